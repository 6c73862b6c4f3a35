import Features
import TerminalCore

/// Asks how much of a batch to undo.
enum BatchUndoView {
    static func draw(_ question: BatchUndo, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let ground = theme[.dialog]
        DialogFrame.draw("Undo", size: Size(width: min(68, canvas.bounds.width - 2), height: 8), theme, on: &canvas) {
            canvas in
            let width = canvas.bounds.width
            let name = surroundings.name(of: question.integration)
            canvas.paragraph(
                "The last change of \(name) was made together with others. The plan is shown before anything is sent.",
                x: 0,
                y: 1, width: width, rows: 2, style: theme[.text].on(ground))
            canvas.put(
                [Span("Enter", theme[.key].on(ground)), Span(" this one", ground)], x: 0, y: canvas.bounds.height - 3,
                width: width)
            canvas.put(
                [Span("a", theme[.key].on(ground)), Span(" all \(question.count) of the batch", ground)], x: 0,
                y: canvas.bounds.height - 2, width: width)
            canvas.put(
                [Span("Esc", theme[.key].on(ground)), Span(" nothing", ground)], x: 0, y: canvas.bounds.height - 1,
                width: width)
        }
    }
}
