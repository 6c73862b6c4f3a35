/// The title of an HTML page, or its first heading, for an error message.
struct HTMLPage {
    /// One short line; empty if the page has neither.
    let words: String

    init(_ bytes: [UInt8]) {
        // The title is at the beginning, and a page can be of any size.
        let page = Array(bytes.prefix(16_384))
        words = HTMLPage.inside("title", of: page) ?? HTMLPage.inside("h1", of: page) ?? ""
    }

    private static func inside(_ tag: String, of page: [UInt8]) -> String? {
        // Lowercased byte by byte, so that indices are the same in both arrays.
        let small = page.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        guard let opening = small.firstRange(of: "<\(tag)".utf8),
            let start = small[opening.upperBound...].firstIndex(of: UInt8(ascii: ">")),
            let end = small[start...].firstRange(of: "</\(tag)".utf8)
        else { return nil }
        let text = String(decoding: page[(start + 1)..<end.lowerBound], as: UTF8.self)
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        return words.isEmpty ? nil : String(words.prefix(200))
    }
}
