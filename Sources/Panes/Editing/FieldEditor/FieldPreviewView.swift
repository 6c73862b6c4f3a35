import Features
import JSON
import OnCall
import TerminalCore
import TextEditing

/// The whole text of the selected field, read-only.
enum FieldPreviewView {
    /// - Parameter draft: the draft of the field; nil for none.
    static func draw(
        _ field: EditableField?, of integration: Integration?, draft: JSONValue?, _ theme: Theme,
        on canvas: inout Canvas
    ) {
        let width = canvas.bounds.width - 2
        guard let integration, let field else {
            return canvas.hint("The text of the selected field is shown here.", theme)
        }
        if draft == nil, let problem = integration.problem(of: field) {
            return canvas.hint("The server's value can't be read: it \(problem).", theme)
        }
        guard case .template(let slot) = field else {
            return drawPlain(field, of: integration, draft, theme, on: &canvas)
        }
        canvas.put(slot.purpose ?? "", x: 1, y: 0, style: theme[.muted], width: width)
        guard let text = draft?.string ?? integration.templates[slot].value, !text.isEmpty else {
            let message =
                if draft?.string == nil, integration.templates[slot].isNull {
                    "The server's default. Enter replaces it with your own text."
                } else if draft?.string == nil, integration.templates[slot].isAbsent {
                    "Not reported by the server."
                } else {
                    EmptyTemplate.sentence
                }
            canvas.paragraph(message, x: 1, y: 2, width: width, rows: 3, style: theme[.muted])
            return
        }
        let editable = EditableText(text)
        let wrap = SoftWrap(editable, width: width + 1) { TerminalCore.width(of: $0) }
        let colors = TemplateColors(check: TemplateCheck(editable), theme: theme)
        let height = canvas.bounds.height - 2
        for (y, row) in wrap.rows.prefix(height).enumerated() {
            let styles = colors.styles(ofLine: row.line, columns: row.columns)
            _ = canvas.put(wrap.characters(of: row), styles, x: 1, y: y + 2, theme)
        }
        if wrap.rows.count > height {
            canvas.put("↓", x: canvas.bounds.width - 1, y: canvas.bounds.height - 1, style: theme[.muted])
        }
    }
}

extension FieldPreviewView {
    /// The whole name or description, or all labels.
    private static func drawPlain(
        _ field: EditableField, of integration: Integration, _ draft: JSONValue?, _ theme: Theme,
        on canvas: inout Canvas
    ) {
        let width = canvas.bounds.width - 2
        if field.isChosen { return canvas.hint("Enter chooses another value.", theme) }
        guard let value = draft ?? integration.value(of: field).value else {
            return canvas.hint("Enter edits it here.", theme)
        }
        let style = theme[draft == nil ? .text : .draft]
        if let text = value.string {
            canvas.paragraph(text, x: 1, y: 1, width: width, rows: canvas.bounds.height - 2, style: style)
            return
        }
        let labels = value.array?.compactMap(Label.init) ?? []
        if labels.isEmpty { canvas.hint("No labels. Enter adds the first.", theme) }
        for (row, label) in labels.enumerated() where row < canvas.bounds.height - 2 {
            canvas.put("\(label.key) = \(label.value)", x: 1, y: row + 1, style: style, width: width)
        }
    }
}

extension Canvas {
    fileprivate mutating func hint(_ message: String, _ theme: Theme) {
        paragraph(message, x: 1, y: 1, width: bounds.width - 2, rows: 3, style: theme[.muted])
    }
}
