import Jinja
package import TextEditing

/// What Jinja2 makes of the template in an editor: the places that the server would refuse, and what each piece is.
package struct TemplateCheck: Hashable, Sendable {
    /// A place that the server refuses, or falls over.
    package struct Fault: Hashable, Sendable {
        package let range: TextRange
        /// Jinja2's own words.
        package let message: String
        /// What would put it right, for people; nil where nothing is obvious.
        package let remedy: String?

        /// `line 3, column 14`, both from 1; columns are characters.
        package var place: String { "line \(range.start.line + 1), column \(range.start.column + 1)" }
    }

    /// What a piece of a template is, for colouring.
    package enum Kind: Hashable, Sendable {
        case delimiter, keyword, variable, filter, string, number, comment
    }

    /// A part of a line that is of one kind.
    package struct Piece: Hashable, Sendable {
        package let columns: Range<Int>
        package let kind: Kind
    }

    /// The first is what jinja2 reports, and so why the server refuses.
    package private(set) var faults: [Fault] = []
    private var pieces: [Int: [Piece]] = [:]
    /// Whether the server stores it, and refuses to render it: it has more than 50 000 characters (`JINJA_TEMPLATE_MAX_LENGTH`). It is
    /// not looked into then.
    package private(set) var isTooLong = false

    private static let longest = 50_000

    package init(_ text: EditableText) {
        let source = text.text
        isTooLong = source.utf8.count > Self.longest && source.unicodeScalars.count > Self.longest
        guard !isTooLong else { return }
        let places = BytePlaces(text)
        faults = Template(source).diagnostics.map { diagnostic in
            Fault(
                range: TextRange(
                    places.position(atByte: diagnostic.range.lowerBound),
                    places.position(atByte: diagnostic.range.upperBound)),
                message: diagnostic.message, remedy: diagnostic.fix?.title)
        }
        colour(source, text, places)
    }

    /// The pieces of a line, from left to right; what lies between them is plain text.
    package func pieces(ofLine line: Int) -> [Piece] { pieces[line] ?? [] }

    private mutating func colour(_ source: String, _ text: EditableText, _ places: BytePlaces) {
        let bytes = Array(source.utf8)
        // A name behind a bar is a filter's.
        var isBehindBar = false
        for token in SyntaxToken.all(of: source) {
            let kind: Kind? =
                switch token.kind {
                case .mark: .delimiter
                case .keyword: .keyword
                case .name: isBehindBar ? .filter : .variable
                case .string: .string
                case .number: .number
                case .comment: .comment
                case .text, .symbol, .blank, .fault: nil
                }
            if token.kind != .blank { isBehindBar = bytes[token.range].elementsEqual("|".utf8) }
            if let kind { add(kind, from: token.range.lowerBound, to: token.range.upperBound, text, places) }
        }
    }

    private mutating func add(_ kind: Kind, from: Int, to: Int, _ text: EditableText, _ places: BytePlaces) {
        let (start, end) = (places.position(atByte: from), places.position(atByte: to))
        for line in start.line...max(start.line, end.line) {
            let first = line == start.line ? start.column : 0
            let last = line == end.line ? end.column : text.line(line).count
            guard first < last else { continue }
            // Some tokens come in parts.
            if let before = pieces[line]?.last, before.kind == kind, before.columns.upperBound == first {
                pieces[line]?.removeLast()
                pieces[line]?.append(Piece(columns: before.columns.lowerBound..<last, kind: kind))
            } else {
                pieces[line, default: []].append(Piece(columns: first..<last, kind: kind))
            }
        }
    }
}
