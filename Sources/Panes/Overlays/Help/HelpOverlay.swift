import Features
import TerminalCore
import TextEditing

/// The help, full screen, in as many columns as fit.
enum HelpOverlay {
    private static let widestColumn = 76

    /// - Parameter find: the search text, while it is typed.
    static func draw(
        _ help: HelpView, typing find: EditableText? = nil, _ surroundings: Surroundings, _ theme: Theme,
        on canvas: inout Canvas
    ) {
        let columns = HelpView.columns(on: surroundings.size)
        let height = HelpView.height(on: surroundings.size)
        let size = Size(width: min(columns * widestColumn + 6, canvas.bounds.width), height: height + 4)
        DialogFrame.draw("Keys", size: size, theme, on: &canvas) { canvas in
            let lines = help.lines
            let width = (canvas.bounds.width + 2) / columns
            let visible = lines.dropFirst(help.top).prefix(columns * height)
            for (index, line) in visible.enumerated() {
                let area = Rect(x: index / height * width, y: index % height + 1, width: width - 2, height: 1)
                canvas.within(area) { canvas in
                    draw(line, isSelected: help.top + index == help.selected, theme, &canvas)
                }
            }
            let last = help.top + visible.count
            if let find {
                draw(find, hasLines: !lines.isEmpty, theme, &canvas)
            } else if lines.indices.contains(help.selected) {
                drawWhole(lines[help.selected], width: width - 2, theme, &canvas)
            }
            canvas.put(
                "\(last < lines.count ? "PgDn more · " : "")\(last)/\(lines.count)", endingAt: canvas.bounds.width,
                y: canvas.bounds.height - 1, style: theme[.muted].on(theme[.dialog]),
                width: 24)
        }
    }

    /// The search text, in the last row.
    private static func draw(_ find: EditableText, hasLines: Bool, _ theme: Theme, _ canvas: inout Canvas) {
        let ground = theme[.dialog]
        let y = canvas.bounds.height - 1
        let x = canvas.put("/ ", x: 0, y: y, style: theme[.key].on(ground))
        let field = Rect(x: x, y: y, width: max(0, canvas.bounds.width - x - 26), height: 1)
        canvas.textField(
            find, in: field, style: theme[.text].on(ground).adding(.underline), theme: theme, hasKeyboard: true)
        guard !hasLines else { return }
        canvas.put("No key does that.", x: 0, y: 1, style: theme[.muted].on(ground), width: canvas.bounds.width)
    }

    /// The selected line in the last row, if its column has no room for it.
    private static func drawWhole(_ line: HelpView.Line, width: Int, _ theme: Theme, _ canvas: inout Canvas) {
        guard case .key(let key) = line, keyColumns(width) + displayWidth(key.help) > width else { return }
        canvas.put(
            key.help, x: 0, y: canvas.bounds.height - 1, style: theme[.accent].on(theme[.dialog]),
            width: canvas.bounds.width - 26)
    }

    /// The room of the keys in a column of so many.
    private static func keyColumns(_ width: Int) -> Int { width < 60 ? 15 : 24 }

    private static func draw(_ line: HelpView.Line, isSelected: Bool, _ theme: Theme, _ canvas: inout Canvas) {
        let isSelectable = if case .heading = line { false } else { line != .blank }
        let ground = isSelected && isSelectable ? theme[.selection] : theme[.dialog]
        if isSelected, isSelectable {
            canvas.fill(canvas.bounds, style: ground)
            canvas.put("›", x: 0, y: 0, style: ground)
        }
        let width = canvas.bounds.width
        let keyColumns = keyColumns(width)
        func put(_ left: String, _ right: String) {
            let used = canvas.put(left, x: 1, y: 0, style: theme[.key].on(ground), width: max(22, keyColumns - 2))
            // What is longer than its column is shown, as long as the rest is.
            let start = max(keyColumns, used + 3)
            canvas.put(right, x: start, y: 0, style: theme[.text].on(ground), width: max(0, width - start))
        }
        switch line {
        case .blank: break
        case .heading(let text):
            let used = canvas.put(text, x: 0, y: 0, style: theme[.title].on(ground).adding(.bold), width: width)
            let rule = Rect(x: used + 1, y: 0, width: max(0, width - used - 1), height: 1)
            canvas.fill(rule, style: theme[.border].on(ground), character: "─")
        case .key(let line): put(line.keys.map(\.name).joined(separator: " "), line.help)
        case .example(let text, let meaning): put(text, meaning)
        }
    }
}
