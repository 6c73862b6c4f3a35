import Features
import OnCall
import OnCallTemplates
import TerminalCore
import TextEditing

/// The text of a field with line numbers, selection and cursor, and below it its status.
enum FieldEditorView {
    /// - Parameters:
    ///   - studio: the tools around a template.
    ///   - isFromCache: whether everything known about the integration is from the cache.
    ///   - isUnwritten: whether the draft could not be written to disk.
    static func draw(
        _ editor: FieldEditor, _ studio: Studio?, isFromCache: Bool, isUnwritten: Bool, _ theme: Theme,
        isFocused: Bool, on canvas: inout Canvas
    ) {
        let size = canvas.bounds.size
        canvas.put(purpose(of: editor.field), x: 1, y: 0, style: theme[.muted], width: size.width - 2)
        let area = Rect(x: 0, y: FieldEditor.linesAboveText, FieldEditor.textSize(inside: size))
        let colors = TemplateColors(editor, studio, theme)
        canvas.within(area) { canvas in drawText(editor, colors, theme, isFocused: isFocused, &canvas) }
        let below = FieldEditor.linesBelowText(inside: size)
        canvas.within(Rect(x: 0, y: size.height - below, width: size.width, height: below)) { canvas in
            if let find = studio?.find {
                FindBarView.draw(find, in: editor.text, theme, on: &canvas)
            } else {
                let message = message(editor, studio, isFromCache: isFromCache, isUnwritten: isUnwritten)
                drawBelow(editor, message, theme, &canvas)
            }
        }
    }

    private static func purpose(of field: EditableField) -> String {
        switch field {
        case .template(let slot): slot.purpose ?? "a Jinja2 template of the channel \(slot.channel ?? slot.name)"
        case .name: "one line, at most 150 characters"
        case .descriptionShort: "one line, at most 250 characters"
        default: ""
        }
    }

    // MARK: The text

    private static func drawText(
        _ editor: FieldEditor, _ colors: TemplateColors, _ theme: Theme, isFocused: Bool, _ canvas: inout Canvas
    ) {
        TextAreaView(area: editor.area, theme: theme, hasKeyboard: isFocused) { colors.styles(ofLine: $0, columns: $1) }
            .draw(on: &canvas)
        if editor.text.isEmpty, !isFocused || editor.base.isNull {
            let gutter = editor.area.gutter
            canvas.put(
                editor.base.isNull ? "the server's default; type to replace it" : "empty", x: gutter + 1, y: 0,
                style: theme[.muted], width: canvas.bounds.width - gutter - 1)
        }
    }

    // MARK: Below the text

    private static func drawBelow(
        _ editor: FieldEditor, _ message: (text: String, role: Role), _ theme: Theme, _ canvas: inout Canvas
    ) {
        let size = canvas.bounds.size
        let rows = max(1, size.height - 1)
        let y = size.height - rows
        if y > 0 {
            canvas.fill(Rect(x: 0, y: 0, width: size.width, height: 1), style: theme[.border], character: "─")
        }
        let location = "\(editor.text.selection.head.line + 1):\(editor.text.selection.head.column + 1)"
        let room = size.width - 3 - location.count
        canvas.paragraph(message.text, x: 1, y: y, width: room, rows: rows, style: theme[message.role])
        canvas.put(location, endingAt: size.width - 1, y: y, style: theme[.muted], width: location.count)
    }

    /// Line, column and message of the first fault, for which the server rejects the text, and where the others are.
    private static func message(of faults: [TemplateCheck.Fault]) -> String {
        let locations = faults.map { "\($0.range.start.line + 1):\($0.range.start.column + 1)" }
        guard let first = faults.first, let location = locations.first else { return "" }
        let remedy = first.remedy.map { " → \($0)" } ?? ""
        let more = locations.dropFirst().prefix(4).joined(separator: ", ")
        return "\(location) \(first.message)\(remedy)"
            + (more.isEmpty ? "" : "  (also \(more)\(faults.count > 5 ? " …" : ""))")
    }

    private static func message(
        _ editor: FieldEditor, _ studio: Studio?, isFromCache: Bool, isUnwritten: Bool
    ) -> (text: String, role: Role) {
        switch editor.status {
        case .failed(let error) where error.mayHaveBeenApplied:
            return ("no response: it may be saved, your text is kept: \(error.summary)", .warning)
        case .failed(let error):
            return ("not saved, your text is kept: \(error.summary)", .danger)
        case .saving: return ("saving; the server has not confirmed yet", .busy)
        case .idle:
            if let problem = editor.problem { return (problem, .danger) }
            if editor.check?.isTooLong ?? false {
                return ("more than 50 000 characters: the server stores it, but does not render it", .warning)
            }
            if let faults = editor.check?.faults, !faults.isEmpty, !(studio?.isFaultQuiet ?? false) {
                return (message(of: faults), .danger)
            }
            if let advice = studio?.rendering?.advice, let first = advice.first {
                return ("! " + first.message + (advice.count > 1 ? "  (and \(advice.count - 1) more)" : ""), .warning)
            }
            if isUnwritten {
                return ("changed here, in memory only: it can't be written to disk; Ctrl-S saves it", .danger)
            }
            if editor.isChanged { return ("changed here, kept as a draft; Ctrl-S saves it", .draft) }
            let origin = isFromCache ? "cached, not yet confirmed by the server" : "same as on the server"
            return (editor.base.isNull ? origin + ": its default" : origin, .muted)
        }
    }
}
