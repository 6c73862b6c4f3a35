import TerminalCore
package import TextEditing

/// A text of one or more lines on the screen, with its scroll position. Sizes are those of the text alone, in cells.
package struct TextArea: Hashable, Sendable {
    package var text: EditableText
    /// The first visible row, counted in wrapped rows.
    package internal(set) var top = 0
    /// The text as last wrapped; unchanged parts are not wrapped again.
    private var wrapped: SoftWrap

    init(_ text: EditableText) {
        self.text = text
        wrapped = SoftWrap(text, width: 80, isHanging: !text.isSingleLine) { TerminalCore.width(of: $0) }
    }

    /// Columns of the line numbers and the following gap.
    package var gutter: Int { text.isSingleLine ? 1 : max(2, String(text.lineCount).count) + 2 }

    /// The text wrapped into screen rows.
    package func wrap(width: Int) -> SoftWrap {
        wrapped.following(text, width: width - gutter)
    }

    mutating func keepCursorVisible(in size: Size) {
        wrapped = wrap(width: size.width)
        let row = wrapped.location(of: text.selection.head).row
        top = Scrolling.top(showing: row..<(row + 1), from: top, height: size.height, count: wrapped.rows.count)
    }

    /// Moves the cursor to the mouse position.
    mutating func placeCursor(row: Int, column: Int, in size: Size, extending: Bool) {
        let position = wrap(width: size.width).position(row: top + row, cell: column - gutter)
        text.move(.position(position), extending: extending)
    }

    /// Scrolls, moving the cursor if it would leave the screen.
    mutating func scroll(by rows: Int, in size: Size) {
        let wrap = wrap(width: size.width)
        top = min(max(0, top + rows), max(0, wrap.rows.count - size.height))
        let cursor = wrap.location(of: text.selection.head).row
        let nearest = min(max(cursor, top), top + size.height - 1)
        if nearest != cursor { text.moveVertically(by: nearest - cursor, in: wrap, extending: false) }
    }

    /// Applies an edit; motions by screen rows need the size.
    /// - Returns: the text that was cut or copied.
    mutating func apply(_ edit: TextEdit, clipboard: String, in size: Size) -> String? {
        guard !text.isSingleLine, let (motion, extending) = edit.verticalMotion else {
            return edit.apply(to: &text, clipboard: clipboard)
        }
        let page = max(1, size.height - 1)
        let rows =
            switch motion {
            case .up: -1
            case .down: 1
            case .pageUp: -page
            default: page
            }
        text.moveVertically(by: rows, in: wrap(width: size.width), extending: extending || text.isSelecting)
        return nil
    }
}

extension TextEdit {
    /// The motion by screen rows, if the edit is one.
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
