/// A row of a plan or of the history, as wide as the screen.
package enum PlanRow: Hashable, Sendable {
    /// How much a row of words matters.
    package enum Tone: Hashable, Sendable {
        case plain, muted, ok, busy, warning, danger
    }

    /// The name of what follows.
    case heading(String, isSelected: Bool)
    case words(String, Tone)
    case diff(DiffRow, gutter: Int)
    case blank
}
