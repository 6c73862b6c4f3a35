import Features
import FoundationEssentials
import OnCall
import TerminalCore
import TextEditing

/// The selected integration, row by row.
enum DetailView {
    /// - Parameter scene: nil if nothing is selected.
    static func draw(_ scene: DetailScene?, _ theme: Theme, in frame: Rect, isFocused: Bool, on canvas: inout Canvas) {
        let heading = scene?.integration.displayName ?? "Detail"
        canvas.frame(
            frame, heading: [Span(heading, theme[isFocused ? .focus : .title])], note: note(scene?.activity),
            style: theme[isFocused ? .focus : .border], noteStyle: theme[.busy])
        canvas.within(frame.inset(columns: 1, rows: 1)) { canvas in
            guard let scene else {
                canvas.put(
                    "Nothing is selected.", x: 2, y: 1, style: theme[.muted], width: max(0, canvas.bounds.width - 3))
                return
            }
            drawRows(DetailRowView(scene: scene, theme: theme, isFocused: isFocused), &canvas)
            if let find = scene.detail.find { drawFind(find, theme, isFocused: isFocused, &canvas) }
        }
    }

    /// Over the last row.
    private static func drawFind(_ find: EditableText, _ theme: Theme, isFocused: Bool, _ canvas: inout Canvas) {
        let row = Rect(x: 0, y: canvas.bounds.height - 1, width: canvas.bounds.width, height: 1)
        canvas.fill(row, style: theme[.text])
        canvas.put("/", x: 1, y: row.y, style: theme[.key])
        canvas.textField(
            find, in: Rect(x: 3, y: row.y, width: max(0, row.width - 4), height: 1),
            style: theme[.text].adding(.underline), theme: theme, hasKeyboard: isFocused)
    }

    private static func note(_ activity: Call?) -> String {
        guard let message = activity?.message else { return "" }
        return "↻ \(message.split(separator: " ").first ?? "")"
    }

    private static func drawRows(_ view: DetailRowView, _ canvas: inout Canvas) {
        let scene = view.scene
        var y = -scene.detail.top
        for row in scene.rows {
            defer { y += row.height }
            guard y + row.height > 0, y < canvas.bounds.height else { continue }
            canvas.within(Rect(x: 0, y: y, width: canvas.bounds.width, height: row.height)) { canvas in
                view.draw(row, &canvas)
            }
        }
        let total = scene.rows.reduce(0) { $0 + $1.height }
        if total > scene.detail.top + canvas.bounds.height {
            canvas.put("↓", x: canvas.bounds.width - 1, y: canvas.bounds.height - 1, style: view.theme[.muted])
        }
        if scene.detail.top > 0 { canvas.put("↑", x: canvas.bounds.width - 1, y: 0, style: view.theme[.muted]) }
    }
}
