import Features
import OnCall
import TerminalCore

/// The dialog that quits although drafts can't be written to the state folder.
enum UnwrittenDialogView {
    /// So many drafts are named.
    private static let maxNames = 3

    static func draw(_ dialog: UnwrittenDialog, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let unwritten = surroundings.drafts.unwritten
        let ground = theme[.dialog]
        let width = min(76, canvas.bounds.width - 2)
        let inner = width - (width < 50 ? 4 : 6)
        let lines = message(unwritten, surroundings).flatMap { Paragraph.lines($0, width: inner) }
        let choices = UnwrittenDialog.Choice.allCases
        let size = Size(width: width, height: lines.count + choices.count + 6)
        DialogFrame.draw("Quit?", size: size, danger: true, theme, on: &canvas) { canvas in
            let width = canvas.bounds.width
            let height = canvas.bounds.height
            // On a low screen the choices are what must be seen.
            let room = max(0, height - choices.count - 1)
            let isRoomy = room >= lines.count + 3
            var y = isRoomy ? 1 : 0
            for line in lines.prefix(room) {
                canvas.put(line, x: 0, y: y, style: theme[.danger].on(ground), width: width)
                y += 1
            }
            if isRoomy { y += 1 }
            for choice in choices {
                draw(choice, dialog, theme, y: y, &canvas)
                y += 1
            }
            let hint = dialog.problem ?? hint(dialog, isGone: unwritten.isEmpty)
            canvas.put(
                hint, x: 0, y: height - 1, style: theme[dialog.problem == nil ? .muted : .danger].on(ground),
                width: width)
        }
    }

    private static func message(_ unwritten: [Draft], _ surroundings: Surroundings) -> [String] {
        guard !unwritten.isEmpty else { return ["Everything is on disk now: nothing is lost when you quit."] }
        let count = unwritten.count == 1 ? "1 draft is" : "\(unwritten.count) drafts are"
        let names = unwritten.prefix(maxNames).map { "  \(DraftExport.title($0))" }
        let more = unwritten.count - names.count
        return ["\(count) not on disk, and will be lost:"] + names + (more > 0 ? ["  and \(more) more"] : [])
            + (surroundings.drafts.failure.map { [$0] } ?? [])
    }

    private static func hint(_ dialog: UnwrittenDialog, isGone: Bool) -> String {
        if dialog.isWriting { return "↻ writing" }
        if isGone, dialog.choice != .stay { return "Enter quits" }
        return switch dialog.choice {
        case .stay: "Enter or Esc stays here; ↓ chooses"
        case .write: "Enter writes a new file, then quits; Esc stays"
        case .print: "Enter quits, then the text is on the terminal; Esc stays"
        case .giveUp: "Enter quits, and the text is gone; Esc stays"
        }
    }

    private static func draw(
        _ choice: UnwrittenDialog.Choice, _ dialog: UnwrittenDialog, _ theme: Theme, y: Int, _ canvas: inout Canvas
    ) {
        let width = canvas.bounds.width
        let isChosen = dialog.choice == choice
        let style = isChosen ? theme[.selection] : theme[.dialog]
        if isChosen { canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: style) }
        let title = title(choice)
        canvas.put("\(isChosen ? "›" : " ") \(title)", x: 0, y: y, style: style, width: width)
        guard choice == .write else { return }
        let x = displayWidth(title) + 3
        canvas.textField(
            dialog.path, in: Rect(x: x, y: y, width: max(1, width - x), height: 1), style: style.adding(.underline),
            theme: theme, hasKeyboard: isChosen)
    }

    private static func title(_ choice: UnwrittenDialog.Choice) -> String {
        switch choice {
        case .stay: "Stay"
        case .write: "Write to the file"
        case .print: "Print on the terminal"
        case .giveUp: "Quit and lose it"
        }
    }
}
