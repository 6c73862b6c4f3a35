import Features
import TerminalCore

/// A yes-or-no question.
enum QuestionView {
    static func draw(_ question: Question, _ theme: Theme, on canvas: inout Canvas) {
        let width = min(68, canvas.bounds.width - 4)
        let lines = question.lines.flatMap { Paragraph.lines($0, width: width - (width < 50 ? 4 : 6)) }
        DialogFrame.draw(question.message, size: Size(width: width, height: lines.count + 5), theme, on: &canvas) {
            canvas in
            let ground = theme[.dialog]
            let top = canvas.bounds.height >= lines.count + 3 ? 1 : 0
            for (row, line) in lines.enumerated() {
                canvas.put(line, x: 0, y: row + top, style: theme[.text].on(ground), width: canvas.bounds.width)
            }
            let y = canvas.bounds.height - 1
            canvas.put(
                [
                    Span("y", theme[.key].on(ground)), Span(" yes", ground),
                    Span("    n Esc Enter", theme[.key].on(ground)),
                    Span(" no", ground),
                ], x: 0, y: y, width: canvas.bounds.width)
        }
    }
}
