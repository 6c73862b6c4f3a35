import Features
import OnCall
import TerminalCore
import TextEditing

/// The text of one field with line numbers, selection and cursor, and below it what the server thinks of it.
enum FieldEditorView {
    static func draw(
        _ editor: FieldEditor, _ console: Console, _ theme: Theme, isFocused: Bool, on canvas: inout Canvas
    ) {
        let size = canvas.bounds.size
        canvas.put(purpose(of: editor.field), x: 1, y: 0, style: theme[.muted], width: size.width - 2)
        let height = FieldEditor.textHeight(inside: size)
        let area = Rect(x: 0, y: FieldEditor.linesAboveText, width: size.width, height: height)
        canvas.within(area) { canvas in
            drawText(editor, theme, inside: size, isFocused: isFocused, &canvas)
        }
        let below = FieldEditor.linesBelowText(inside: size)
        canvas.within(Rect(x: 0, y: size.height - below, width: size.width, height: below)) { canvas in
            drawBelow(editor, theme, &canvas)
        }
    }

    private static func purpose(of field: EditableField) -> String {
        switch field {
        case .template(let slot): slot.purpose ?? "a Jinja2 template of the channel \(slot.channel ?? slot.name)"
        case .name: "one line, 150 characters at most"
        case .descriptionShort: "one line, 250 characters at most"
        default: ""
        }
    }

    // MARK: The text

    private static func drawText(
        _ editor: FieldEditor, _ theme: Theme, inside size: Size, isFocused: Bool, _ canvas: inout Canvas
    ) {
        let wrap = editor.wrap(inside: size)
        let cursor = wrap.place(of: editor.text.selection.head)
        if isFocused { canvas.setCursor(x: editor.gutter + cursor.cell, y: cursor.row - editor.top) }
        for y in 0..<canvas.bounds.height {
            let index = editor.top + y
            guard wrap.rows.indices.contains(index) else { break }
            let row = wrap.rows[index]
            if !editor.isSingleLine, row.columns.lowerBound == 0 {
                canvas.put(
                    String(row.line + 1), endingAt: editor.gutter - 1, y: y, style: theme[.lineNumber],
                    width: editor.gutter - 1)
            }
            drawRow(row, characters: wrap.characters(of: row), editor, theme, y: y, &canvas)
        }
        if editor.text.text.isEmpty, !isFocused || editor.base.isNull {
            canvas.put(
                editor.base.isNull ? "the server's default; type to replace it" : "empty", x: editor.gutter + 1, y: 0,
                style: theme[.muted], width: canvas.bounds.width - editor.gutter - 1)
        }
    }

    private static func drawRow(
        _ row: SoftWrap.Row, characters: [Character], _ editor: FieldEditor, _ theme: Theme, y: Int,
        _ canvas: inout Canvas
    ) {
        let selected = selection(editor.text.selection.range, on: row)
        let colors = TemplateColors(check: editor.check, theme: theme)
        var styles = colors.styles(ofLine: row.line, columns: row.columns)
        for column in selected.clamped(to: row.columns) {
            styles[column - row.columns.lowerBound] = theme[.textSelection]
        }
        let x = editor.gutter + canvas.put(characters, styles, x: editor.gutter, y: y, theme)
        // A selected line end shows as a selected blank.
        if !row.isContinued, selected.upperBound > row.columns.upperBound {
            canvas.put(" ", x: x, y: y, style: theme[.textSelection])
        }
    }

    /// The selected characters of the row's line; one more than the line has where its end is selected.
    private static func selection(_ range: TextRange, on row: SoftWrap.Row) -> Range<Int> {
        guard !range.isEmpty, range.start.line <= row.line, row.line <= range.end.line else { return 0..<0 }
        let start = range.start.line < row.line ? 0 : range.start.column
        let end = range.end.line > row.line ? Int.max : range.end.column
        return start..<max(start, end)
    }

    // MARK: Below the text

    private static func drawBelow(_ editor: FieldEditor, _ theme: Theme, _ canvas: inout Canvas) {
        let size = canvas.bounds.size
        let rows = max(1, size.height - 1)
        let y = size.height - rows
        if y > 0 {
            canvas.fill(Rect(x: 0, y: 0, width: size.width, height: 1), style: theme[.border], character: "─")
        }
        let (words, role) = message(editor)
        let place = "\(editor.text.selection.head.line + 1):\(editor.text.selection.head.column + 1)"
        let room = size.width - 3 - place.count
        canvas.paragraph(words, x: 1, y: y, width: room, rows: rows, style: theme[role])
        canvas.put(place, endingAt: size.width - 1, y: y, style: theme[.muted], width: place.count)
    }

    /// Line and column, and jinja2's words; the first fault is why the server refuses.
    private static func words(of faults: [TemplateCheck.Fault]) -> String {
        let places = faults.map { "\($0.range.start.line + 1):\($0.range.start.column + 1)" }
        guard let first = faults.first, let place = places.first else { return "" }
        let remedy = first.remedy.map { " → \($0)" } ?? ""
        let more = places.dropFirst().prefix(4).joined(separator: ", ")
        return "\(place) \(first.message)\(remedy)"
            + (more.isEmpty ? "" : "  (also \(more)\(faults.count > 5 ? " …" : ""))")
    }

    private static func message(_ editor: FieldEditor) -> (String, Role) {
        switch editor.status {
        case .failed(let error):
            return ("not saved, your text is kept: \(error.summary)", .danger)
        case .saving: return ("saving; the server has not confirmed yet", .busy)
        case .idle:
            if let problem = editor.problem { return (problem, .danger) }
            if editor.check?.isTooLong ?? false {
                return ("more than 50 000 characters: the server stores it, but does not render it", .warning)
            }
            if let faults = editor.check?.faults, !faults.isEmpty { return (words(of: faults), .danger) }
            if editor.isChanged { return ("changed here, kept as a draft; Ctrl-S saves it", .draft) }
            return editor.base.isNull ? ("as on the server: its default", .muted) : ("as on the server", .muted)
        }
    }
}
