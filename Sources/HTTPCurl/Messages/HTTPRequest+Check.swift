extension HTTPRequest {
    /// Refuses what would not arrive as written, above all a line break, which would inject a header.
    ///
    /// - Throws: `HTTPFailure` of kind `badRequest`.
    func check() throws(HTTPFailure) {
        guard HTTPRequest.isToken(method) else { throw .badRequest("the method is not a token") }
        guard HTTPRequest.hasKnownScheme(url) else {
            throw .badRequest("the URL does not begin with http:// or https://")
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw .badRequest("the URL contains a space or a control character")
        }
        guard method != "HEAD" || body == nil else { throw .badRequest("a HEAD request has no body") }
        for header in headers {
            guard HTTPRequest.isToken(header.name) else { throw .badRequest("a header name is not a token") }
            guard header.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
                throw .badRequest("the header \(header.name) contains a control character")
            }
            guard !HTTPRequest.ownHeaders.contains(where: header.isNamed) else {
                throw .badRequest("the header \(header.name) is set by the client")
            }
        }
    }

    /// They frame the message; two conflicting framings allow request smuggling.
    private static let ownHeaders = ["Content-Length", "Transfer-Encoding", "Expect"]

    private static func hasKnownScheme(_ url: String) -> Bool {
        let scheme = url.prefix { $0 != ":" }
        return ["http", "https"].contains(scheme.lowercased()) && url.dropFirst(scheme.count).hasPrefix("://")
    }

    /// A token as defined by RFC 9110.
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}
