import TextEditing

/// A text pane that does the same work per key as the editor.
struct TextPane {
    private static let width = 76
    private static let height = 40

    var text: EditableText
    var top = 0
    private var wrap: SoftWrap
    private var characters = 0

    init(_ text: EditableText) {
        self.text = text
        wrap = SoftWrap(text, width: TextPane.width, measure: TextPane.measure)
    }

    private static func measure(_ character: Character) -> Int {
        character.unicodeScalars.allSatisfy { $0.value < 0x1100 } ? 1 : 2
    }

    mutating func move(by rows: Int) {
        text.moveVertically(by: rows, in: wrap.following(text, width: TextPane.width), extending: false)
    }

    /// Keeps the cursor visible, then gets what is drawn.
    mutating func draw() {
        wrap = wrap.following(text, width: TextPane.width)
        let row = wrap.location(of: text.selection.head).row
        top = min(max(top, row - TextPane.height + 1), row)
        let drawn = wrap.following(text, width: TextPane.width)
        _ = drawn.location(of: text.selection.head)
        for index in top..<(top + TextPane.height) where drawn.rows.indices.contains(index) {
            characters += drawn.characters(of: drawn.rows[index]).count
        }
    }
}
