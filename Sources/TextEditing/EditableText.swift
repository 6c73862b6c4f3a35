// Module TextEditing
//
// Editable text: selection, undo history, motions, search, soft wrap, line differences.
//
// Used by every module that edits or compares text.
// Imports nothing. It must not know keys, screens or templates.

/// A text that is being edited: its lines, its selection, and how it came to be. What goes in comes out byte for byte, but for what
/// was edited.
package struct EditableText: Hashable, Sendable {
    private(set) var buffer: TextBuffer
    package internal(set) var selection: TextSelection
    private var history = TextHistory()
    /// The column, in cells or characters, that vertical motions try to keep.
    var goalColumn: Int?

    /// - Parameter singleLine: whether line ends can't be put in; those that are in `text` stay.
    package init(_ text: String = "", singleLine: Bool = false) {
        buffer = TextBuffer(text, isSingleLine: singleLine)
        selection = TextSelection(.start)
    }

    package var isSingleLine: Bool { buffer.isSingleLine }
    package var text: String { buffer.text }
    package var isEmpty: Bool { lineCount == 1 && buffer.lines[0].count == 0 }
    package var lineCount: Int { buffer.lines.count }

    /// A line without what ends it.
    package func line(_ index: Int) -> String { buffer.lines[index].content }

    package var end: TextPosition { buffer.end }
    package var selectedText: String { buffer.text(in: selection.range) }

    // MARK: Editing

    /// Puts text in the place of the selection; single characters that follow each other are one step.
    package mutating func insert(_ text: String) {
        let text = flattened(text)
        let isTyping = text.count == 1 && text.first?.isNewline != true
        if !selection.isEmpty { history.breakRun() }
        replace(selection.range, with: text, isTyping ? .typing : .other)
    }

    /// Puts text in the place of the selection, as a step of its own; its line ends become those of this text: terminals write each
    /// as CR.
    package mutating func paste(_ text: String) {
        replace(selection.range, with: normalized(text), .other)
    }

    /// Breaks the line; the new one begins with the blanks that the old one begins with.
    package mutating func insertNewline(keepIndent: Bool = true) {
        guard !isSingleLine else { return }
        let range = selection.range
        let line = buffer.lines[range.start.line][0..<range.start.column]
        let indent = keepIndent ? line.prefix { $0 == " " || $0 == "\t" } : ""
        replace(range, with: lineEnd + indent, .other)
    }

    package mutating func deleteBackward() { delete(.left) }
    package mutating func deleteForward() { delete(.right) }
    package mutating func deleteWordBackward() { delete(.wordLeft) }
    package mutating func deleteWordForward() { delete(.wordRight) }

    /// Deletes to the end of the line; at the end, the line end itself.
    package mutating func deleteToLineEnd() {
        let isAtEnd = selection.head.column == buffer.lines[selection.head.line].count
        delete(isAtEnd ? .right : .lineEnd)
    }

    package mutating func deleteToLineStart() {
        let target = TextPosition(line: selection.head.line, column: 0)
        delete(selection.isEmpty ? TextRange(target, selection.head) : selection.range)
    }

    /// Takes the selection out and returns it; nil where nothing is selected.
    package mutating func cut() -> String? {
        guard !selection.isEmpty else { return nil }
        let text = selectedText
        replace(selection.range, with: "", .other)
        return text
    }

    package func copy() -> String? { selection.isEmpty ? nil : selectedText }

    package mutating func selectAll() {
        history.breakRun()
        selection = TextSelection(anchor: .start, head: end)
        goalColumn = nil
    }

    /// Puts `text` in the place of everything, as one step. What both begin and end with stays, and so does a cursor in there.
    package mutating func replaceAll(with text: String) {
        change([buffer.replacement(toBecome: text)])
    }

    /// Puts `text` in the place of a range, as one step; the cursor goes behind it.
    package mutating func replace(_ range: TextRange, with text: String) {
        replace(TextRange(buffer.clamped(range.start), buffer.clamped(range.end)), with: flattened(text), .other)
    }

    private static let unit = "  "

    /// Puts the lines of the selection two blanks to the right; without a selection, puts two blanks in.
    package mutating func indent() {
        guard !selection.isEmpty, !isSingleLine else { return insert(EditableText.unit) }
        changeLines { line in line.isEmpty ? nil : (0, EditableText.unit) }
    }

    /// Takes up to two blanks off the start of the lines of the selection.
    package mutating func outdent() {
        changeLines { line in
            let blanks = line.prefix { $0 == " " }.prefix(EditableText.unit.count).count
            return blanks > 0 ? (blanks, "") : line.hasPrefix("\t") ? (1, "") : nil
        }
    }

    // MARK: History

    package var canUndo: Bool { !history.done.isEmpty }
    package var canRedo: Bool { !history.undone.isEmpty }

    package mutating func undo() {
        guard let step = history.takeUndo() else { return }
        for change in step.changes.reversed() { apply(change.inverse) }
        selection = step.before
        goalColumn = nil
    }

    package mutating func redo() {
        guard let step = history.takeRedo() else { return }
        for change in step.changes { apply(change) }
        selection = step.after
        goalColumn = nil
    }

    // MARK: Within

    /// What ends lines in this text, so that a break that is put in is of the same kind.
    private var lineEnd: String {
        let terminator = buffer.lines[0].terminator
        return terminator.isEmpty ? "\n" : terminator
    }

    /// What is put in with line ends as this text has them; in one line they are blanks.
    func normalized(_ text: String) -> String { isSingleLine ? flattened(text) : text.endingLines(in: lineEnd) }

    /// What a text of one line can take: line ends become blanks, but for the last.
    private func flattened(_ text: String) -> String {
        guard isSingleLine else { return text }
        return text.endingLines(in: " ", last: "")
    }

    private mutating func delete(_ motion: Motion) {
        delete(selection.isEmpty ? TextRange(selection.head, target(of: motion)) : selection.range)
    }

    private mutating func delete(_ range: TextRange) {
        guard !range.isEmpty else { return }
        replace(range, with: "", selection.isEmpty ? .deleting : .other)
    }

    private mutating func replace(_ range: TextRange, with text: String, _ kind: TextHistory.Kind) {
        let removed = buffer.text(in: range)
        let before = selection
        guard !removed.hasSameBytes(as: text) else { return moveCursor(to: range.end) }
        let change = TextChange(offset: buffer.offset(of: range.start), removed: removed, inserted: text)
        apply(change)
        selection = TextSelection(buffer.position(at: change.offset + text.utf8.count))
        goalColumn = nil
        history.note(change, kind, before: before, after: selection)
    }

    private mutating func apply(_ change: TextChange) {
        buffer.replace(offset: change.offset, count: change.removed.utf8.count, with: change.inserted)
    }

    /// The lines that the selection touches; not the last where it ends at its very start.
    var selectedLines: ClosedRange<Int> {
        let range = selection.range
        let endsAtStart = range.end.column == 0 && range.end.line > range.start.line
        return range.start.line...(endsAtStart ? range.end.line - 1 : range.end.line)
    }

    /// Changes the starts of the lines that the selection touches, as one step.
    /// - Parameter change: how many bytes go, and what comes; nil leaves the line.
    private mutating func changeLines(_ change: (String) -> (Int, String)?) {
        let lines = selectedLines
        var start = buffer.offset(of: TextPosition(line: lines.lowerBound, column: 0))
        var replacements: [Replacement] = []
        for line in buffer.lines[lines] {
            if let (gone, come) = change(line.content) {
                replacements.append(Replacement(bytes: start..<start + gone, text: come))
            }
            start += line.length
        }
        self.change(replacements)
    }

    /// Makes replacements, which rise and don't overlap, as one step. Cursor and anchor stay with the text that they are beside.
    mutating func change(_ replacements: [Replacement]) {
        guard let first = replacements.first, let last = replacements.last else { return }
        let before = selection
        let start = first.bytes.lowerBound
        let removed = buffer.text(bytes: start..<last.bytes.upperBound)
        var inserted = ""
        var copied = start
        for replacement in replacements {
            inserted += removed[bytes: copied - start..<replacement.bytes.lowerBound - start] + replacement.text
            copied = replacement.bytes.upperBound
        }
        guard !removed.hasSameBytes(as: inserted) else { return }
        let anchor = replacements.adjusted(buffer.offset(of: selection.anchor))
        let head = replacements.adjusted(buffer.offset(of: selection.head))
        let whole = TextChange(offset: start, removed: removed, inserted: inserted)
        apply(whole)
        selection = TextSelection(anchor: buffer.position(at: anchor), head: buffer.position(at: head))
        goalColumn = nil
        history.note(whole, .other, before: before, after: selection)
    }

    /// Puts the cursor where a motion leads.
    package mutating func move(_ motion: Motion, extending: Bool = false) {
        history.breakRun()
        let range = selection.range
        if !extending, !selection.isEmpty {
            // Leaving a selection by an arrow goes to its edge, as in every editor.
            if motion == .left { return moveCursor(to: range.start) }
            if motion == .right { return moveCursor(to: range.end) }
        }
        let isVertical = motion == .up || motion == .down
        let goal = goalColumn ?? selection.head.column
        var head = target(of: motion)
        if isVertical, head.line != selection.head.line {
            head = buffer.clamped(TextPosition(line: head.line, column: goal))
        }
        selection = extending ? TextSelection(anchor: selection.anchor, head: head) : TextSelection(head)
        goalColumn = isVertical ? goal : nil
    }

    private mutating func moveCursor(to position: TextPosition) {
        selection = TextSelection(position)
        goalColumn = nil
    }
}
