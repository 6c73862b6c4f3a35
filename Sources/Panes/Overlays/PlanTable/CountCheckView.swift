import Features
import OnCall
import Planning
import TerminalCore

/// Asks for the number of integrations before a plan is sent.
enum CountCheckView {
    static func draw(_ check: CountCheck, _ theme: Theme, on canvas: inout Canvas) {
        let ground = theme[.dialog]
        DialogFrame.draw(
            title(check), size: Size(width: min(60, canvas.bounds.width - 2), height: 8), danger: check.deletes, theme,
            on: &canvas
        ) { canvas in
            let width = canvas.bounds.width
            let message =
                check.deletes
                ? "They stop taking alerts at once. This can't be undone."
                : "The plan is sent, one integration at a time."
            canvas.paragraph(
                message, x: 0, y: 1, width: width, rows: 2, style: theme[check.deletes ? .danger : .text].on(ground))
            let label = "Type \(check.count)"
            canvas.put(label, x: 0, y: 3, style: theme[.accent].on(ground))
            canvas.textField(
                check.typed, in: Rect(x: displayWidth(label) + 2, y: 3, width: 10, height: 1),
                style: theme[.text].on(ground).adding(.underline), theme: theme, hasKeyboard: true)
            let send = [Span("Enter", theme[.key].on(ground)), Span(" send     ", ground)]
            canvas.put(
                (check.isConfirmed ? send : []) + [Span("Esc", theme[.key].on(ground)), Span(" back", ground)],
                x: 0, y: canvas.bounds.height - 1, width: width)
        }
    }

    /// What is done to how many: the plan itself is below.
    private static func title(_ check: CountCheck) -> String {
        switch check.write {
        case .delete?: "Delete \(check.count) integrations"
        case .startMaintenance(let mode, _, _)?: "\(mode.title): \(check.count) integrations"
        case .stopMaintenance?: "Stop maintenance of \(check.count) integrations"
        case .extendMaintenance?: "Extend maintenance of \(check.count) integrations"
        case .field?, nil: "Change \(check.count) integrations"
        }
    }
}
