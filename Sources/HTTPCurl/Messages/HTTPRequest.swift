/// A request to a server.
package struct HTTPRequest: Sendable {
    /// `GET`, `PUT` and so on; sent as written.
    package var method: String
    /// Complete, with `http` or `https`, and percent-encoded.
    package var url: String
    /// Sent in this order. Must not contain the headers that frame the message (see `check`).
    package var headers: [HTTPHeader]
    /// nil for no body, which is not the same as an empty one.
    package var body: [UInt8]?

    package init(method: String, url: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// Whether the request goes over https.
    var isEncrypted: Bool { url.prefix { $0 != ":" }.lowercased() == "https" }

    /// Whether the request changes nothing on the server, so that it may be sent twice.
    var isSafe: Bool { method == "GET" || method == "HEAD" || method == "OPTIONS" }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Method, URL without user info, header names and body size; no secrets.
    package var description: String {
        var text = "\(method) \(redactedURL)"
        if !headers.isEmpty { text += " (\(headers.map(\.name).joined(separator: ", ")))" }
        if let body { text += ", \(body.count) bytes" }
        return text
    }
    /// As `description`.
    package var debugDescription: String { description }
    /// As `description`, field by field.
    package var customMirror: Mirror {
        Mirror(
            self,
            children: [
                "method": method, "url": redactedURL, "headers": headers.map(\.name), "body": body?.count as Any,
            ])
    }

    /// The URL without user name and password.
    private var redactedURL: String {
        let scalars = url.unicodeScalars
        guard let colon = scalars.firstIndex(of: ":") else { return url }
        let start = scalars[colon...].dropFirst().drop { $0 == "/" }.startIndex
        let end = scalars[start...].firstIndex { "/?#".unicodeScalars.contains($0) } ?? scalars.endIndex
        guard let at = scalars[start..<end].lastIndex(of: "@") else { return url }
        return String(scalars[..<start]) + String(scalars[at...].dropFirst())
    }
}
