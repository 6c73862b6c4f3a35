/// The title of an HTML page, or its first heading, for an error message.
struct HTMLPage {
    /// One short line; empty if the page has neither.
    let title: String

    init(_ bytes: [UInt8]) {
        // The title is at the beginning, and a page can be of any size.
        let page = Array(bytes.prefix(16_384))
        title = HTMLPage.contents("title", of: page) ?? HTMLPage.contents("h1", of: page) ?? ""
    }

    private static func contents(_ tag: String, of page: [UInt8]) -> String? {
        // Lowercased byte by byte, so that indices are the same in both arrays.
        let lowercased = page.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        guard let opening = lowercased.firstRange(of: "<\(tag)".utf8),
            let start = lowercased[opening.upperBound...].firstIndex(of: UInt8(ascii: ">")),
            let end = lowercased[start...].firstRange(of: "</\(tag)".utf8)
        else { return nil }
        let text = String(decoding: page[(start + 1)..<end.lowerBound], as: UTF8.self)
        let title = text.split { $0.isWhitespace }.joined(separator: " ")
        return title.isEmpty ? nil : String(title.prefix(200))
    }
}
