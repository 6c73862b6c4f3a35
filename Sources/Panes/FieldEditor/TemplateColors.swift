import Features
import TerminalCore
import TextEditing

/// The style of each character of a template.
struct TemplateColors {
    let check: TemplateCheck?
    let theme: Theme

    /// The styles of some characters of a line.
    func styles(ofLine line: Int, columns: Range<Int>) -> [Style] {
        var styles = Array(repeating: theme[.text], count: columns.count)
        guard let check else { return styles }
        for piece in check.pieces(ofLine: line) {
            for column in piece.columns.clamped(to: columns) {
                styles[column - columns.lowerBound] = theme[TemplateColors.role(of: piece.kind)]
            }
        }
        for fault in check.faults {
            for column in TemplateColors.columns(of: fault.range, line: line).clamped(to: columns) {
                styles[column - columns.lowerBound] = theme[.syntaxError]
            }
        }
        return styles
    }

    /// What of a line is in a range; a fault without a width marks the character that it stands before.
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
