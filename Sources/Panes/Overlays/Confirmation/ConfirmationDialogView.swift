import Features
import OnCall
import TerminalCore
import TextEditing

/// The dialog of a guarded context.
enum ConfirmationDialogView {
    static func draw(_ dialog: ConfirmationDialog, _ theme: Theme, on canvas: inout Canvas) {
        let ground = theme[.dialog]
        let width = min(68, canvas.bounds.width - 2)
        let badge = dialog.demand.badge
        let sentence = "\(badge): type \(dialog.demand.word) to \(dialog.action.message)"
        let lines = Paragraph.lines(sentence, width: width - (width < 50 ? 4 : 6)).prefix(6)
        let size = Size(width: width, height: lines.count + 7)
        DialogFrame.draw(badge, size: size, danger: true, theme, on: &canvas) { canvas in
            let width = canvas.bounds.width
            let top = canvas.bounds.height >= lines.count + 5 ? 1 : 0
            for (row, line) in lines.enumerated() {
                canvas.put(line, x: 0, y: top + row, style: theme[.danger].on(ground), width: width)
            }
            let y = top + lines.count + top
            canvas.textField(
                dialog.typed, in: Rect(x: 0, y: y, width: max(12, min(30, width)), height: 1),
                style: theme[.text].on(ground).adding(.underline), theme: theme, hasKeyboard: true, keepsStart: true)
            let confirm = [Span("Enter", theme[.key].on(ground)), Span(" confirms     ", ground)]
            canvas.put(
                (dialog.isConfirmed ? confirm : []) + [
                    Span("Esc", theme[.key].on(ground)), Span(" changes nothing", ground),
                ],
                x: 0, y: canvas.bounds.height - 1, width: width)
        }
    }
}

extension GuardedAction {
    /// What it does, after "to".
    fileprivate var message: String {
        switch self {
        case .start(let mode, let names, let end):
            "\(mode == .disableAlerts ? "disable alerts of" : "start maintenance of") \(GuardedAction.list(names)) until \(end)"
        case .extend(let names, let end): "move the end of maintenance of \(GuardedAction.list(names)) to \(end)"
        case .queue(let mode, let names, let title):
            "\(mode == .disableAlerts ? "disable alerts of" : "queue maintenance of") \(GuardedAction.list(names)) \(title)"
        case .stop(let names): "stop maintenance of \(GuardedAction.list(names))"
        case .save(let changes): changes == 1 ? "save 1 change" : "save \(changes) changes"
        case .create(let name): "create \(name)"
        case .delete(let names): "delete \(GuardedAction.list(names))"
        case .unlock(let minutes): "allow changes for \(minutes) min"
        }
    }

    private static func list(_ names: [String]) -> String {
        names.count == 1
            ? names[0]
            : "\(names.count) integrations (\(names.prefix(3).joined(separator: ", "))\(names.count > 3 ? " …" : ""))"
    }
}
