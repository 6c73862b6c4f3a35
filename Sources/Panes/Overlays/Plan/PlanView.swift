import Features
import Planning
import TerminalCore
import TextEditing

/// What is about to be sent, over everything else.
enum PlanView {
    static func draw(
        _ overlay: PlanOverlay, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas
    ) {
        guard let plan = surroundings.plan?.plan else { return }
        let rows = plan.rows(width: surroundings.room.width, selected: overlay.selected)
        WideDialog.draw(
            plan.title, hint: plan.hint, note: note(overlay, rows.count, surroundings), surroundings, theme, on: &canvas
        ) { canvas in
            PlanRowView.draw(rows, from: top(overlay, rows.count, surroundings), theme, on: &canvas)
        }
    }

    /// A screen that has grown since shows no emptiness below the end.
    private static func top(_ overlay: PlanOverlay, _ count: Int, _ surroundings: Surroundings) -> Int {
        min(overlay.top, max(0, count - surroundings.room.height))
    }

    /// How much of it is below what is seen.
    private static func note(_ overlay: PlanOverlay, _ count: Int, _ surroundings: Surroundings) -> String {
        let below = count - top(overlay, count, surroundings) - surroundings.room.height
        return below > 0 ? "\(below) more ↓" : ""
    }
}
