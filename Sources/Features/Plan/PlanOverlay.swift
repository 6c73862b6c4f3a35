import Planning
import TerminalCore

/// What is seen of the plan that is open.
package struct PlanOverlay: Hashable, Sendable {
    /// The change that keys are about.
    package private(set) var selected = 0
    /// The first row on the screen.
    package internal(set) var top = 0

    /// Selects a change of `plan`, and scrolls to it.
    mutating func show(_ index: Int, of plan: Plan, in size: Size) {
        selected = index
        let heights = plan.heights(width: size.width)
        let above = heights.prefix(index).reduce(0, +)
        top = min(above, max(0, heights.reduce(0, +) - size.height))
    }
}
