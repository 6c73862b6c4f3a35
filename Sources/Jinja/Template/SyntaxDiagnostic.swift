/// A fault in a template, its position, and a fix.
package struct SyntaxDiagnostic: Error, Hashable, Sendable {
    /// A change that fixes it.
    package struct Fix: Hashable, Sendable {
        /// UTF-8 offsets in the text as edited; empty for an insertion.
        package let range: Range<Int>
        package let replacement: String
        /// The user-facing title: `replace with "tojson_pretty"`.
        package let title: String
    }

    /// jinja2's own message.
    package let message: String
    /// UTF-8 offsets in the text as edited.
    package let range: Range<Int>
    /// The line of the start of the range, from 1.
    package let line: Int
    /// In code points, from 1.
    package let column: Int
    /// The line that jinja2 reports, which can differ: at the end of a template it is that of the last tag.
    package let serverLine: Int
    package internal(set) var fix: Fix?
    /// Whether jinja2 doesn't reject it but crashes while compiling, so that the server responds with an internal error.
    package let isCollapse: Bool

    init(_ fault: SyntaxFault, in source: SourceText) {
        message = fault.message
        let range = source.original(fault.range.lowerBound)..<source.original(fault.range.upperBound)
        self.range = range
        (line, column) = source.location(of: fault.range.lowerBound)
        serverLine = fault.line
        isCollapse = fault.isCollapse
        switch fault.fix {
        case .replace(let text):
            fix = Fix(range: range, replacement: text, title: "replace with `\(text)`")
        case .insert(let text):
            let offset = range.lowerBound
            fix = Fix(range: offset..<offset, replacement: text, title: "insert `\(text)`")
        case .insertAtEnd(let text):
            let offset = source.originalCount
            fix = Fix(range: offset..<offset, replacement: text, title: "insert `\(text)`")
        case .append(let text):
            fix = Fix(
                range: source.originalCount..<source.originalCount, replacement: text, title: "add `\(text)` at the end"
            )
        case .remove: fix = Fix(range: range, replacement: "", title: "remove it")
        case .rewrite(let other, let text):
            fix = Fix(
                range: source.original(other.lowerBound)..<source.original(other.upperBound), replacement: text,
                title: "replace `\(source.text(other))` with `\(text)`")
        case nil: fix = nil
        }
    }
}
