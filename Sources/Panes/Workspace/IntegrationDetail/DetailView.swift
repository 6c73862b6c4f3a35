import Features
import FoundationEssentials
import OnCall
import TerminalCore

/// What is known of the selected integration, row by row.
enum DetailView {
    static func draw(_ console: Console, _ theme: Theme, in frame: Rect, isFocused: Bool, on canvas: inout Canvas) {
        let heading = console.selected?.displayName ?? "Detail"
        canvas.frame(
            frame, heading: [Span(heading, theme[isFocused ? .focus : .title])], note: note(console),
            style: theme[isFocused ? .focus : .border], noteStyle: theme[.busy])
        canvas.within(frame.inset(columns: 1, rows: 1)) { canvas in
            guard let integration = console.selected else {
                canvas.put(
                    "Nothing is selected.", x: 2, y: 1, style: theme[.muted], width: max(0, canvas.bounds.width - 3))
                return
            }
            drawRows(DetailRowView(console, integration, theme, isFocused: isFocused), console, integration, &canvas)
        }
    }

    private static func note(_ console: Console) -> String {
        guard let id = console.selectedID, let words = console.activity(of: id)?.words else { return "" }
        return "↻ \(words.split(separator: " ").first ?? "")"
    }

    private static func drawRows(
        _ view: DetailRowView, _ console: Console, _ integration: Integration, _ canvas: inout Canvas
    ) {
        let (rows, heights) = console.detailRows(integration)
        var y = -console.detail.top
        for (row, height) in zip(rows, heights) {
            defer { y += height }
            guard y + height > 0, y < canvas.bounds.height else { continue }
            canvas.within(Rect(x: 0, y: y, width: canvas.bounds.width, height: height)) { canvas in
                view.draw(row, &canvas)
            }
        }
        let total = heights.reduce(0, +)
        if total > console.detail.top + canvas.bounds.height {
            canvas.put("↓", x: canvas.bounds.width - 1, y: canvas.bounds.height - 1, style: view.theme[.muted])
        }
        if console.detail.top > 0 { canvas.put("↑", x: canvas.bounds.width - 1, y: 0, style: view.theme[.muted]) }
    }
}
