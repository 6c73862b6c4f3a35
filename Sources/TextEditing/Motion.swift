/// A cursor movement.
package enum Motion: Hashable, Sendable {
    case left, right
    case wordLeft, wordRight
    /// To the first character that is not a blank. From there, or if all are blank, to column 0.
    case lineStart
    case lineEnd
    /// By lines of the text, not rows of the screen.
    case up, down
    case documentStart, documentEnd
    /// To the nearest valid position.
    case position(TextPosition)
}

extension EditableText {
    /// Where a motion leads from the cursor.
    func target(of motion: Motion) -> TextPosition {
        let head = selection.head
        let line = buffer.lines[head.line]
        switch motion {
        case .left:
            if head.column > 0 { return TextPosition(line: head.line, column: head.column - 1) }
            guard head.line > 0 else { return head }
            return TextPosition(line: head.line - 1, column: buffer.lines[head.line - 1].count)
        case .right:
            if head.column < line.count { return TextPosition(line: head.line, column: head.column + 1) }
            guard head.line < buffer.lines.count - 1 else { return head }
            return TextPosition(line: head.line + 1, column: 0)
        case .wordLeft:
            if head.column == 0 { return target(of: .left) }
            var column = head.column
            while column > 0, WordClass(line[column - 1]) == .blank { column -= 1 }
            guard column > 0 else { return TextPosition(line: head.line, column: 0) }
            let kind = WordClass(line[column - 1])
            while column > 0, WordClass(line[column - 1]) == kind { column -= 1 }
            return TextPosition(line: head.line, column: column)
        case .wordRight:
            if head.column == line.count { return target(of: .right) }
            var column = head.column
            let kind = WordClass(line[column])
            if kind != .blank { while column < line.count, WordClass(line[column]) == kind { column += 1 } }
            while column < line.count, WordClass(line[column]) == .blank { column += 1 }
            return TextPosition(line: head.line, column: column)
        case .lineStart:
            let blanks = line.content.prefix { $0 == " " || $0 == "\t" }.count
            let isAtText = head.column == blanks || blanks == line.count
            return TextPosition(line: head.line, column: isAtText ? 0 : blanks)
        case .lineEnd: return TextPosition(line: head.line, column: line.count)
        case .up: return head.line == 0 ? .start : TextPosition(line: head.line - 1, column: 0)
        case .down: return head.line == buffer.lines.count - 1 ? end : TextPosition(line: head.line + 1, column: 0)
        case .documentStart: return .start
        case .documentEnd: return end
        case .position(let position): return buffer.clamped(position)
        }
    }
}

/// The classes of characters for word motions: a run of one class is skipped at once.
enum WordClass {
    case blank, word, other

    init(_ character: Character) {
        if character.isWhitespace {
            self = .blank
        } else if character.isLetter || character.isNumber || character == "_" {
            self = .word
        } else {
            self = .other
        }
    }
}
