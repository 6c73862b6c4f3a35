import Features
import Planning
import TerminalCore
import TextEditing

/// What is about to be sent, over everything else.
enum PlanView {
    static func draw(_ overlay: PlanOverlay, _ console: Console, _ theme: Theme, on canvas: inout Canvas) {
        guard let plan = console.plan else { return }
        let rows = plan.rows(width: console.dialogSize.width, selected: overlay.selected)
        WideDialog.draw(
            plan.title, hint: plan.hint, note: note(overlay, rows.count, console), console, theme, on: &canvas
        ) { canvas in
            PlanRowView.draw(rows, from: top(overlay, rows.count, console), theme, on: &canvas)
        }
    }

    /// A screen that has grown since shows no emptiness below the end.
    private static func top(_ overlay: PlanOverlay, _ count: Int, _ console: Console) -> Int {
        min(overlay.top, max(0, count - console.dialogSize.height))
    }

    /// How much of it is below what is seen.
    private static func note(_ overlay: PlanOverlay, _ count: Int, _ console: Console) -> String {
        let below = count - top(overlay, count, console) - console.dialogSize.height
        return below > 0 ? "\(below) more ↓" : ""
    }
}
