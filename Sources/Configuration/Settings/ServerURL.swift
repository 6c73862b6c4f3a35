import FoundationEssentials

/// The URL of a server: scheme, host, port and the path before `/api/v1`.
package struct ServerURL: Hashable, Sendable {
    /// Why a text is not such a URL; without the text, as it may contain a secret.
    struct Problem: Error, Hashable {
        let message: String
    }

    /// `https://oncall.example.com/oncall`: lowercase host, no trailing slash, no `/api/v1`, no default port.
    package let text: String
    /// Whether it is https.
    package let isEncrypted: Bool
    /// Whether the host is this machine: `localhost`, 127.0.0.0/8 or `::1`.
    package let isLoopback: Bool

    init(_ text: String) throws(Problem) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Problem(message: "must be a URL in plain ASCII without spaces")
        }
        guard let parts = URLComponents(string: text, encodingInvalidCharacters: false),
            let scheme = parts.scheme?.lowercased(),
            scheme == "https" || scheme == "http", text.dropFirst(scheme.count).hasPrefix("://")
        else { throw Problem(message: "must begin with https:// or http://") }
        // Even without a name before it, an @ suggests that something was pasted in the wrong field.
        guard parts.user == nil, parts.password == nil, !text.prefix(while: { $0 != "?" && $0 != "#" }).contains("@")
        else {
            throw Problem(message: "must not contain a user name or a password")
        }
        guard parts.query == nil, parts.fragment == nil else {
            throw Problem(message: "must end with the path: no ? and no #")
        }
        guard let host = parts.host?.lowercased(), !host.isEmpty, host != "[]" else {
            throw Problem(message: "must name a host: https://oncall.example.com")
        }
        if let port = parts.port, !(1...65535).contains(port) {
            throw Problem(message: "must have a port from 1 to 65535")
        }
        let address = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let port = parts.port.flatMap { $0 == (scheme == "https" ? 443 : 80) ? nil : ":\($0)" } ?? ""
        self.text =
            scheme + "://" + (address.contains(":") ? "[\(address)]" : address) + port
            + ServerURL.base(of: parts.percentEncodedPath)
        isEncrypted = scheme == "https"
        isLoopback = ServerURL.isLoopback(address)
    }

    private static func base(of path: String) -> String {
        var path = Substring(path)
        while path.hasSuffix("/") { path.removeLast() }
        if path.hasSuffix("/api/v1") { path.removeLast("/api/v1".count) }
        while path.hasSuffix("/") { path.removeLast() }
        return String(path)
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers[0] == 127 && numbers.allSatisfy { $0 != nil }
    }
}

extension ServerURL: CustomStringConvertible {
    package var description: String { text }
}
