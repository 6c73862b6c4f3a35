/// How a client reaches its servers.
package struct HTTPOptions: Sendable {
    /// Name lookup, connecting and the TLS handshake together, in seconds; at least one.
    package var connectTimeoutSeconds: Int
    /// From the connection to the complete response, in seconds; at least one.
    package var readTimeoutSeconds: Int
    /// How long an idle connection is reused, in seconds; at least one. Servers and load balancers commonly drop idle connections
    /// after a minute, and a request sent at that moment is lost.
    package var idleSeconds = 50
    /// The limit for a response body, in bytes, after decompression.
    package var maxBodyBytes: Int
    /// A PEM file of certificate authorities to trust instead of the system's.
    package var caFile: String?
    /// A Unix socket to connect to, whatever host the URLs name; no proxy is used.
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
    /// In seconds. libcurl takes zero for "no limit" or for its own default.
    static func atLeastOne(_ seconds: Int) -> Int { min(max(seconds, 1), 1_000_000) }
}
