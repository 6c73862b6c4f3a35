import OnCall
import TerminalCore

/// The columns of the detail: labels on the left, values on the right.
package struct DetailColumns: Hashable, Sendable {
    /// Where values begin.
    package let value: Int
    /// Columns of a value.
    package let valueWidth: Int

    /// Labels of a usual length are shown in full: so far to the right values may begin at any width.
    private static let usualValueColumn = 22
    /// Longer labels are shown in full as long as values have so many columns.
    private static let enoughForValues = 46

    /// - Parameters:
    ///   - rows: the rows of the detail.
    ///   - width: the columns inside the pane.
    init(_ rows: [DetailRow], width: Int) {
        // A mark and a blank before the label; a mark and a blank after it.
        let wanted = 4 + (rows.lazy.filter(\.isSelectable).map { displayWidth($0.title) }.max() ?? 0)
        value = min(wanted, max(Self.usualValueColumn, width - 1 - Self.enoughForValues))
        valueWidth = max(1, width - value - 1)
    }

    /// The lines of a sentence in the place of a value.
    package func lines(_ sentence: String) -> [String] { Paragraph.lines(sentence, width: valueWidth) }
}
