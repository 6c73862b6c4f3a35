import HTTPCurl

extension HTTPOptions {
    /// Options without timeouts, except those under test: response times on a busy machine must not matter.
    static func withoutTimeouts(
        connectTimeoutSeconds: Int = 100_000, readTimeoutSeconds: Int = 100_000, maxBodyBytes: Int = 64 << 20,
        caFile: String? = nil, unixSocketPath: String? = nil
    ) -> HTTPOptions {
        var options = HTTPOptions(
            connectTimeoutSeconds: connectTimeoutSeconds, readTimeoutSeconds: readTimeoutSeconds,
            maxBodyBytes: maxBodyBytes, caFile: caFile, unixSocketPath: unixSocketPath)
        options.idleSeconds = 100_000
        return options
    }
}
