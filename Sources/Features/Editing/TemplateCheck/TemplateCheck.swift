import Jinja
package import JinjaEditing
import OnCallTemplates
package import TextEditing

/// The check of the edited template by the local Jinja2 parser: faults, and tokens for colouring.
package struct TemplateCheck: Hashable, Sendable {
    /// A location that the server would reject or fail on.
    package struct Fault: Hashable, Sendable {
        package let range: TextRange
        /// Jinja2's message.
        package let message: String
        /// A suggested fix, as text; nil if none is obvious.
        package let remedy: String?

        /// `line 3, column 14`, both from 1; columns are characters.
        package var location: String { "line \(range.start.line + 1), column \(range.start.column + 1)" }
    }

    /// The kind of a token, for colouring.
    package enum Kind: Hashable, Sendable {
        case delimiter, keyword, variable, filter, string, number, comment
    }

    /// The first is the one that jinja2 reports, the reason for a rejection.
    package private(set) var faults: [Fault] = []
    /// The tokens of each line; the rest is plain text.
    package private(set) var pieces = LinePieces<Kind>()
    /// Matching brackets and tags.
    package private(set) var pairs = TemplatePairs("")
    /// Whether the server stores it but refuses to render it: it has more than 50 000 characters (`JINJA_TEMPLATE_MAX_LENGTH`). It is not
    /// checked then.
    package private(set) var isTooLong = false

    private static let maxCharacters = 50_000

    package init(_ text: EditableText) {
        let source = text.text
        isTooLong = source.utf8.count > Self.maxCharacters && source.unicodeScalars.count > Self.maxCharacters
        guard !isTooLong else { return }
        let places = ByteOffsets(text)
        faults = Template(source, in: .onCall).diagnostics.map { diagnostic in
            Fault(
                range: TextRange(
                    places.position(atByte: diagnostic.range.lowerBound),
                    places.position(atByte: diagnostic.range.upperBound)),
                message: diagnostic.message, remedy: diagnostic.fix?.title)
        }
        colour(source, text, places)
        pairs = TemplatePairs(source)
    }

    private mutating func colour(_ source: String, _ text: EditableText, _ places: ByteOffsets) {
        let bytes = Array(source.utf8)
        // A name after a pipe is a filter.
        var isAfterPipe = false
        for token in SyntaxToken.all(of: source) {
            let kind: Kind? =
                switch token.kind {
                case .mark: .delimiter
                case .keyword: .keyword
                case .name: isAfterPipe ? .filter : .variable
                case .string: .string
                case .number: .number
                case .comment: .comment
                case .text, .symbol, .blank, .fault: nil
                }
            if token.kind != .blank { isAfterPipe = bytes[token.range].elementsEqual("|".utf8) }
            if let kind { pieces.add(kind, bytes: token.range, in: text, places) }
        }
    }
}
