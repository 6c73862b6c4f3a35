import Features
import TerminalCore

/// The keys that can follow Ctrl-Q, in as many columns as fit.
enum AltKeysView {
    private static let columnWidth = 48
    private static let keyColumns = 4

    static func draw(_ keys: AltKeys, _ theme: Theme, on canvas: inout Canvas) {
        let ground = theme[.dialog]
        let screen = canvas.bounds
        // As wide as the helps need, but with more columns where the rows would not fit.
        let room = max(1, screen.height - 4)
        let needed = (keys.choices.count + room - 1) / room
        let columns = max(needed, min(3, max(1, (screen.width - 8) / columnWidth)))
        let rows = (keys.choices.count + columns - 1) / columns
        let size = Size(width: min(screen.width - 2, columns * columnWidth + 8), height: rows + 2)
        DialogFrame.draw("Ctrl-Q, then", size: size, theme, on: &canvas) { canvas in
            let width = canvas.bounds.width / columns
            for (index, choice) in keys.choices.enumerated() {
                let (x, y) = (index / rows * width, index % rows)
                canvas.put(choice.key.name, x: x, y: y, style: theme[.key].on(ground), width: keyColumns)
                let room = width - keyColumns - 1
                let text = displayWidth(choice.help) > room ? choice.label ?? choice.help : choice.help
                canvas.put(text, x: x + keyColumns, y: y, style: theme[.text].on(ground), width: room)
            }
        }
    }
}
