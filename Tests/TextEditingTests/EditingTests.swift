import Testing

@testable import TextEditing

@Suite struct EditingTests {
    private func expect(
        _ row: Row, singleLine: Bool = false, at location: SourceLocation = #_sourceLocation,
        _ edits: (inout EditableText) -> Void
    ) {
        let after = EditableText.after(row.before, singleLine: singleLine, edits)
        #expect(after == row.after.escaped, sourceLocation: location)
    }

    // MARK: Inserting

    @Test(arguments: [
        Row("fo|o", "fox|o"), Row("|", "x|"), Row("f[oo|]\nb", "fx|\nb"), Row("f[|oo\r\nb]ar", "fx|ar"),
        Row("\(UnusualCharacters.family)|", "\(UnusualCharacters.family)x|"),
    ])
    func `inserting replaces the selection`(row: Row) { expect(row) { $0.insert("x") } }

    @Test func `an insertion may combine with existing text, and the cursor is never within a character`() {
        expect(Row("ae|b", "ae\u{301}|b")) { $0.insert("\u{301}") }
        expect(Row("👩|x", "👩\u{200D}👦|x")) {
            $0.insert("\u{200D}")
            $0.insert("👦")
        }
        expect(Row("|\u{1F1ED}", "\u{1F1E8}\u{1F1ED}|")) { $0.insert("\u{1F1E8}") }
        expect(Row("e|\n\u{301}", "e\u{301}|")) { $0.deleteForward() }
        expect(Row("a\r|b", "a\r\n|b")) { $0.insert("\n") }
        expect(Row("a|\nb", "a\r\n|b")) { $0.insert("\r") }
        expect(Row("a\r[x|]\nb", "a\r\n|b")) { _ = $0.cut() }
    }

    @Test(arguments: [
        Row("a|b", "a\n|b"), Row("a\r\nb|c", "a\r\nb\r\n|c"), Row("a\rb|", "a\rb\r|"), Row("  a|b", "  a\n  |b"),
        Row(" |  a", " \n |  a"), Row("\ta|", "\ta\n\t|"), Row("a[b|]c", "a\n|c"), Row("|", "\n|"),
    ])
    func `a line break is of the text's kind, and the new line has the same indentation`(row: Row) {
        expect(row) { $0.insertNewline() }
    }

    @Test func `a line break can omit the indentation`() {
        expect(Row("  a|", "  a\n|")) { $0.insertNewline(keepIndent: false) }
    }

    @Test(arguments: [
        Row("|", "a\nb\nc|"), Row("x\n|", "x\na\nb\nc|"), Row("x\r\n[y|]", "x\r\na\r\nb\r\nc|"),
        Row("x\r|y", "x\ra\rb\rc|y"),
    ])
    func `line ends of a paste become those of the text`(row: Row) { expect(row) { $0.paste("a\nb\rc") } }

    // MARK: Deleting

    @Test(arguments: [
        Row("fo|o", "f|o"), Row("|foo", "|foo"), Row("a\n|b", "a|b"), Row("a\r\n|b", "a|b"), Row("f[oo|]", "f|"),
        Row("x\(UnusualCharacters.family)|", "x|"), Row("x\(UnusualCharacters.accented)|", "x|"),
        Row("\(UnusualCharacters.flag)\(UnusualCharacters.flag)|", "\(UnusualCharacters.flag)|"),
        Row("漢字|", "漢|"), Row("a\(UnusualCharacters.lineSeparator)|b", "a|b"),
    ])
    func `backspace deletes a whole character, a line end, or the selection`(row: Row) {
        expect(row) { $0.deleteBackward() }
    }

