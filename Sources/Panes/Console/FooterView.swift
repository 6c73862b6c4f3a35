import Features
import TerminalCore

/// The last line: the keys that work here, from the bindings.
enum FooterView {
    /// - Parameters:
    ///   - keys: the enabled keys.
    ///   - taken: the columns at the left that a message has.
    static func draw(_ keys: [KeyLine], after taken: Int, _ theme: Theme, in rect: Rect, on canvas: inout Canvas) {
        var rect = rect
        _ = rect.cutLeft(taken)
        canvas.fill(rect, style: theme[.footer])
        let keys = keys.filter { $0.label != nil }
        // Help and the key that leaves are on the right and dropped last.
        var right = rect.maxX - 1
        for line in keys.reversed() where line.isAtEnd {
            let columns = columns(line)
            guard right - columns > rect.x else { continue }
            put(line, x: right - columns, theme, rect, &canvas)
            right -= columns + 2
        }
        var x = rect.x + 1
        for line in keys where !line.isAtEnd {
            let columns = columns(line)
            // What is shorter may still fit.
            guard x + columns <= right else { continue }
            put(line, x: x, theme, rect, &canvas)
            x += columns + 2
        }
    }

    private static func columns(_ line: KeyLine) -> Int {
        displayWidth(line.keys[0].name) + 1 + displayWidth(line.label ?? "")
    }

    private static func put(_ line: KeyLine, x: Int, _ theme: Theme, _ rect: Rect, _ canvas: inout Canvas) {
        let used = canvas.put(line.keys[0].name, x: x, y: rect.y, style: theme[.key].on(theme[.footer]))
        canvas.put(line.label ?? "", x: x + used + 1, y: rect.y, style: theme[.footer])
    }
}
