import TerminalCore

/// A row of a plan or of the history, as wide as the screen.
package enum PlanRow: Hashable, Sendable {
    /// The tone of a row of text.
    package enum Tone: Hashable, Sendable {
        case plain, muted, ok, busy, warning, danger
    }

    /// A line of the title of the rows below.
    case heading(String, isSelected: Bool, isFirst: Bool = true)
    case text(String, Tone)
    case diff(DiffRow, gutter: Int)
    /// Two rows side by side; the second begins at a column.
    indirect case pair(PlanRow, PlanRow, at: Int)
    case blank

    /// The lines of a title.
    /// - Parameter width: columns; two are for the mark of a selected one.
    static func title(_ text: String, isSelected: Bool, width: Int) -> [PlanRow] {
        Paragraph.lines(text, width: max(1, width - 2)).enumerated().map { number, line in
            .heading(line, isSelected: isSelected, isFirst: number == 0)
        }
    }
}
