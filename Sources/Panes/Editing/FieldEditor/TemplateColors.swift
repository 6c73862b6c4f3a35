import Features
import JinjaEditing
import OnCallTemplates
import TerminalCore
import TextEditing

/// The style of each character of a template.
struct TemplateColors {
    private let check: TemplateCheck?
    private let theme: Theme
    /// The ranges of warnings.
    private var warned: [TextRange] = []
    /// The bracket or tag at the cursor, and its partners.
    private var paired: [TextRange] = []
    private var faults: [TemplateCheck.Fault]

    init(check: TemplateCheck?, theme: Theme) {
        self.check = check
        self.theme = theme
        faults = check?.faults ?? []
    }

    /// - Parameter studio: for the warnings of the current result.
    init(_ editor: FieldEditor, _ studio: Studio?, _ theme: Theme) {
        self.init(check: editor.check, theme: theme)
        if studio?.isFaultQuiet ?? false { faults = [] }
        guard let check else { return }
        let places = ByteOffsets(editor.text)
        func range(_ bytes: Range<Int>) -> TextRange {
            TextRange(places.position(atByte: bytes.lowerBound), places.position(atByte: bytes.upperBound))
        }
        if let studio, !studio.isRendering { warned = studio.rendering?.advice.compactMap(\.range).map(range) ?? [] }
        paired = check.pairs.partners(atByte: places.byte(of: editor.text.selection.head)).map(range)
    }

    /// The styles of some characters of a line.
    func styles(ofLine line: Int, columns: Range<Int>) -> [Style] {
        var styles = Array(repeating: theme[.text], count: columns.count)
        guard let check else { return styles }
        for piece in check.pieces[line] {
            for column in piece.columns.clamped(to: columns) {
                styles[column - columns.lowerBound] = theme[TemplateColors.role(of: piece.kind)]
            }
        }
        for range in warned {
            for column in TemplateColors.columns(of: range, line: line).clamped(to: columns) {
                styles[column - columns.lowerBound] = theme[.warning].adding(.underline)
            }
        }
        for range in paired {
            for column in TemplateColors.columns(of: range, line: line).clamped(to: columns) {
                styles[column - columns.lowerBound] = theme[.match]
            }
        }
        for fault in faults {
            for column in TemplateColors.columns(of: fault.range, line: line).clamped(to: columns) {
                styles[column - columns.lowerBound] = theme[.syntaxError]
            }
        }
        return styles
    }

    /// The part of a line in a range; an empty range marks the next character.
    private static func columns(of range: TextRange, line: Int) -> Range<Int> {
        guard range.start.line <= line, line <= range.end.line else { return 0..<0 }
        let first = line == range.start.line ? range.start.column : 0
        let last = line == range.end.line ? range.end.column : Int.max
        return first..<max(last, range.isEmpty ? first + 1 : first)
    }

    private static func role(of kind: TemplateCheck.Kind) -> Role {
        switch kind {
        case .delimiter: .syntaxDelimiter
        case .keyword: .syntaxKeyword
        case .variable: .syntaxVariable
        case .filter: .syntaxFilter
        case .string: .syntaxString
        case .number: .syntaxNumber
        case .comment: .syntaxComment
        }
    }
}
