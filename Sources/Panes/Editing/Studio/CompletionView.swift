import Features
import JinjaEditing
import TerminalCore
import TextEditing

/// The completion list: below the cursor if there is room, else above; never over the line itself.
enum CompletionView {
    private static let maxRows = 8
    private static let maxColumns = 64

    /// - Parameter layout: where the editor is, and what the list may cover.
    static func draw(
        _ list: CompletionList, of editor: FieldEditor, in layout: PaneLayout, _ theme: Theme, on canvas: inout Canvas
    ) {
        let inside = layout.inside(.editor)
        let start = ByteOffsets(editor.text).position(atByte: list.completions.replacing.lowerBound)
        let position = editor.area.wrap(width: inside.width).location(of: start)
        let anchor = Point(
            x: inside.x + editor.area.gutter + position.cell,
            y: inside.y + FieldEditor.linesAboveText + position.row - editor.area.top)
        let body = layout.body
        let below = body.maxY - anchor.y - 1
        let above = anchor.y - body.y
        let rows = min(maxRows, list.items.count, max(below, above) - 3)
        guard rows > 0 else { return }
        let labels = list.items.map { displayWidth($0.label) }.max() ?? 0
        let details = list.items.map { displayWidth($0.detail) }.max() ?? 0
        let summary = displayWidth(list.selected.summary)
        let width = min(maxColumns, body.width, max(labels + 2 + details, summary, 16) + 4)
        let x = max(body.x, min(anchor.x - 2, body.maxX - width))
        let height = rows + 3
        let y = below >= height ? anchor.y + 1 : anchor.y - height
        let rect = Rect(x: x, y: y, width: width, height: height)
        let ground = theme[.dialog]
        canvas.fill(rect, style: ground)
        canvas.box(rect, style: theme[.border].on(ground))
        canvas.within(rect.inset(columns: 1, rows: 1)) { canvas in
            drawItems(list, rows: rows, labels: min(labels, width / 2), theme, &canvas)
        }
    }

    private static func drawItems(
        _ list: CompletionList, rows: Int, labels: Int, _ theme: Theme, _ canvas: inout Canvas
    ) {
        let ground = theme[.dialog]
        let width = canvas.bounds.width
        let top = max(0, min(list.index - rows / 2, list.items.count - rows))
        for y in 0..<rows {
            let item = list.items[top + y]
            let isSelected = top + y == list.index
            let base = isSelected ? theme[.selection] : ground
            canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: base)
            let role = role(of: item.kind)
            canvas.put(
                item.label, x: 1, y: y, style: isSelected ? base : theme[role].on(ground), width: labels)
            canvas.put(
                item.detail, x: labels + 3, y: y, style: isSelected ? base : theme[.muted].on(ground),
                width: width - labels - 4)
        }
        let count = "\(list.index + 1)/\(list.items.count)"
        canvas.put(count, endingAt: width - 1, y: rows, style: theme[.muted].on(ground), width: count.count)
        canvas.put(
            list.selected.summary, x: 1, y: rows, style: theme[.text].on(ground), width: width - count.count - 4)
    }

    private static func role(of kind: Completions.Item.Kind) -> Role {
        switch kind {
        case .path, .variable: .syntaxVariable
        case .filter, .test, .function: .syntaxFilter
        case .tag, .keyword: .syntaxKeyword
        }
    }
}
