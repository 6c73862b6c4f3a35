import Features
import TerminalCore

/// The last line: what the keys do here, straight from the key table.
enum FooterView {
    static func draw(_ console: Console, _ theme: Theme, in rect: Rect, on canvas: inout Canvas) {
        let style = theme[.footer]
        canvas.fill(rect, style: style)
        let bindings = KeyTable.bindings(for: console.place).filter { $0.label != nil }
        // Help and leaving stand at the right and give way last.
        let tail = bindings.filter { $0.command == .help || $0.command == .back }
        var right = rect.maxX - 1
        for binding in tail.reversed() {
            let columns = columns(binding)
            guard right - columns > rect.x else { continue }
            put(binding, x: right - columns, console, theme, rect, &canvas)
            right -= columns + 2
        }
        var x = rect.x + 1
        for binding in bindings where !tail.contains(binding) {
            // What can't be done now leaves room for what can.
            guard console.disabledReason(binding.command) == nil else { continue }
            let columns = columns(binding)
            guard x + columns <= right else { break }
            put(binding, x: x, console, theme, rect, &canvas)
            x += columns + 2
        }
    }

    private static func columns(_ binding: KeyBinding) -> Int {
        displayWidth(binding.keys[0].name) + 1 + displayWidth(binding.label ?? "")
    }

    private static func put(
        _ binding: KeyBinding, x: Int, _ console: Console, _ theme: Theme, _ rect: Rect, _ canvas: inout Canvas
    ) {
        let name = binding.keys[0].name
        let used = canvas.put(name, x: x, y: rect.y, style: theme[.key].on(theme[.footer]))
        canvas.put(binding.label ?? "", x: x + used + 1, y: rect.y, style: theme[.footer])
    }
}
