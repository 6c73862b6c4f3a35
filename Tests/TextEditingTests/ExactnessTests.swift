import Testing

@testable import TextEditing

@Suite struct ExactnessTests {
    static let texts = [
        "", "\n", "\r\n", "\r", "a", "a\n", "a\r\n", "a\r\nb\nc\rd", "\r\r\n\n\r", "a\n\n\n", "\u{FEFF}bom",
        "e\u{301} \u{E9}", "\u{1112}\u{1161}\u{11AB} 한", "Å \u{212B} A\u{30A}", "\u{301}starts", "a\n\u{301}b",
        "\u{2028}\u{2029}\u{85}\u{B}\u{C}",
        "\(UnusualCharacters.family)\(UnusualCharacters.flag)\(UnusualCharacters.flag)\u{1F1E8}",
        "\t\u{0}\u{1B}[31m\u{7F}", "\u{202E}abc\u{200B}", "👩🏽‍🚀\u{FE0F}",
        "\u{D}\u{301}\u{A}\u{301}",
    ]

    @Test(arguments: texts) func `an unedited text is preserved byte for byte`(text: String) {
        for singleLine in [false, true] {
            let editable = EditableText(text, singleLine: singleLine)
            #expect(editable.text.bytes == text.bytes)
            #expect(editable == EditableText(text, singleLine: singleLine))
        }
    }

    @Test(arguments: texts) func `only the edited bytes change`(text: String) {
        for offset in 0...text.unicodeScalars.count {
            let scalars = Array(text.unicodeScalars)
            var front = String.UnicodeScalarView()
            front.append(contentsOf: scalars[..<offset])
            var editable = EditableText(text)
            let position = editable.buffer.position(at: String(front).utf8.count)
            editable.move(.position(position))
            let index = editable.buffer.offset(of: editable.selection.head)
            // A control character never combines.
            editable.paste("\u{1}")
            let bytes = text.bytes
            #expect(editable.text.bytes == bytes[..<index] + [1] + bytes[index...])
            editable.undo()
            #expect(editable.text.bytes == bytes)
            editable.redo()
            editable.deleteBackward()
            #expect(editable.text.bytes == bytes)
        }
    }

    @Test(arguments: texts) func `a selection is the bytes between its ends`(text: String) {
        var editable = EditableText(text)
        editable.selectAll()
        #expect(editable.selectedText.bytes == text.bytes)
        editable.move(.documentStart)
        var taken = ""
        while editable.selection.head < editable.end {
            editable.move(.position(editable.selection.head))
            editable.move(.right, extending: true)
            taken += editable.selectedText
        }
        #expect(taken.bytes == text.bytes)
    }

    @Test func `texts that only look the same are not equal`() {
        #expect(EditableText("\u{E9}") != EditableText("e\u{301}"))
        #expect(EditableText("a\nb") != EditableText("a\r\nb"))
    }
}
