import Glibc

/// The hosts that are contacted without a proxy.
enum ProxyExceptions {
    /// The variable as libcurl understands it; nil if it can read it by itself.
    static var adapted: String? {
        // The lowercase one has priority, as in libcurl.
        guard let value = getenv("no_proxy") ?? getenv("NO_PROXY") else { return nil }
        return adapted(String(cString: value))
    }

    /// `*.corp`, which libcurl does not know, as `.corp`; nil if there is no such entry.
    static func adapted(_ hosts: String) -> String? {
        let entries = hosts.split { $0 == "," || $0 == " " || $0 == "\t" }
        guard entries.contains(where: { $0.hasPrefix("*.") }) else { return nil }
        return entries.map { $0.hasPrefix("*.") ? $0.dropFirst() : $0 }.joined(separator: ",")
    }
}
