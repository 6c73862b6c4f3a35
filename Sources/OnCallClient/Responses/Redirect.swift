import HTTPCurl

/// A redirect, which is not followed: what to say about it.
struct Redirect {
    /// The requested address, without the query.
    private let requested: String
    private let baseURL: String
    /// As the server names it.
    private let location: String?

    /// - Parameter url: the requested address, which begins with `baseURL`.
    init(_ response: HTTPResponse, of url: String, baseURL: String) {
        requested = Redirect.path(url)
        self.baseURL = baseURL
        location = response.headers["Location"]
    }

    /// The sentence, with the address to configure if the same host has the API elsewhere.
    var message: String {
        guard let location else { return "the server redirects; the token is not sent there" }
        let shown = location.prefix(200)
        guard let target, Redirect.host(of: target) == Redirect.host(of: requested) else {
            return "the server redirects to \(shown); the token is not sent there"
        }
        if Redirect.withoutSlash(target) == Redirect.withoutSlash(requested) {
            return "the server redirects to \(shown), where only the slash at the end differs: "
                + "a proxy on the way changes addresses; configure the address of OnCall itself instead of \(baseURL)"
        }
        let path = Redirect.withoutSlash(String(requested.dropFirst(baseURL.count)))
        guard requested.hasPrefix(baseURL), !path.isEmpty, Redirect.withoutSlash(target).hasSuffix(path) else {
            return "the server redirects to \(shown); that is not followed"
        }
        let base = Redirect.withoutSlash(target).dropLast(path.count).prefix(200)
        return "the server redirects to \(shown); if that is your OnCall, configure the address \(base)"
    }

    /// `location` in full and without its query; nil if it is relative to a folder or invalid.
    private var target: String? {
        guard let location, let scheme = requested.firstRange(of: "://") else { return nil }
        if location.contains("://") { return Redirect.path(location) }
        guard location.hasPrefix("/") else { return nil }
        if location.hasPrefix("//") { return Redirect.path(requested[..<scheme.lowerBound] + ":" + location) }
        return Redirect.path(requested[..<Redirect.pathStart(in: requested)] + location)
    }

    /// The address without its query. Case matters only in the path.
    private static func path(_ url: String) -> String {
        let url = String(url.prefix { $0 != "?" && $0 != "#" })
        let start = pathStart(in: url)
        return url[..<start].lowercased() + url[start...]
    }

    private static func withoutSlash(_ url: String) -> String {
        var url = Substring(url)
        while url.last == "/" { url.removeLast() }
        return String(url)
    }

    /// The host without scheme and port.
    private static func host(of url: String) -> String? {
        guard let scheme = url.firstRange(of: "://") else { return nil }
        let authority = url[scheme.upperBound..<pathStart(in: url)]
        // A user name could look like a host.
        guard !authority.contains("@") else { return nil }
        // The colons of an IPv6 address are in brackets.
        let end = authority.lastIndex(of: "]") ?? authority.startIndex
        return String(authority[..<(authority[end...].firstIndex(of: ":") ?? authority.endIndex)])
    }

    private static func pathStart(in url: String) -> String.Index {
        let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
        return url[start...].firstIndex(of: "/") ?? url.endIndex
    }
}
