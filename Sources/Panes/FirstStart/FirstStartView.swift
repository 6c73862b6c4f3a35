package import Features
package import TerminalCore
import TextEditing

/// The guided page of a first start.
package enum FirstStartView {
    private static let width = 84
    private static let labelColumns = 10

    /// - Parameters:
    ///   - files: where the answers will be written.
    package static func canvas(
        _ page: FirstStart, size: Size, files: (configuration: String, token: String), theme: Theme
    ) -> Canvas {
        var canvas = Canvas(size: size, style: theme[.text])
        let footer = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
        canvas.fill(footer, style: theme[.footer])
        canvas.put(keys(page), x: 1, y: footer.y, style: theme[.muted].on(theme[.footer]), width: size.width - 2)
        let height = page.page == .choice ? 9 : 15
        DialogFrame.draw("First start", size: Size(width: width, height: height), theme, on: &canvas) { canvas in
            if page.page == .choice {
                drawChoice(page, theme, on: &canvas)
            } else {
                drawServer(page, files, theme, on: &canvas)
            }
        }
        return canvas
    }

    /// The keys of the page, and what they do.
    private static func keys(_ page: FirstStart) -> String {
        switch page.page {
        case .choice: "↑ ↓ choose   Enter go on   Esc leave; nothing was written"
        case .server:
            page.canWriteAnyway
                ? "Enter check again   Ctrl-S write it without the check   Esc back; nothing was written"
                : "Tab next   Enter next, and at the end: check and write   Esc back; nothing was written"
        case .checking: "asking the server …"
        }
    }

    private static func drawChoice(_ page: FirstStart, _ theme: Theme, on canvas: inout Canvas) {
        let ground = theme[.dialog]
        canvas.put("No server is configured yet.", x: 0, y: 1, style: theme[.text].on(ground))
        let rows: [(FirstStart.Way, String, String)] = [
            (.demo, "Try the demo", "a server inside the program; nothing leaves this machine"),
            (.server, "Connect", "to your server: its address, and a token"),
        ]
        for (index, row) in rows.enumerated() {
            let isChosen = page.way == row.0
            let style = isChosen ? theme[.selection] : theme[.text].on(ground)
            let rect = Rect(x: 0, y: 3 + index, width: canvas.bounds.width, height: 1)
            canvas.fill(rect, style: style)
            canvas.put(isChosen ? "›" : " ", x: 0, y: rect.y, style: style)
            canvas.put(row.1, x: 2, y: rect.y, style: style, width: 14)
            canvas.put(
                row.2, x: 17, y: rect.y,
                style: isChosen ? theme.style(.muted, onSelection: style) : theme[.muted].on(ground),
                width: canvas.bounds.width - 17)
        }
    }

    private static func drawServer(
        _ page: FirstStart, _ files: (configuration: String, token: String), _ theme: Theme, on canvas: inout Canvas
    ) {
        let ground = theme[.dialog]
        let width = canvas.bounds.width
        let muted = theme[.muted].on(ground)
        for field in FirstStart.Field.allCases {
            let y = 1 + field.rawValue
            let isFocused = page.field == field
            canvas.put(isFocused ? "›" : " ", x: 0, y: y, style: theme[.focus].on(ground))
            canvas.put(field.title, x: 2, y: y, style: theme[.accent].on(ground), width: labelColumns - 2)
            let text = field == .token ? hidden(page.text(of: field)) : page.text(of: field)
            let box = Rect(x: 2 + labelColumns, y: y, width: width - labelColumns - 3, height: 1)
            canvas.textField(
                text, in: box, style: theme[.text].on(ground).adding(.underline), theme: theme,
                hasKeyboard: isFocused && page.page == .server)
        }
        canvas.put(page.field.hint, x: 2 + labelColumns, y: 6, style: muted, width: width - labelColumns - 2)
        canvas.put(
            "After the check these files are written; only you can read them:", x: 0, y: 8,
            style: theme[.text].on(ground), width: width)
        canvas.put(files.configuration, x: 2, y: 9, style: muted, width: width - 2)
        canvas.put(files.token, x: 2, y: 10, style: muted, width: width - 2)
        if page.page == .checking {
            canvas.put("↻ asking the server", x: 0, y: 11, style: theme[.busy].on(ground), width: width)
        } else if let problem = page.problem {
            canvas.paragraph("✗ " + problem, x: 0, y: 11, width: width, rows: 2, style: theme[.danger].on(ground))
        }
    }

    /// As many dots as the token has characters.
    private static func hidden(_ token: EditableText) -> EditableText {
        var dots = EditableText(String(repeating: "•", count: token.text.count), singleLine: true)
        dots.move(.position(TextPosition(line: 0, column: token.selection.head.column)))
        return dots
    }
}
