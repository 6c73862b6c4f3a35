import TextEditing

extension TextEdit {
    /// Applies the edit to a single-line text.
    /// - Parameter clipboard: the text last cut or copied here.
    /// - Returns: the text that was cut or copied.
    func apply(to text: inout EditableText, clipboard: String) -> String? {
        switch self {
        case .move(let motion): text.move(motion.inText, extending: text.isSelecting)
        case .select(let motion): text.move(motion.inText, extending: true)
        case .newline: text.insertNewline(keepIndent: true)
        case .deleteBackward: text.deleteBackward()
        case .deleteForward: text.deleteForward()
        case .deleteWordBackward: text.deleteWordBackward()
        case .deleteWordForward: text.deleteWordForward()
        case .deleteToLineEnd: text.deleteToLineEnd()
        case .deleteToLineStart: text.deleteToLineStart()
        case .selectAll: text.selectAll()
        case .toggleSelecting: text.isSelecting.toggle()
        case .copy:
            text.isSelecting = false
            return text.copy()
        case .cut: return text.cut()
        case .paste: text.paste(clipboard)
        case .undo: text.undo()
        case .redo: text.redo()
        case .indent: text.indent()
        case .outdent: text.outdent()
        }
        return nil
    }
}

extension TextMotion {
    /// The motion by lines of the text; motions by screen rows need a layout.
    var inText: Motion {
        switch self {
        case .left: .left
        case .right: .right
        case .wordLeft: .wordLeft
        case .wordRight: .wordRight
        case .up, .pageUp: .up
        case .down, .pageDown: .down
        case .lineStart: .lineStart
        case .lineEnd: .lineEnd
        case .start: .documentStart
        case .end: .documentEnd
        }
    }
}
