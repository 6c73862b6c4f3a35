import Features
import OnCall
import OnCallTemplates
import TerminalCore
import TextEditing

/// The table of labels, and the rule that the selected row breaks.
enum LabelEditorView {
    /// - Parameters:
    ///   - preview: the result of the selected dynamic label.
    ///   - isUnwritten: whether the draft could not be written to disk.
    static func draw(
        _ editor: LabelEditor, _ preview: LabelPreview?, isUnwritten: Bool, _ theme: Theme, isFocused: Bool,
        on canvas: inout Canvas
    ) {
        let size = canvas.bounds.size
        let valueX = LabelEditor.valueColumn(inside: size)
        canvas.put("KEY", x: LabelEditor.keyColumn, y: 0, style: theme[.muted])
        canvas.put(
            editor.kind == .plain ? "VALUE" : "VALUE, a Jinja2 template", x: valueX, y: 0, style: theme[.muted],
            width: size.width - valueX)
        let height = LabelEditor.tableHeight(inside: size)
        if editor.rows.isEmpty {
            canvas.put(
                "No labels. a adds one.", x: LabelEditor.keyColumn, y: 2, style: theme[.muted], width: size.width - 3)
        }
        for line in 0..<height {
            let row = editor.top + line
            guard editor.rows.indices.contains(row) else { break }
            drawRow(editor, row, theme, y: line + LabelEditor.linesAboveTable, valueX, isFocused: isFocused, &canvas)
        }
        drawBelow(
            editor, preview, isUnwritten: isUnwritten, theme, y: size.height - LabelEditor.linesBelowTable, &canvas)
    }

    /// The result of the selected dynamic label, and whether the server would accept it as a value.
    private static func drawPreview(_ preview: LabelPreview?, _ theme: Theme, y: Int, _ canvas: inout Canvas) {
        guard let preview, let title = preview.payloadTitle, let rendering = preview.rendering else { return }
        let width = canvas.bounds.width - 2
        switch rendering.outcome {
        case .failure(let message, _):
            canvas.put(message, x: 1, y: y, style: theme[.danger], width: width)
        case .text(let text):
            let violation = LabelPreview.violation(of: text.text)
            let spans = [
                Span("gives ", theme[.muted]),
                Span(text.isEmpty ? "nothing" : text.line(0), theme[violation == nil ? .text : .warning]),
                Span(violation.map { "  ! \($0)" } ?? "", theme[.warning]),
                Span("  rendered here · \(title)", theme[.muted]),
            ]
            canvas.put(spans, x: 1, y: y, width: width)
        }
    }

    private static func drawRow(
        _ editor: LabelEditor, _ row: Int, _ theme: Theme, y: Int, _ valueX: Int, isFocused: Bool,
        _ canvas: inout Canvas
    ) {
        let width = canvas.bounds.width
        let isCursor = editor.row == row && isFocused
        let base = isCursor ? theme[.selection] : theme[.text]
        if isCursor { canvas.put("›", x: 0, y: y, style: theme[.accent]) }
        if editor.isChanged(row: row) { canvas.put("✎", x: 1, y: y, style: theme[.draft]) }
        let violations = editor.violations(row: row)
        let label = editor.rows[row].label
        for (column, text, x, end) in [
            (LabelRules.Column.key, label.key, LabelEditor.keyColumn, valueX - 4),
            (.value, label.value, valueX, width - 2),
        ] {
            let isHere = isCursor && editor.column == column
            let isWrong = violations.contains { $0.column == column }
            let cell = Rect(x: x, y: y, width: max(0, end - x), height: 1)
            if isHere, let open = editor.cell {
                canvas.textField(
                    open, in: cell, style: theme[.text].adding(.underline), theme: theme, hasKeyboard: true)
            } else {
                let style = isWrong ? theme[.danger] : theme[.text]
                if isHere { canvas.fill(cell, style: base) }
                canvas.put(
                    text.isEmpty ? "empty" : text, x: x, y: y,
                    style: isHere ? style.on(base) : (text.isEmpty ? theme[.muted] : style),
                    controlStyle: theme[.control], width: cell.width)
            }
            if isWrong { canvas.put("✗", x: end, y: y, style: theme[.danger]) }
        }
        canvas.put("=", x: valueX - 2 < width ? valueX - 2 : 0, y: y, style: theme[.muted])
    }

    private static func drawBelow(
        _ editor: LabelEditor, _ preview: LabelPreview?, isUnwritten: Bool, _ theme: Theme, y: Int,
        _ canvas: inout Canvas
    ) {
        let width = canvas.bounds.width - 2
        canvas.fill(Rect(x: 0, y: y, width: canvas.bounds.width, height: 1), style: theme[.border], character: "─")
        if case .failed(let error) = editor.status {
            canvas.paragraph(
                (error.mayHaveBeenApplied ? "no response, it may be saved: " : "not saved: ") + error.summary, x: 1,
                y: y + 1, width: width, rows: 2, style: theme[.danger])
        } else if editor.rows.indices.contains(editor.row),
            let violation = editor.violations(row: editor.row).first(where: { $0.column == editor.column })
                ?? editor.violations(row: editor.row).first
        {
            let remark =
                editor.isChanged(row: editor.row) ? "" : " (unchanged here; the server may refuse all rows for it)"
            canvas.paragraph(
                "\(violation.column == .key ? "key" : "value"): \(violation.rule)\(remark)", x: 1, y: y + 1,
                width: width,
                rows: 2, style: theme[editor.isChanged(row: editor.row) ? .danger : .warning])
        } else if editor.status.isSaving {
            canvas.put("↻ saving", x: 1, y: y + 1, style: theme[.busy], width: width)
        } else {
            let count = editor.rows.count == 1 ? "1 label" : "\(editor.rows.count) labels"
            let (state, role): (String, Role) =
                if isUnwritten {
                    ("changed, not saved, and not on disk", .danger)
                } else if editor.isChanged {
                    ("changed and not saved", .draft)
                } else {
                    ("same as on the server", .muted)
                }
            canvas.put("\(count), \(state)", x: 1, y: y + 1, style: theme[role], width: width)
            drawPreview(preview, theme, y: y + 2, &canvas)
        }
    }
}
