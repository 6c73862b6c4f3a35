import OnCall
package import TerminalCore

extension LabelEditor {
    /// The headings of the columns.
    package static let linesAboveTable = 1
    /// A rule and two lines for what is wrong.
    package static let linesBelowTable = 3
    /// Where keys begin: behind the marks of cursor and change.
    package static let keyColumn = 3

    /// Where values begin in a pane that is so large inside.
    package static func valueColumn(inside size: Size) -> Int { keyColumn + max(12, size.width * 2 / 5) }

    /// Puts the cursor on the cell where the mouse points, in cells of the pane's inside.
    mutating func placeCursor(row line: Int, column: Int, in size: Size) {
        let row = top + line - LabelEditor.linesAboveTable
        guard rows.indices.contains(row) else { return }
        select(row: row)
        select(column: column < LabelEditor.valueColumn(inside: size) ? .key : .value)
    }

    /// How many rows of the table a pane shows that is so large inside.
    package static func tableHeight(inside size: Size) -> Int {
        max(1, size.height - linesAboveTable - linesBelowTable)
    }
}