    @Test(arguments: [
        Row("f|oo", "f|o"), Row("foo|", "foo|"), Row("a|\nb", "a|b"), Row("a|\r\nb", "a|b"), Row("[|fo]o", "|o"),
        Row("|\(UnusualCharacters.family)x", "|x"), Row("|\(UnusualCharacters.accented)x", "|x"),
        Row("|\(UnusualCharacters.flag)\(UnusualCharacters.flag)", "|\(UnusualCharacters.flag)"),
    ])
    func `delete deletes the next character, a line end, or the selection`(row: Row) {
        expect(row) { $0.deleteForward() }
    }

    @Test(arguments: [
        Row("foo bar|", "foo |"), Row("foo   |", "|"), Row("a\n|b", "a|b"), Row("[foo |]bar", "|bar"), Row("|a", "|a"),
    ])
    func `words are deleted backwards`(row: Row) { expect(row) { $0.deleteWordBackward() } }

    @Test(arguments: [
        Row("|foo bar", "|bar"), Row("foo|", "foo|"), Row("a|\r\nb", "a|b"), Row("f[oo |]bar", "f|bar"),
    ])
    func `words are deleted forwards`(row: Row) { expect(row) { $0.deleteWordForward() } }

    @Test(arguments: [
        Row("f|oo\nb", "f|\nb"), Row("foo|\r\nb", "foo|b"), Row("foo|", "foo|"), Row("f[o|]o", "f|o"),
    ])
    func `the rest of a line is deleted, then its end`(row: Row) { expect(row) { $0.deleteToLineEnd() } }

    @Test(arguments: [Row("a\nfo|o", "a\n|o"), Row("a\n|foo", "a\n|foo"), Row("f[o|]o", "f|o")])
    func `a line is deleted up to the cursor`(row: Row) { expect(row) { $0.deleteToLineStart() } }

    // MARK: Cutting and copying

    @Test func `cutting removes the selection, copying keeps it`() {
        var text = EditableText(marked: "a[b\r\nc|]d")
        #expect(text.copy() == "b\r\nc")
        #expect(text.marked == "a[b\r\nc|]d")
        #expect(text.cut() == "b\r\nc")
        #expect(text.marked == "a|d")
    }

    @Test func `without a selection nothing is cut or copied`() {
        var text = EditableText(marked: "a|b")
        #expect(text.copy() == nil)
        #expect(text.cut() == nil)
        #expect(text.marked == "a|b")
        #expect(!text.canUndo)
    }

    // MARK: Lines

    @Test(arguments: [
        Row("a|b", "a  |b"), Row("[a|]", "  [a|]"), Row("[a\nb|]", "  [a\n  b|]"), Row("[a\nb\n|]c", "  [a\n  b\n|]c"),
        Row("[|a\r\n\r\nb]", "  [|a\r\n\r\n  b]"), Row("x[y\nz|]", "  x[y\n  z|]"),
    ])
    func `indenting moves the selected lines two blanks to the right`(row: Row) { expect(row) { $0.indent() } }

    @Test(arguments: [
        Row("  a|b", "a|b"), Row("   a|", " a|"), Row(" a|", "a|"), Row("\ta|", "a|"), Row("a|", "a|"),
        Row("  |  a", "|  a"),
        Row("|  a", "|a"), Row("[  a\n b\nc|]", "[a\nb\nc|]"), Row("[    a\r\n    b|]", "[  a\r\n  b|]"),
        Row("  a\n[  b\n|]  c", "  a\n[b\n|]  c"),
    ])
    func `outdenting removes up to two blanks or a tab from the selected lines`(row: Row) {
        expect(row) { $0.outdent() }
    }

    @Test func `indenting is one step, and outdenting undoes what it did`() {
        let start = "[a\r\n b\rc\nd|]"
        expect(Row(start, start)) {
            $0.indent()
            $0.undo()
        }
        expect(Row(start, start)) {
            $0.indent()
            $0.outdent()
        }
    }

    // MARK: Replacing

