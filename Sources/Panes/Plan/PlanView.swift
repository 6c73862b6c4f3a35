import Features
import TerminalCore
import TextEditing

/// What is about to be sent, over everything else.
enum PlanView {
    static func draw(_ plan: SavePlan, _ console: Console, _ theme: Theme, on canvas: inout Canvas) {
        let rows = plan.rows(width: console.dialogSize.width)
        WideDialog.draw(
            plan.title, hint: plan.hint, note: note(plan, rows.count, console), console, theme, on: &canvas
        ) { canvas in
            PlanRowView.draw(rows, from: top(plan, rows.count, console), theme, on: &canvas)
        }
    }

    /// A screen that has grown since shows no emptiness below the end.
    private static func top(_ plan: SavePlan, _ count: Int, _ console: Console) -> Int {
        min(plan.top, max(0, count - console.dialogSize.height))
    }

    /// How much of it is below what is seen.
    private static func note(_ plan: SavePlan, _ count: Int, _ console: Console) -> String {
        let below = count - top(plan, count, console) - console.dialogSize.height
        return below > 0 ? "\(below) more ↓" : ""
    }
}
