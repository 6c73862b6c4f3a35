package import TerminalCore
package import TextEditing

/// Where things are in the editor pane; the sizes are those of its inside.
extension FieldEditor {
    /// What the field is for.
    package static let linesAboveText = 1

    /// A rule and two lines for what is wrong; in a low pane only the last.
    package static func linesBelowText(inside size: Size) -> Int { size.height >= 8 ? 3 : 1 }

    package static func textHeight(inside size: Size) -> Int {
        max(1, size.height - linesAboveText - linesBelowText(inside: size))
    }

    /// Columns of the line numbers and the gap behind them; a text of one line has none.
    package var gutter: Int { isSingleLine ? 1 : max(2, String(text.lineCount).count) + 2 }

    /// The text broken into rows of the screen.
    package func wrap(inside size: Size) -> SoftWrap {
        SoftWrap(text, width: size.width - gutter) { TerminalCore.width(of: $0) }
    }

    mutating func keepCursorVisible(in size: Size) {
        let wrap = wrap(inside: size)
        let row = wrap.place(of: text.selection.head).row
        top = Scrolling.top(
            showing: row..<(row + 1), from: top, height: FieldEditor.textHeight(inside: size), count: wrap.rows.count)
    }

    /// Puts the cursor where the mouse points, in cells of the pane's inside.
    mutating func placeCursor(row: Int, column: Int, in size: Size, extending: Bool) {
        let position = wrap(inside: size).position(row: top + row - FieldEditor.linesAboveText, cell: column - gutter)
        text.move(.position(position), extending: extending)
    }

    /// Scrolls, and takes the cursor along where it would get out of sight.
    mutating func scroll(by rows: Int, in size: Size) {
        let wrap = wrap(inside: size)
        let height = FieldEditor.textHeight(inside: size)
        top = min(max(0, top + rows), max(0, wrap.rows.count - height))
        let cursor = wrap.place(of: text.selection.head).row
        let nearest = min(max(cursor, top), top + height - 1)
        if nearest != cursor { text.moveVertically(by: nearest - cursor, in: wrap, extending: false) }
    }

    /// Does an edit; those that go by rows of the screen need its size.
    /// - Returns: what was cut or copied.
    mutating func apply(_ edit: TextEdit, clipboard: String, in size: Size) -> String? {
        guard !isSingleLine, let (motion, extending) = edit.verticalMotion else {
            return edit.apply(to: &text, clipboard: clipboard)
        }
        let page = max(1, FieldEditor.textHeight(inside: size) - 1)
        let rows =
            switch motion {
            case .up: -1
            case .down: 1
            case .pageUp: -page
            default: page
            }
        text.moveVertically(by: rows, in: wrap(inside: size), extending: extending)
        return nil
    }
}

extension TextEdit {
    /// The motion by rows that the edit is, if it is one.
    fileprivate var verticalMotion: (TextMotion, extending: Bool)? {
        switch self {
        case .move(let motion) where motion.isVertical: (motion, false)
        case .select(let motion) where motion.isVertical: (motion, true)
        default: nil
        }
    }
}

extension TextMotion {
    fileprivate var isVertical: Bool { self == .up || self == .down || self == .pageUp || self == .pageDown }
}
