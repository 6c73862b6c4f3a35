package import TerminalCore

/// Where things are in the editor pane; the sizes are those of its inside.
extension FieldEditor {
    /// What the field is for.
    package static let linesAboveText = 1

    /// A rule and two lines for what is wrong; in a low pane only the last.
    package static func linesBelowText(inside size: Size) -> Int { size.height >= 8 ? 3 : 1 }

    /// What is left for the text.
    package static func textSize(inside size: Size) -> Size {
        Size(width: size.width, height: max(1, size.height - linesAboveText - linesBelowText(inside: size)))
    }

    mutating func keepCursorVisible(in size: Size) {
        area.keepCursorVisible(in: FieldEditor.textSize(inside: size))
    }

    /// Puts the cursor where the mouse points, in cells of the pane's inside.
    mutating func placeCursor(row: Int, column: Int, in size: Size, extending: Bool) {
        area.placeCursor(
            row: row - FieldEditor.linesAboveText, column: column, in: FieldEditor.textSize(inside: size),
            extending: extending)
    }

    mutating func scroll(by rows: Int, in size: Size) { area.scroll(by: rows, in: FieldEditor.textSize(inside: size)) }

    /// Does an edit; those that go by rows of the screen need its size.
    /// - Returns: what was cut or copied.
    mutating func apply(_ edit: TextEdit, clipboard: String, in size: Size) -> String? {
        area.apply(edit, clipboard: clipboard, in: FieldEditor.textSize(inside: size))
    }
}
