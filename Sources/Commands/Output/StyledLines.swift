/// Lines of text, each with what it is; a terminal shows that in colours.
struct StyledLines: Hashable, Sendable {
    /// What a line is.
    enum Style: Hashable, Sendable {
        case plain
        /// The name of an integration, or of what is compared.
        case heading
        /// Where a difference is.
        case position
        case removed
        case added
        /// Why something can't be sent.
        case problem

        /// As `git diff` has them: the parameters of "select graphic rendition".
        fileprivate var rendition: String? {
            switch self {
            case .plain: nil
            case .heading: "1"
            case .position: "36"
            case .removed: "31"
            case .added: "32"
            case .problem: "33"
            }
        }
    }

    /// A line, without its end.
    struct Line: Hashable, Sendable {
        let style: Style
        let text: String
    }

    private(set) var lines: [Line] = []

    init() {}

    /// - Parameter text: may have several lines.
    init(_ text: String, _ style: Style = .plain) { add(text, style) }

    var isEmpty: Bool { lines.isEmpty }

    /// - Parameter text: may have several lines; nothing is added for an empty one.
    mutating func add(_ text: String, _ style: Style = .plain) {
        guard !text.isEmpty else { return }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append(Line(style: style, text: String(line)))
        }
    }

    static func += (lines: inout StyledLines, more: StyledLines) { lines.lines += more.lines }

    static func + (lines: StyledLines, more: StyledLines) -> StyledLines {
        var lines = lines
        lines += more
        return lines
    }

    /// Without colours.
    var plain: String { lines.map(\.text).joined(separator: "\n") }

    /// With colours: each line ends in the terminal's own.
    /// - Parameter safe: makes the text of a line safe for a terminal.
    func colored(_ safe: (String) -> String) -> String {
        lines.map { line in
            guard let rendition = line.style.rendition else { return safe(line.text) }
            return "\u{1B}[\(rendition)m\(safe(line.text))\u{1B}[m"
        }.joined(separator: "\n")
    }
}
