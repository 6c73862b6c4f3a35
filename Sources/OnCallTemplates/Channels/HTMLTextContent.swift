import Jinja

/// The text in HTML, as the engine takes it for SMS and phone calls.
///
/// Source: `clean_html` in `engine/common/utils.py` of grafana/oncall v1.16.8: all texts that BeautifulSoup finds with Python's
/// `html.parser`, those of comments too. Blanks alone between two tags become one.
struct HTMLTextContent {
    private let html: CodePoints
    private var result: CodePoints = []
    /// The text since the last tag.
    private var pending: CodePoints = []
    /// How many elements are open that keep their blanks.
    private var preserving = 0

    /// The text of some HTML.
    static func text(of html: String) -> String {
        guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return html }
        var content = HTMLTextContent(html: CodePoints(html))
        content.read()
        return content.result.string
    }

    private init(html: CodePoints) { self.html = html }

    private mutating func flush() {
        let isBlank = pending.allSatisfy { [9, 10, 12, 13, 32].contains($0) }
        if isBlank, !pending.isEmpty, preserving == 0 {
            result.append(pending.contains(10) ? 10 : 32)
        } else {
            result += pending
        }
        pending = []
    }

    private mutating func read() {
        var index = 0
        while index < html.count {
            switch Unicode.Scalar(html[index]) {
            case "<": index = readMarkup(at: index)
            case "&": index = readEntity(at: index)
            default:
                pending.append(html[index])
                index += 1
            }
        }
        flush()
    }

    // MARK: Tags

    private static let startTag = MarkdownPattern(
        #"<[a-zA-Z][^\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)(?:\s*,)*)?(?:\s|/(?!>))*)*)?\s*"#
    )

    /// - Returns: the place after it.
    private mutating func readMarkup(at index: Int) -> Int {
        let next = index + 1 < html.count ? Unicode.Scalar(html[index + 1]) : nil
        if let next, next.isASCII, next.properties.isAlphabetic { return readStartTag(at: index) }
        if next == "/" { return readEndTag(at: index) }
        for (open, close) in [("<!--", "-->"), ("<![", "]]>"), ("<?", ">"), ("<!", ">")]
        where html[index...].starts(with: CodePoints(open)) {
            guard let end = html.place(of: close, from: index + open.count) else { break }
            flush()
            let inside = html[(index + (open == "<?" ? 2 : open.count))..<end]
            result += open == "<![" ? inside.drop { $0 != UInt32(UInt8(ascii: "[")) }.dropFirst() : inside
            return end + close.count
        }
        pending.append(html[index])
        return index + 1
    }

    private mutating func readStartTag(at index: Int) -> Int {
        guard let match = HTMLTextContent.startTag.match(in: html, at: index) else { return text(index, index + 1) }
        var end = match.end
        switch end < html.count ? Unicode.Scalar(html[end]) : nil {
        case ">": end += 1
        case "/" where end + 1 < html.count && html[end + 1] == UInt32(UInt8(ascii: ">")): end += 2
        case nil, "/", "=": return incompleteTag(at: index)
        case let scalar? where scalar.isASCII && scalar.properties.isAlphabetic: return incompleteTag(at: index)
        default: return text(index, max(end, index + 1))
        }
        flush()
        let name = tagName(at: index + 1)
        if name == "pre" || name == "textarea" { preserving += 1 }
        return end
    }

    /// A tag that the text ends in: up to a `>`, or to the next `<`, it is text.
    private mutating func incompleteTag(at index: Int) -> Int {
        if let close = html[(index + 1)...].firstIndex(of: UInt32(UInt8(ascii: ">"))) { return text(index, close + 1) }
        return text(index, html[(index + 1)...].firstIndex(of: UInt32(UInt8(ascii: "<"))) ?? index + 1)
    }

    private mutating func readEndTag(at index: Int) -> Int {
        guard let close = html[(index + 1)...].firstIndex(of: UInt32(UInt8(ascii: ">"))) else {
            return incompleteTag(at: index)
        }
        flush()
        let name = tagName(at: index + 2)
        if name == "pre" || name == "textarea", preserving > 0 { preserving -= 1 }
        return close + 1
    }

    private func tagName(at index: Int) -> String {
        CodePoints(html[min(index, html.count)...].prefix { Unicode.Scalar($0)?.properties.isAlphabetic ?? false })
            .string
            .lowercased()
    }

    private mutating func text(_ start: Int, _ end: Int) -> Int {
        pending += html[start..<end]
        return end
    }

    // MARK: Entities

    private static let names: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "copy": 0xA9, "reg": 0xAE,
        "middot": 0xB7, "ndash": 0x2013, "mdash": 0x2014, "hellip": 0x2026, "bull": 0x2022, "euro": 0x20AC,
        "times": 0xD7, "deg": 0xB0,
    ]

    private mutating func readEntity(at index: Int) -> Int {
        var end = index + 1
        let isNumber = end < html.count && html[end] == UInt32(UInt8(ascii: "#"))
        if isNumber { end += 1 }
        let start = end
        while end < html.count, let scalar = Unicode.Scalar(html[end]), scalar.isASCII,
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        {
            end += 1
        }
        let name = CodePoints(html[start..<end]).string
        let isClosed = end < html.count && html[end] == UInt32(UInt8(ascii: ";"))
        let code: UInt32?
        if isNumber {
            let isHex = name.first == "x" || name.first == "X"
            code = isHex ? UInt32(name.dropFirst(), radix: 16) : UInt32(name)
        } else {
            code = HTMLTextContent.names[name]
        }
        guard let code, !name.isEmpty else { return text(index, max(end, index + 1)) }
        pending.append(code)
        return isClosed ? end + 1 : end
    }
}

/// A text without markup, for SMS and phone calls.
enum PlainMarkup {
    private static let struckOut = MarkdownPattern(#"~\w+~"#)

    /// Source: `clean_markup` in `engine/common/utils.py` of grafana/oncall v1.16.8.
    static func cleaned(_ text: String) -> String {
        let text = HTMLTextContent.text(of: Markdown.html(text, isCodeFriendly: false))
        guard text.utf8.contains(UInt8(ascii: "~")) else { return text }
        return struckOut.replaced(in: CodePoints(text)) { $0.whole.trimmed("~") }.string
    }
}

/// HTML of web pages and e-mails.
enum RichMarkup {
    /// Source: `convert_md_to_html` in `engine/common/utils.py` of grafana/oncall v1.16.8.
    static func html(_ text: String) -> String {
        Markdown.html(text, isCodeFriendly: true)
            .replacing("\n\n<ul>", with: "<ul>").replacing("\n<li>", with: "<li>").replacing("\n", with: "<br/>")
    }
}
