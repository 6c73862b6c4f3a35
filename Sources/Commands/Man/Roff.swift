/// A man page under construction, in man(7) macros. Text may have `bold` parts in backticks.
struct Roff {
    /// The page so far, without a newline at the end.
    var text: String { lines.joined(separator: "\n") }

    private var lines: [String]
    /// Whether a heading or an item came last: then no paragraph is opened.
    private var isFresh = true

    init(_ page: ManualPage, section: Int, date: String, source: String) {
        lines = [
            ".TH \(Roff.quoted(page.rawValue.uppercased())) \(section) \(date) \(Roff.quoted(source))",
            ".SH NAME",
        ]
    }

    mutating func name(_ page: ManualPage, _ summary: String) {
        lines.append("\(Roff.escaped(page.rawValue)) \\- \(Roff.escaped(summary))")
    }

    mutating func section(_ title: String) {
        lines.append(".SH \(Roff.quoted(title.uppercased()))")
        isFresh = true
    }

    mutating func subsection(_ title: String) {
        lines.append(".SS \(Roff.quoted(title))")
        isFresh = true
    }

    mutating func paragraph(_ text: String) {
        if !isFresh { lines.append(".PP") }
        lines.append(Roff.marked(text))
        isFresh = false
    }

    /// A line of roff.
    mutating func raw(_ line: String) {
        lines.append(line)
        isFresh = false
    }

    /// An item of a list; the tag is roff.
    mutating func item(_ tag: String, _ text: String) {
        lines += [".TP", tag, Roff.marked(text)]
        isFresh = false
    }

    /// Another paragraph of the last item.
    mutating func more(_ text: String) {
        lines += [".sp", Roff.marked(text)]
        isFresh = false
    }

    /// Verbatim lines in a fixed font.
    mutating func example(_ text: String) {
        if !isFresh { lines.append(".PP") }
        lines.append(".nf")
        lines += text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.isEmpty ? "\\&" : Roff.escaped(String($0))
        }
        lines.append(".fi")
        isFresh = false
    }

    // MARK: Text

    static func bold(_ text: String) -> String { "\\fB\(escaped(text, isAtStart: false))\\fR" }

    static func italic(_ text: String) -> String { "\\fI\(escaped(text, isAtStart: false))\\fR" }

    /// Text without meaning to roff: no escapes, and no request at the start.
    static func escaped(_ text: String, isAtStart: Bool = true) -> String {
        var plain = isAtStart && (text.hasPrefix(".") || text.hasPrefix("'")) ? "\\&" : ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": plain += "\\e"
            case "-": plain += "\\-"
            case "'": plain += "\\(aq"
            case "`": plain += "\\(ga"
            case "^": plain += "\\(ha"
            case "~": plain += "\\(ti"
            case "\"": plain += "\\(dq"
            case "\n": plain += " "
            case " "..."~": plain.unicodeScalars.append(scalar)
            default:
                let hex = String(scalar.value, radix: 16, uppercase: true)
                plain += "\\[u\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)]"
            }
        }
        return plain
    }

    /// Text whose parts in backticks are bold.
    private static func marked(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        // A backtick without a partner is printed as is.
        guard parts.count % 2 == 1 else { return escaped(text) }
        return parts.enumerated().map { index, part in
            index % 2 == 1 ? bold(part) : escaped(part, isAtStart: index == 0)
        }.joined()
    }

    private static func quoted(_ text: String) -> String { "\"\(escaped(text, isAtStart: false))\"" }
}
