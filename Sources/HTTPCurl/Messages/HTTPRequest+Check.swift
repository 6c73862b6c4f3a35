extension HTTPRequest {
    /// Refuses what would not arrive as it is written: above all a line break, which would end a line that the caller thought it
    /// was still within.
    ///
    /// - Throws: `HTTPFailure` of kind `badRequest`.
    func check() throws(HTTPFailure) {
        guard HTTPRequest.isToken(method) else { throw .badRequest("the method is not a word") }
        guard HTTPRequest.hasKnownScheme(url) else {
            throw .badRequest("the address does not begin with http:// or https://")
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw .badRequest("the address has a blank or a control character")
        }
        guard method != "HEAD" || body == nil else { throw .badRequest("a HEAD request has no body") }
        for header in headers {
            guard HTTPRequest.isToken(header.name) else { throw .badRequest("a header's name is not a word") }
            guard header.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
                throw .badRequest("the header \(header.name) has a control character")
            }
            guard !HTTPRequest.ownHeaders.contains(where: header.isNamed) else {
                throw .badRequest("the header \(header.name) is not the caller's to set")
            }
        }
    }

    /// They say where the message ends and when it is sent; two opinions about that are how a request hides in another.
    private static let ownHeaders = ["Content-Length", "Transfer-Encoding", "Expect"]

    private static func hasKnownScheme(_ url: String) -> Bool {
        let scheme = url.prefix { $0 != ":" }
        return ["http", "https"].contains(scheme.lowercased()) && url.dropFirst(scheme.count).hasPrefix("://")
    }

    /// A token as RFC 9110 has it.
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
