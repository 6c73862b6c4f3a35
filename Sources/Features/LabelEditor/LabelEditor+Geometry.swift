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

    /// How many rows of the table a pane shows that is so large inside.
    package static func tableHeight(inside size: Size) -> Int {
        max(1, size.height - linesAboveTable - linesBelowTable)
    }
}
