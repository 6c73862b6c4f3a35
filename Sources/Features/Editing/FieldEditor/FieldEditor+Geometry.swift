package import TerminalCore

/// The layout of the editor pane; sizes are those of its inside.
extension FieldEditor {
    /// The purpose of the field.
    package static let linesAboveText = 1

    /// A rule and two lines for problems; in a low pane only one line.
    package static func linesBelowText(inside size: Size) -> Int { size.height >= 8 ? 3 : 1 }

    /// The size of the text.
    package static func textSize(inside size: Size) -> Size {
        Size(width: size.width, height: max(1, size.height - linesAboveText - linesBelowText(inside: size)))
    }

    mutating func keepCursorVisible(in size: Size) {
        area.keepCursorVisible(in: FieldEditor.textSize(inside: size))
    }

    /// Moves the cursor to the mouse position, in cells of the pane's inside.
    mutating func placeCursor(row: Int, column: Int, in size: Size, extending: Bool) {
        area.placeCursor(
            row: row - FieldEditor.linesAboveText, column: column, in: FieldEditor.textSize(inside: size),
            extending: extending)
    }

    mutating func scroll(by rows: Int, in size: Size) { area.scroll(by: rows, in: FieldEditor.textSize(inside: size)) }

    /// Applies an edit; motions by screen rows need the size.
    /// - Returns: the text that was cut or copied.
    mutating func apply(_ edit: TextEdit, clipboard: String, in size: Size) -> String? {
        area.apply(edit, clipboard: clipboard, in: FieldEditor.textSize(inside: size))
    }
}
