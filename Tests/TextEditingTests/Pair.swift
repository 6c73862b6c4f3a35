import Testing

@testable import TextEditing

/// A text and its reference implementation, edited alike, and the invariants to check after each edit.
struct Pair {
    private var text: EditableText
    private var reference: ReferenceText
    private var wrap: SoftWrap
    private let seed: UInt64
    private var log: [String] = []
    /// All past texts, and the index of the current one.
    private var past: [[UInt8]]
    private var now = 0
    private(set) var hasFailed = false

    init(_ text: String, isSingleLine: Bool, seed: UInt64) {
        self.text = EditableText(text, singleLine: isSingleLine)
        reference = ReferenceText(text, isSingleLine: isSingleLine)
        wrap = SoftWrap(self.text, width: 2 + Int(seed % 9), measure: cells(of:))
        past = [text.bytes]
        self.seed = seed
        log = ["\(isSingleLine ? "one line " : "")\(text.escaped)"]
    }

    private mutating func expect(_ holds: Bool, _ what: String, at location: SourceLocation = #_sourceLocation) {
        if !holds { hasFailed = true }
        #expect(holds, "seed \(seed): \(what) after \(log.suffix(6)): \(text.marked.escaped)", sourceLocation: location)
    }

    /// An edit, for both implementations.
    struct Edit {
        let name: String
        /// Whether the selection moves with the text, which the reference implementation does not track.
        let keepsSelection: Bool
        let edit: (inout EditableText) -> Void
        let referenceEdit: (inout ReferenceText) -> Void

        init(
            _ name: String, keepsSelection: Bool = false, _ edit: @escaping (inout EditableText) -> Void,
            _ referenceEdit: @escaping (inout ReferenceText) -> Void
        ) {
            self.name = name
            self.keepsSelection = keepsSelection
            self.edit = edit
            self.referenceEdit = referenceEdit
        }
    }

    mutating func edit(_ edit: Edit) {
        log.append("\(text.marked.escaped) \(edit.name)")
        let (before, referenceBefore) = (text, reference)
        edit.edit(&text)
        edit.referenceEdit(&reference)
        expect(text.text.bytes == reference.text.bytes, "the text is \(reference.text.escaped)")
        if edit.keepsSelection {
            // An edit that changes nothing keeps the goal column.
            if text == before { reference = referenceBefore } else { adopt() }
        }
        note()
    }

    /// Moves by rows: the cursor moves by that many if they exist.
    mutating func moveVertically(by rows: Int, extending: Bool) {
        log.append("\(text.marked.escaped) \(rows) rows")
        let (before, anchor) = (wrap.location(of: text.selection.head).row, text.selection.anchor)
        text.moveVertically(by: rows, in: wrap, extending: extending)
        let expected = min(max(0, before + rows), wrap.rows.count - 1)
        expect(wrap.location(of: text.selection.head).row == expected, "the row is \(expected)")
        expect(text.selection.anchor == (extending ? anchor : text.selection.head), "the anchor stays if it should")
        // The goal in cells would be taken for one in characters.
        text.move(.position(text.selection.head), extending: true)
        adopt()
    }

    mutating func replace(_ search: TextSearch, _ new: String) {
        let ranges = text.matches(of: search).map { text.buffer.offset(of: $0.start)..<text.buffer.offset(of: $0.end) }
        let expected = reference.matches(of: search)
        expect(ranges == expected, "\(search) is found in \(expected), not in \(ranges)")
        edit(
            Edit("\(search.needle.escaped) → \(new.escaped)", keepsSelection: true) {
                _ = $0.replaceMatches(of: search, with: new)
            } _: {
                $0.replaceMatches(of: search, with: new)
            })
    }

    /// Toggling twice restores the text.
    mutating func comment() {
        let before = text
        log.append("\(text.marked.escaped) comment")
        if text.toggleComment() {
            adopt()
            expect(!text.hasSameText(as: before), "something happens")
            let isLonger = text.text.utf8.count > before.text.utf8.count
            if isLonger {
                var again = text
                again.toggleComment()
                expect(again.hasSameText(as: before), "\(before.text.escaped) comes back")
            }
        } else {
            expect(text == before, "nothing happens")
        }
        note()
    }

    private mutating func adopt() {
        reference.adopt(
            text.text, anchor: text.buffer.offset(of: text.selection.anchor),
            head: text.buffer.offset(of: text.selection.head))
    }

    private mutating func note() {
        guard text.text.bytes != past[now] else { return }
        past.removeSubrange((now + 1)...)
        past.append(text.text.bytes)
        now += 1
    }

    mutating func undo() {
        guard text.canUndo else { return }
        let before = text.text.bytes
        log.append("\(text.marked.escaped) undo")
        text.undo()
        let bytes = text.text.bytes
        let found = past[..<now].lastIndex(of: bytes)
        expect(found != nil, "undo leads to what was there")
        now = found ?? now
        var again = text
        again.redo()
        expect(again.text.bytes == before, "redo leads back")
        adopt()
    }

    mutating func redo() {
        guard text.canRedo else { return }
        log.append("\(text.marked.escaped) redo")
        text.redo()
        let bytes = text.text.bytes
        let found = past[(now + 1)...].firstIndex(of: bytes)
        expect(found != nil, "redo leads to what was there")
        now = found ?? now
        adopt()
    }

    /// Invariants of any text.
    mutating func check() {
        let boundaries = reference.boundaries
        let offsets = [text.selection.anchor, text.selection.head].map { text.buffer.offset(of: $0) }
        expect(
            offsets == [reference.anchor, reference.head], "the selection is \(reference.anchor) to \(reference.head)")
        expect(Set(boundaries).isSuperset(of: offsets), "the selection is between characters")
        for offset in boundaries {
            let position = text.buffer.position(at: offset)
            expect(text.buffer.offset(of: position) == offset, "byte \(offset) is a character boundary")
            expect(text.buffer.clamped(position) == position, "\(position) exists")
        }
        let byteCount = text.text.utf8.count
        let byteOffsets = ByteOffsets(text)
        for offset in 0..<byteCount where !hasFailed {
            let position = byteOffsets.position(atByte: offset)
            expect(
                text.buffer.offset(of: position) == boundaries.last { $0 <= offset }, "byte \(offset) is in a character"
            )
        }
        // Incremental state equals freshly computed state.
        let fresh = EditableText(text.text, singleLine: text.isSingleLine)
        expect(text.hasSameText(as: fresh), "the lines are those of the text")
        wrap = wrap.following(text, width: wrap.width)
        let rows = SoftWrap(fresh, width: wrap.width, measure: cells(of:)).rows
        expect(wrap.rows.elementsEqual(rows), "the rows are those of the text")
    }

    mutating func checkHistory(original: String) {
        let last = text.text.bytes
        // What is undone at the end can be redone.
        while text.canRedo { text.redo() }
        let end = text.text.bytes
        while text.canUndo { text.undo() }
        expect(text.text.bytes == original.bytes, "all undone is the original")
        while text.canRedo { text.redo() }
        expect(text.text.bytes == end, "all redone is the end")
        while text.canUndo, text.text.bytes != last { text.undo() }
        expect(text.text.bytes == last, "where it was is on the way")
    }
}

/// Approximate cell widths of a terminal.
@Sendable func cells(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    return scalar.value < 0x20 ? 2 : scalar.value < 0x300 ? 1 : scalar.value < 0x1100 ? 0 : 2
}
