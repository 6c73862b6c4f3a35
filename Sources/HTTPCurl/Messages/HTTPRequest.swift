/// What is asked of a server.
package struct HTTPRequest: Sendable {
    /// `GET`, `PUT` and so on; sent as it is written.
    package var method: String
    /// Complete, with `http` or `https`, and encoded as it shall be sent.
    package var url: String
    /// Sent in this order. The lines that say where a message ends are not the caller's to write.
    package var headers: [HTTPHeader]
    /// Nil where there is none, which is not the same as an empty one.
    package var body: [UInt8]?

    package init(method: String, url: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// Whether nobody on the way can read it.
    var isEncrypted: Bool { url.prefix { $0 != ":" }.lowercased() == "https" }

    /// Whether a server changes nothing when it gets it, so that it may be sent twice.
    var isSafe: Bool { method == "GET" || method == "HEAD" || method == "OPTIONS" }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Method, URL without a user's name, the headers' names and the body's size: nothing that is secret.
    package var description: String {
        var words = "\(method) \(harmlessURL)"
        if !headers.isEmpty { words += " (\(headers.map(\.name).joined(separator: ", ")))" }
        if let body { words += ", \(body.count) bytes" }
        return words
    }
    /// As `description`.
    package var debugDescription: String { description }
    /// As `description`, in parts.
    package var customMirror: Mirror {
        Mirror(
            self,
            children: [
                "method": method, "url": harmlessURL, "headers": headers.map(\.name), "body": body?.count as Any,
            ])
    }

    /// Without the name and password that may stand before the host.
    private var harmlessURL: String {
        let scalars = url.unicodeScalars
        guard let colon = scalars.firstIndex(of: ":") else { return url }
        let start = scalars[colon...].dropFirst().drop { $0 == "/" }.startIndex
        let end = scalars[start...].firstIndex { "/?#".unicodeScalars.contains($0) } ?? scalars.endIndex
        guard let at = scalars[start..<end].lastIndex(of: "@") else { return url }
        return String(scalars[..<start]) + String(scalars[at...].dropFirst())
    }
}
