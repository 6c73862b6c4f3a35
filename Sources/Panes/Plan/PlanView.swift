import Features
import TerminalCore
import TextEditing

/// What is about to be sent, over everything else.
enum PlanView {
    static func draw(_ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        guard let plan = surroundings.plan else { return }
        let rows = plan.rows(width: surroundings.room.width)
        WideDialog.draw(
            plan.title, hint: plan.hint, note: note(plan, rows.count, surroundings), surroundings, theme, on: &canvas
        ) { canvas in
            PlanRowView.draw(rows, from: top(plan, rows.count, surroundings), theme, on: &canvas)
        }
    }

    /// A screen that has grown since shows no emptiness below the end.
    private static func top(_ plan: SavePlan, _ count: Int, _ surroundings: Surroundings) -> Int {
        min(plan.top, max(0, count - surroundings.room.height))
    }

    /// How much of it is below what is seen.
    private static func note(_ plan: SavePlan, _ count: Int, _ surroundings: Surroundings) -> String {
        let below = count - top(plan, count, surroundings) - surroundings.room.height
        return below > 0 ? "\(below) more ↓" : ""
    }
}
