import Testing

@testable import TextEditing

@Suite struct HistoryTests {
    private func type(_ characters: String, into text: inout EditableText) {
        for character in characters { text.insert(String(character)) }
    }

    @Test func `typing is undone in one step, and the cursor is restored`() {
        var text = EditableText(marked: "a|b")
        type("xyz", into: &text)
        #expect(text.marked == "axyz|b")
        text.undo()
        #expect(text.marked == "a|b")
        #expect(!text.canUndo)
        text.redo()
        #expect(text.marked == "axyz|b")
        #expect(!text.canRedo)
    }

    @Test func `a motion, a line break, a deletion and a paste each begin a new step`() {
        var text = EditableText("")
        type("ab", into: &text)
        text.move(.left)
        type("c", into: &text)
        text.insertNewline()
        type("d", into: &text)
        text.deleteBackward()
        text.paste("p")
        type("e", into: &text)
        var seen = [text.marked]
        while text.canUndo {
            text.undo()
            seen.append(text.marked)
        }
        #expect(seen == ["ac\npe|b", "ac\np|b", "ac\n|b", "ac\nd|b", "ac\n|b", "ac|b", "a|b", "|"])
    }

    @Test func `deletions are undone together`() {
        var text = EditableText(marked: "foo bar|")
        for _ in 0..<3 { text.deleteBackward() }
        #expect(text.marked == "foo |")
        text.undo()
        #expect(text.marked == "foo bar|")
    }

    @Test func `typing over a selection is undone with the typing that follows, and the selection is restored`() {
        var text = EditableText(marked: "a[|bc]d")
        type("xy", into: &text)
        #expect(text.marked == "axy|d")
        text.undo()
        #expect(text.marked == "a[|bc]d")
        text.redo()
        #expect(text.marked == "axy|d")
    }

    @Test func `two selections that are typed over are two steps`() {
        var text = EditableText(marked: "[ab|]cd")
        type("x", into: &text)
        text.move(.right, extending: true)
        type("y", into: &text)
        text.undo()
        #expect(text.marked == "x[c|]d")
        text.undo()
        #expect(text.marked == "[ab|]cd")
    }

    @Test func `a long run of typing is split at a word`() {
        var text = EditableText("")
        type(String(repeating: "word ", count: 10), into: &text)
        text.undo()
        #expect(text.text == String(repeating: "word ", count: 8))
        text.undo()
        #expect(text.text.isEmpty)
    }

    @Test func `a motion ends a run, even if the cursor does not move`() {
        var text = EditableText("")
        type("ab", into: &text)
        text.move(.documentEnd)
        type("cd", into: &text)
        text.undo()
        #expect(text.marked == "ab|")
    }

    @Test func `an edit after undo leaves nothing to redo`() {
        var text = EditableText("")
        type("ab", into: &text)
        text.undo()
        #expect(text.canRedo)
        type("c", into: &text)
        #expect(!text.canRedo)
        text.redo()
        #expect(text.marked == "c|")
    }

    @Test func `typing after undo does not extend the previous step`() {
        var text = EditableText("")
        type("a", into: &text)
        text.insertNewline()
        text.undo()
        type("b", into: &text)
        text.undo()
        #expect(text.marked == "a|")
    }

    @Test func `undo and redo with nothing to do change nothing`() {
        var text = EditableText(marked: "a[b|]")
        text.undo()
        text.redo()
        #expect(text.marked == "a[b|]")
    }

    @Test func `only the last thousand steps are kept`() {
        var text = EditableText("")
        for _ in 0..<1010 { text.paste("x") }
        while text.canUndo { text.undo() }
        #expect(text.text == String(repeating: "x", count: 10))
    }

    @Test func `characters that combine after a deletion are separated by undo`() {
        for marked in ["e|\n\u{301}", "a\r|x\nb", "\u{1F1E8}|x\u{1F1ED}", "👩|x\u{200D}👦", "a\r\n|\u{301}"] {
            var text = EditableText(marked: marked)
            let bytes = text.text.bytes
            text.deleteForward()
            text.undo()
            #expect(text.text.bytes == bytes)
            #expect(text.marked.escaped == marked.escaped)
        }
    }
}