    @Test func `a range is replaced and the cursor moves after it`() {
        expect(Row("|foo\nbar", "fo-|ar")) {
            $0.replace(TextRange(TextPosition(line: 0, column: 2), TextPosition(line: 1, column: 1)), with: "-")
        }
        expect(Row("|foo", "fo-|")) {
            $0.replace(TextRange(TextPosition(line: 0, column: 2), TextPosition(line: 9, column: 9)), with: "-")
        }
    }

    @Test func `the whole text is replaced as one step`() {
        expect(Row("fo|o\nbar", "new\ntext|")) { $0.replaceAll(with: "new\ntext") }
        expect(Row("fo|o\nbar", "fo|o\nbar")) {
            $0.replaceAll(with: "new\ntext")
            $0.undo()
        }
    }

    @Test func `the common start and end are kept, and so is a cursor in them`() {
        expect(Row("a\nb|c\nd", "a\nb|c\nx")) { $0.replaceAll(with: "a\nbc\nx") }
        expect(Row("a\nbc\nd|e", "x\ny\nbc\nd|e")) { $0.replaceAll(with: "x\ny\nbc\nde") }
        expect(Row("[a\nb|]c", "[a\nx|]c")) { $0.replaceAll(with: "a\nxc") }
        var text = EditableText("one two three")
        text.replaceAll(with: "one 2 three")
        #expect(text.buffer.replacement(toBecome: "one two three").bytes == 4..<5)
    }

    @Test func `a change splits no character and no line end`() {
        for (old, new, bytes) in [
            ("xe\u{301}y", "xe\u{302}y", 1..<4), ("a\r\nb", "a\nb", 1..<3), ("a\r\nb", "a\rb", 1..<3),
            ("e\u{301}", "e", 0..<3), ("👩\u{200D}👦", "👩\u{200D}👩", 0..<11), ("🇨🇭🇨🇭", "🇨🇭🇨🇨", 8..<16), ("é", "è", 0..<2),
        ] {
            #expect(
                EditableText(old).buffer.replacement(toBecome: new).bytes == bytes, "\(old.escaped) → \(new.escaped)")
        }
    }

    @Test func `replacing a text by the same text is no change`() {
        var text = EditableText(marked: "fo|o")
        text.replaceAll(with: "foo")
        #expect(!text.canUndo)
        text.replaceAll(with: "fo\u{6F}")
        #expect(!text.canUndo)
    }

    @Test func `replacing a text by one that looks the same is a change`() {
        var text = EditableText("\u{E9}")
        text.replaceAll(with: "e\u{301}")
        #expect(text.canUndo)
        #expect(text.text.bytes == "e\u{301}".bytes)
        #expect(text != EditableText("\u{E9}"))
    }

    // MARK: One line

    @Test func `a single-line text accepts no line ends`() {
        expect(Row("a|", "a|"), singleLine: true) { $0.insertNewline() }
        expect(Row("a|b", "ax y z|b"), singleLine: true) { $0.paste("x\ny\r\nz") }
        expect(Row("a|b", "ax y|b"), singleLine: true) { $0.insert("x\ry") }
        expect(Row("|", "name|"), singleLine: true) { $0.paste("name\r\n") }
    }

    @Test func `existing line ends in a single-line text stay, and are characters`() {
        expect(Row("a\r\n|b\nc", "a\r\nx|b\nc"), singleLine: true) { $0.insert("x") }
        expect(Row("a|\r\nb", "a\r\n|b"), singleLine: true) { $0.move(.right) }
        expect(Row("a\r\n|b", "a|b"), singleLine: true) { $0.deleteBackward() }
        expect(Row("a\r\nb|", "|a\r\nb"), singleLine: true) { $0.move(.up) }
        expect(Row("|a\nb", "a\nb|"), singleLine: true) { $0.move(.down) }
        expect(Row("a|\nb", "a|\nb"), singleLine: true) {
            $0.insert("\r")
            $0.undo()
        }
    }

    @Test func `indenting in a single-line text inserts blanks`() {
        expect(Row("[a|]", "  |"), singleLine: true) { $0.indent() }
    }
}
