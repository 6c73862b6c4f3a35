import Features
import TerminalCore

/// The help, full screen, in as many columns as fit.
enum HelpOverlay {
    private static let widestColumn = 76

    static func draw(_ help: HelpView, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let columns = HelpView.columns(on: surroundings.size)
        let height = HelpView.height(on: surroundings.size)
        let size = Size(width: min(columns * widestColumn + 6, canvas.bounds.width), height: height + 4)
        DialogFrame.draw("Keys", size: size, theme, on: &canvas) { canvas in
            let lines = help.lines
            let width = (canvas.bounds.width + 2) / columns
            let visible = lines.dropFirst(help.top).prefix(columns * height)
            for (index, line) in visible.enumerated() {
                let area = Rect(x: index / height * width, y: index % height + 1, width: width - 2, height: 1)
                canvas.within(area) { canvas in draw(line, theme, &canvas) }
            }
            let last = help.top + visible.count
            canvas.put(
                "\(last < lines.count ? "PgDn more · " : "")\(last)/\(lines.count)", endingAt: canvas.bounds.width,
                y: canvas.bounds.height - 1, style: theme[.muted].on(theme[.dialog]),
                width: 24)
        }
    }

    private static func draw(_ line: HelpView.Line, _ theme: Theme, _ canvas: inout Canvas) {
        let ground = theme[.dialog]
        let width = canvas.bounds.width
        let keyColumns = width < 60 ? 15 : 24
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
