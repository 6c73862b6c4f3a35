// Module TextEditing
//
// Editable text: selection, undo history, motions, search, soft wrap, line differences.
//
// Used by every module that edits or compares text.
// Imports nothing. It must not know keys, screens or templates.

/// A text being edited: its lines, its selection and its undo history. Text that was not edited is written back byte for byte.
package struct EditableText: Hashable, Sendable {
    private(set) var buffer: TextBuffer
    package internal(set) var selection: TextSelection
    private var history = TextHistory()
    /// Whether motions of the user extend the selection; ends with the next change.
    package var isSelecting = false
    /// The column, in cells or characters, that vertical motions try to keep.
    var goalColumn: Int?

    /// - Parameter singleLine: whether line ends can't be inserted; those already in `text` stay.
    package init(_ text: String = "", singleLine: Bool = false) {
        buffer = TextBuffer(text, isSingleLine: singleLine)
        selection = TextSelection(.start)
    }

    package var isSingleLine: Bool { buffer.isSingleLine }
    package var text: String { buffer.text }
    package var isEmpty: Bool { lineCount == 1 && buffer.lines[0].count == 0 }
    package var lineCount: Int { buffer.lines.count }

    /// A line without its terminator.
    package func line(_ index: Int) -> String { buffer.lines[index].content }

    package var end: TextPosition { buffer.end }
    package var selectedText: String { buffer.text(in: selection.range) }

    // MARK: Editing

    /// Replaces the selection; consecutive single characters form one undo step.
    package mutating func insert(_ text: String) {
        let text = flattened(text)
        let isTyping = text.count == 1 && text.first?.isNewline != true
        if !selection.isEmpty { history.breakRun() }
        replace(selection.range, with: text, isTyping ? .typing : .other)
    }

    /// Replaces the selection as a step of its own. Line ends are converted to those of this text: terminals send each as CR.
    package mutating func paste(_ text: String) {
        replace(selection.range, with: normalized(text), .other)
    }

    /// Breaks the line; the new one starts with the same indentation.
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

    /// Deletes to the end of the line; at the end, deletes the line end itself.
    package mutating func deleteToLineEnd() {
        let isAtEnd = selection.head.column == buffer.lines[selection.head.line].count
        delete(isAtEnd ? .right : .lineEnd)
    }

    package mutating func deleteToLineStart() {
        let target = TextPosition(line: selection.head.line, column: 0)
        delete(selection.isEmpty ? TextRange(target, selection.head) : selection.range)
    }

    /// Removes the selection and returns it; nil if nothing is selected.
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

    /// Replaces the whole text as one step. The common start and end are kept, and so is a cursor in them.
    package mutating func replaceAll(with text: String) {
        change([buffer.replacement(toBecome: text)])
    }

    /// Replaces a range as one step; the cursor moves after it.
    package mutating func replace(_ range: TextRange, with text: String) {
        replace(TextRange(buffer.clamped(range.start), buffer.clamped(range.end)), with: flattened(text), .other)
    }

    private static let unit = "  "

    /// Indents the selected lines by two blanks; without a selection, inserts two blanks.
    package mutating func indent() {
        guard !selection.isEmpty, !isSingleLine else { return insert(EditableText.unit) }
        changeLines { line in line.isEmpty ? nil : (0, EditableText.unit) }
    }

    /// Removes up to two blanks from the start of the selected lines.
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

    // MARK: Helpers

    /// The line terminator of this text, so that inserted line breaks are of the same kind.
    private var lineEnd: String {
        let terminator = buffer.lines[0].terminator
        return terminator.isEmpty ? "\n" : terminator
    }

    /// An insertion with the line ends of this text; in a single-line text, line ends become blanks.
    func normalized(_ text: String) -> String { isSingleLine ? flattened(text) : text.endingLines(in: lineEnd) }

    /// A text for a single line: line ends become blanks, except a final one, which is dropped.
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
        isSelecting = false
        buffer.replace(offset: change.offset, count: change.removed.utf8.count, with: change.inserted)
    }

    /// The lines that the selection touches, without the last if the selection ends at its start.
    var selectedLines: ClosedRange<Int> {
        let range = selection.range
        let endsAtStart = range.end.column == 0 && range.end.line > range.start.line
        return range.start.line...(endsAtStart ? range.end.line - 1 : range.end.line)
    }

    /// Changes the starts of the selected lines as one step.
    /// - Parameter change: how many bytes to remove and what to insert; nil leaves the line.
    private mutating func changeLines(_ change: (String) -> (Int, String)?) {
        let lines = selectedLines
        var start = buffer.offset(of: TextPosition(line: lines.lowerBound, column: 0))
        var replacements: [Replacement] = []
        for line in buffer.lines[lines] {
            if let (removed, inserted) = change(line.content) {
                replacements.append(Replacement(bytes: start..<start + removed, text: inserted))
            }
            start += line.length
        }
        self.change(replacements)
    }

    /// Applies replacements, which are sorted and don't overlap, as one step. Cursor and anchor stay next to the same text.
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

    /// Moves the cursor.
    package mutating func move(_ motion: Motion, extending: Bool = false) {
        history.breakRun()
        let range = selection.range
        if !extending, !selection.isEmpty {
            // Leaving a selection with an arrow key goes to its edge, as in every editor.
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
