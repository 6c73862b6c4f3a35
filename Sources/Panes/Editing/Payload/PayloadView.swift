import Features
import JSON
import TerminalCore
import TextEditing

/// The payload that templates are rendered with.
enum PayloadView {
    /// - Parameter payload: nil until it is loaded.
    static func draw(
        _ payload: PayloadEditor?, _ theme: Theme, in frame: Rect, isFocused: Bool, on canvas: inout Canvas
    ) {
        let edge = theme[isFocused ? .focus : .border]
        canvas.frame(
            frame, heading: [Span("Payload", theme[isFocused ? .focus : .title])], style: edge, noteStyle: edge)
        canvas.within(frame.inset(columns: 1, rows: 1)) { canvas in
            let size = canvas.bounds.size
            guard let payload else {
                canvas.put("reading …", x: 1, y: 0, style: theme[.busy], width: size.width - 2)
                return
            }
            canvas.put(payload.title, x: 1, y: 0, style: theme[.muted], width: size.width - 2)
            let area = Rect(x: 0, y: PayloadEditor.linesAboveText, PayloadEditor.textSize(inside: size))
            let pair = isFocused ? payload.pair : []
            canvas.within(area) { canvas in
                TextAreaView(area: payload.area, theme: theme, hasKeyboard: isFocused) { line, columns in
                    styles(payload, pair, theme, line: line, columns: columns)
                }.draw(on: &canvas)
            }
            drawBelow(payload, theme, y: size.height - 1, isFocused: isFocused, &canvas)
        }
    }

    private static func drawBelow(
        _ payload: PayloadEditor, _ theme: Theme, y: Int, isFocused: Bool, _ canvas: inout Canvas
    ) {
        let width = canvas.bounds.width - 2
        if let error = payload.error {
            canvas.put(
                "\(error.line):\(error.column) \(error.message); the last JSON is used", x: 1, y: y,
                style: theme[.danger], width: width)
        } else if isFocused {
            let head = payload.area.text.selection.head
            canvas.put(
                "\(head.line + 1):\(head.column + 1)", endingAt: width + 1, y: y, style: theme[.muted], width: width)
            canvas.put("JSON; Ctrl-O chooses another", x: 1, y: y, style: theme[.muted], width: width - 8)
        }
    }

    private static func styles(
        _ payload: PayloadEditor, _ pair: [TextRange], _ theme: Theme, line: Int, columns: Range<Int>
    ) -> [Style] {
        var styles = Array(repeating: theme[.text], count: columns.count)
        for piece in payload.pieces[line] {
            for column in piece.columns.clamped(to: columns) {
                styles[column - columns.lowerBound] = theme[role(of: piece.kind)]
            }
        }
        for range in pair where range.start.line == line && columns.contains(range.start.column) {
            styles[range.start.column - columns.lowerBound] = theme[.match]
        }
        return styles
    }

    private static func role(of kind: JSONToken.Kind) -> Role {
        switch kind {
        case .key: .syntaxVariable
        case .string: .syntaxString
        case .number: .syntaxNumber
        case .literal: .syntaxKeyword
        case .punctuation: .syntaxDelimiter
        case .fault: .syntaxError
        case .blank: .text
        }
    }
}
