import Features
import TerminalCore

/// The help, full screen.
enum HelpOverlay {
    private static let keyColumns = 26

    static func draw(_ help: HelpView, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let size = Size(width: min(80, canvas.bounds.width), height: HelpView.height(on: surroundings.size) + 4)
        let ground = theme[.dialog]
        DialogFrame.draw("Keys", size: size, theme, on: &canvas) { canvas in
            let lines = help.lines
            let width = canvas.bounds.width
            let keyColumns = width < 60 ? 13 : keyColumns
            for row in 0..<HelpView.height(on: surroundings.size) where lines.indices.contains(help.top + row) {
                let y = row + 1
                switch lines[help.top + row] {
                case .blank: break
                case .heading(let text): canvas.put(text, x: 0, y: y, style: theme[.title].on(ground).adding(.bold))
                case .key(let line):
                    let names = line.keys.map(\.name).joined(separator: " ")
                    canvas.put(names, x: 1, y: y, style: theme[.key].on(ground), width: keyColumns - 2)
                    canvas.put(
                        line.help, x: keyColumns, y: y, style: theme[.text].on(ground),
                        width: width - keyColumns)
                }
            }
            let last = min(lines.count, help.top + HelpView.height(on: surroundings.size))
            canvas.put(
                "\(last < lines.count ? "PgDn more · " : "")\(last)/\(lines.count)", endingAt: width,
                y: canvas.bounds.height - 1, style: theme[.muted].on(ground),
                width: 24)
        }
    }
}
