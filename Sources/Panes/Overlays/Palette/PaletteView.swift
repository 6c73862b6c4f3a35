import Features
import TerminalCore
import TextEditing

/// The palette: a search text, and the lines that match.
enum PaletteView {
    private static let widest = 100
    /// Columns of what a line is about, with a blank.
    private static let kindColumns = 12

    static func draw(_ palette: Palette, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let height = Palette.height(on: surroundings.size)
        let size = Size(width: min(widest, canvas.bounds.width - 2), height: height + Palette.otherRows)
        DialogFrame.draw("Palette", size: size, theme, on: &canvas) { canvas in
            let ground = theme[.dialog]
            let width = canvas.bounds.width
            canvas.textField(
                palette.text, in: Rect(x: 0, y: 0, width: width, height: 1),
                style: theme[.text].on(ground).adding(.underline), theme: theme, hasKeyboard: true)
            if palette.text.isEmpty {
                // The cursor is on the first cell of the field.
                canvas.put("type to search", x: 2, y: 0, style: theme[.muted].on(ground), width: width - 2)
            }
            let room = max(0, min(height, canvas.bounds.height - 3))
            for (row, line) in (palette.top..<palette.count).prefix(room).enumerated() {
                let area = Rect(x: 0, y: row + 2, width: width, height: 1)
                canvas.within(area) { canvas in
                    draw(
                        palette.entry(line, surroundings), of: palette, isSelected: line == palette.selected, theme,
                        &canvas)
                }
            }
            let last = canvas.bounds.height - 1
            let isEmpty = palette.count == 0
            canvas.put(
                isEmpty ? "Nothing matches. Delete some letters." : "",
                x: 0, y: 2, style: theme[.muted].on(ground), width: width)
            canvas.put(
                isEmpty ? "" : "\(palette.selected + 1)/\(palette.count)", endingAt: width, y: last,
                style: theme[.muted].on(ground), width: width)
        }
    }

    private static func draw(
        _ entry: PaletteEntry, of palette: Palette, isSelected: Bool, _ theme: Theme, _ canvas: inout Canvas
    ) {
        let width = canvas.bounds.width
        let ground = isSelected ? theme[.selection] : theme[.dialog]
        if isSelected {
            canvas.fill(canvas.bounds, style: ground)
            canvas.put("›", x: 0, y: 0, style: ground)
        }
        let muted = isSelected ? theme.style(.muted, onSelection: ground) : theme[.muted].on(ground)
        let isNarrow = width < 60
        let x = isNarrow ? 2 : 2 + kindColumns
        if !isNarrow { canvas.put(entry.kind.title, x: 2, y: 0, style: muted, width: kindColumns - 1) }
        // The reason is in place of the key: the key does nothing now.
        let note = entry.reason.map(\.message) ?? entry.shortcut
        let noteColumns = min(displayWidth(note), (width - x) / 2)
        let plain = entry.reason == nil ? (isSelected ? ground : theme[.text].on(ground)) : muted
        let room = max(0, width - x - (noteColumns > 0 ? noteColumns + 2 : 0))
        canvas.put(entry.text, x: x, y: 0, style: plain, controlStyle: theme[.control].on(ground), width: room)
        if entry.reason == nil {
            let found = isSelected ? theme.style(.match, onSelection: ground) : theme[.match].on(ground)
            for range in palette.highlights(in: entry.text) {
                let start = displayWidth(String(entry.text[..<range.lowerBound]))
                let columns = min(displayWidth(String(entry.text[range])), room - start)
                guard columns > 0 else { continue }
                canvas.restyle(Rect(x: x + start, y: 0, width: columns, height: 1)) { _ in found }
            }
        }
        let keyStyle = isSelected ? ground : theme[.key].on(ground)
        canvas.put(note, endingAt: width, y: 0, style: entry.reason == nil ? keyStyle : muted, width: noteColumns)
    }
}

extension PaletteEntry.Kind {
    /// A word for what the line is about.
    fileprivate var title: String {
        switch self {
        case .action: "action"
        case .command: "command"
        case .view: "view"
        case .context: "context"
        case .theme: "theme"
        case .integration: "integration"
        }
    }
}
