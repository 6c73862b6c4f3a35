/// How a client reaches its servers.
package struct HTTPOptions: Sendable {
    /// For finding the address, connecting, and agreeing on keys. In seconds, at least one.
    package var connectTimeoutSeconds: Int
    /// From connected to the complete answer. In seconds, at least one.
    package var readTimeoutSeconds: Int
    /// How long a connection may have been idle and still carry the next request. Servers and balancers commonly drop one after a
    /// minute, and a request that meets the drop is lost. In seconds, at least one.
    package var idleSeconds = 50
    /// The longest answer that is taken, counted after it is unpacked. In bytes.
    package var maxBodyBytes: Int
    /// The authorities to trust instead of the system's: a file in PEM form.
    package var caFile: String?
    /// Connect to this socket, whatever host the addresses name, and past any proxy.
    package var unixSocketPath: String?

    package init(
        connectTimeoutSeconds: Int = 10, readTimeoutSeconds: Int = 60, maxBodyBytes: Int = 64 << 20,
        caFile: String? = nil,
        unixSocketPath: String? = nil
    ) {
        self.connectTimeoutSeconds = connectTimeoutSeconds
        self.readTimeoutSeconds = readTimeoutSeconds
        self.maxBodyBytes = maxBodyBytes
        self.caFile = caFile
        self.unixSocketPath = unixSocketPath
    }
}

extension HTTPOptions {
    /// In seconds. libcurl takes zero for no limit, or for one of its own.
    static func atLeastOne(_ seconds: Int) -> Int { min(max(seconds, 1), 1_000_000) }
}
