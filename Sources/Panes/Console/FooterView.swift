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
        for line in ends(keys, room: rect.width - 2).reversed() {
            let columns = columns(line)
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

    /// The columns that a message leaves to the keys: those that lead out, and the first one. Where they would take half of the footer, only
    /// the key that leaves has a claim.
    static func reserved(_ keys: [KeyLine], in width: Int) -> Int {
        let keys = keys.filter { $0.label != nil }
        let first = keys.first { !$0.isAtEnd }
        let ends = keys.filter(\.isAtEnd)
        let all = ([first].compactMap(\.self) + ends).reduce(1) { $0 + columns($1) + 2 }
        if all <= width / 2 { return all }
        return (ends.first(where: leaves) ?? ends.first).map { columns($0) + 3 } ?? 0
    }

    /// The keys at the right that fit, in their order; the one that leaves is the last to go.
    private static func ends(_ keys: [KeyLine], room: Int) -> [KeyLine] {
        let ends = keys.filter(\.isAtEnd)
        var room = room
        var shown: Set<KeyLine> = []
        for line in ends.filter(leaves) + ends.filter({ !leaves($0) }) where columns(line) <= room {
            shown.insert(line)
            room -= columns(line) + 2
        }
        return ends.filter(shown.contains)
    }

    private static func leaves(_ line: KeyLine) -> Bool {
        line.keys.contains(.escape) || line.keys.contains(.char("q"))
    }

    private static func columns(_ line: KeyLine) -> Int {
        displayWidth(line.keys[0].name) + 1 + displayWidth(line.label ?? "")
    }

    private static func put(_ line: KeyLine, x: Int, _ theme: Theme, _ rect: Rect, _ canvas: inout Canvas) {
        let used = canvas.put(line.keys[0].name, x: x, y: rect.y, style: theme[.key].on(theme[.footer]))
        canvas.put(line.label ?? "", x: x + used + 1, y: rect.y, style: theme[.footer])
    }
}
