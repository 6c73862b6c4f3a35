import OnCall
package import TerminalCore

extension LabelEditor {
    /// The column headings.
    package static let linesAboveTable = 1
    /// A rule and two lines for problems.
    package static let linesBelowTable = 3
    /// Where keys begin: after the marks for cursor and change.
    package static let keyColumn = 3

    /// Where values begin, for a pane of this inner size.
    package static func valueColumn(inside size: Size) -> Int { keyColumn + max(12, size.width * 2 / 5) }

    /// Moves the cursor to the cell at the mouse position, in cells of the pane's inside.
    mutating func placeCursor(row line: Int, column: Int, in size: Size) {
        let row = top + line - LabelEditor.linesAboveTable
        guard rows.indices.contains(row) else { return }
        select(row: row)
        select(column: column < LabelEditor.valueColumn(inside: size) ? .key : .value)
    }

    /// Visible rows of the table, for a pane of this inner size.
    package static func tableHeight(inside size: Size) -> Int {
        max(1, size.height - linesAboveTable - linesBelowTable)
    }
}
