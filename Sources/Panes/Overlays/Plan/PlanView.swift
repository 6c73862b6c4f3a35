import Features
import Planning
import TerminalCore
import TextEditing

/// The plan: as high as what it says, over what it changes.
enum PlanView {
    static func draw(
        _ overlay: PlanOverlay, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas
    ) {
        guard let plan = surroundings.plan?.plan else { return }
        let rows = overlay.rows
        WideDialog.draw(
            plan.title, hint: plan.hint, note: note(overlay, rows.count, surroundings), rows: rows.count, surroundings,
            theme,
            on: &canvas
        ) { canvas in
            PlanRowView.draw(rows, from: top(overlay, rows.count, surroundings), theme, on: &canvas)
        }
    }

    /// The first visible row, with no blank rows at the end if the screen has grown.
    private static func top(_ overlay: PlanOverlay, _ count: Int, _ surroundings: Surroundings) -> Int {
        min(overlay.top, max(0, count - surroundings.room.height))
    }

    /// How many rows are below the visible part.
    private static func note(_ overlay: PlanOverlay, _ count: Int, _ surroundings: Surroundings) -> String {
        let below = count - top(overlay, count, surroundings) - surroundings.room.height
        return below > 0 ? "\(below) more ↓" : ""
    }
}
