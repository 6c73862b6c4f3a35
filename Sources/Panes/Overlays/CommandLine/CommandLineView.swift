import Features
import TerminalCore
import TextEditing

/// The command line, in place of the status line.
enum CommandLineView {
    private static let minColumns = 14

    static func draw(_ line: CommandLine, _ theme: Theme, in rect: Rect, on canvas: inout Canvas) {
        canvas.fill(rect, style: theme[.text])
        canvas.put(":", x: 1, y: rect.y, style: theme[.accent].adding(.bold))
        let typed = max(minColumns, displayWidth(line.text.text) + 1)
        let columns = min(typed, rect.width - 3)
        canvas.textField(
            line.text, in: Rect(x: 2, y: rect.y, width: columns, height: 1), style: theme[.text], theme: theme,
            hasKeyboard: true)
        let x = 2 + columns + 2
        canvas.put(line.hint, x: x, y: rect.y, style: theme[.muted], width: max(0, rect.width - x - 1))
    }
}
