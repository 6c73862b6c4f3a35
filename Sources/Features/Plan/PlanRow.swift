/// A row of a plan or of the history, as wide as the screen.
package enum PlanRow: Hashable, Sendable {
    /// The tone of a row of text.
    package enum Tone: Hashable, Sendable {
        case plain, muted, ok, busy, warning, danger
    }

    /// The title of the rows below.
    case heading(String, isSelected: Bool)
    case text(String, Tone)
    case diff(DiffRow, gutter: Int)
    case blank
}
