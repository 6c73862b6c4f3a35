import Testing

@testable import TextEditing

@Suite struct SearchTests {
    /// The text with every match in brackets.
    private func found(_ needle: String, in text: String, matchesCase: Bool? = nil, limit: Int = .max) -> String {
        let editable = EditableText(text)
        var bytes = text.bytes
        for match in editable.matches(of: TextSearch(needle, matchesCase: matchesCase), limit: limit).reversed() {
            bytes.insert(UInt8(ascii: "]"), at: editable.buffer.offset(of: match.end))
            bytes.insert(UInt8(ascii: "["), at: editable.buffer.offset(of: match.start))
        }
        return String(decoding: bytes, as: UTF8.self).escaped
    }

    @Test func `matches are found from the start and do not overlap`() {
        #expect(found("an", in: "banana") == "b[an][an]a")
        #expect(found("aa", in: "aaaaa") == "[aa][aa]a")
        #expect(found("abab", in: "aababab") == "a[abab]ab")
        #expect(found("x", in: "") == "")
        #expect(found("", in: "abc") == "abc")
        #expect(found("a", in: "aaa", limit: 2) == "[a][a]a")
        #expect(found("a", in: "aaa", limit: 0) == "aaa")
        #expect(found("a.c|", in: "abc a.c|") == "abc [a.c|]")
    }

    @Test func `case matters if the needle has an upper-case letter`() {
        #expect(found("foo", in: "Foo FOO foo") == "[Foo] [FOO] [foo]")
        #expect(found("Foo", in: "Foo FOO foo") == "[Foo] FOO foo")
        #expect(found("foo", in: "Foo foo", matchesCase: true) == "Foo [foo]")
        #expect(found("Foo", in: "Foo foo", matchesCase: false) == "[Foo] [foo]")
        #expect(found("é", in: "É é ё Ё") == "[É] [é] ё Ё".escaped)
        // A letter whose lower case has more bytes shifts nothing.
        #expect(found("x", in: "İİx İX") == "İİ[x] İ[X]".escaped)
        #expect(found("[", in: "{[") == "{[[]")
    }

    @Test func `no character is ever split`() {
        #expect(found("e", in: "e\u{301}e") == "e\u{301}[e]".escaped)
        #expect(found("\u{301}", in: "e\u{301}") == "e\u{301}".escaped)
        #expect(found("👩", in: "👩\u{200D}👦👩") == "👩\u{200D}👦[👩]".escaped)
        #expect(found("👦", in: "👩\u{200D}👦👦") == "👩\u{200D}👦[👦]".escaped)
        #expect(found("🇭🇨", in: "🇨🇭🇨🇭") == "🇨🇭🇨🇭".escaped)
        #expect(found("漢", in: "漢字漢") == "[漢]字[漢]".escaped)
    }

    @Test func `a needle may contain line ends of any kind`() {
        for lineEnd in ["\n", "\r", "\r\n"] {
            for other in ["\n", "\r", "\r\n"] {
                #expect(found("b" + lineEnd + "c", in: "b\(other)c") == "[b\(other)c]".escaped)
            }
            #expect(found(lineEnd, in: "a\r\n\n\rb") == "a[\r\n][\n][\r]b".escaped)
            #expect(found(lineEnd + "\u{301}", in: "a\r\n\u{301}") == "a[\r\n\u{301}]".escaped)
        }
        let oneLine = EditableText("a\r\nb", singleLine: true)
        #expect(oneLine.matches(of: TextSearch("\n")).map(\.start.column) == [1])
    }

    @Test func `the next match begins at or after the position, the previous one ends at or before it`() {
        let text = EditableText("foo bar\nfoo")
        let foo = TextSearch("foo")
        let (first, second) = (TextPosition.start, TextPosition(line: 1, column: 0))
        func next(_ position: TextPosition, _ direction: TextSearch.Direction, wrapping: Bool = true) -> TextPosition? {
            text.nextMatch(of: foo, from: position, direction, wrapping: wrapping)?.start
        }
        let inFirst = TextPosition(line: 0, column: 1)
        #expect(next(.start, .forward) == first)
        #expect(next(inFirst, .forward) == second)
        #expect(next(text.end, .forward) == first)
        #expect(next(text.end, .forward, wrapping: false) == nil)
        #expect(next(text.end, .backward) == second)
        #expect(next(second, .backward) == first)
        #expect(next(inFirst, .backward) == second)
        #expect(next(inFirst, .backward, wrapping: false) == nil)
        #expect(text.nextMatch(of: TextSearch("no"), from: .start) == nil)
    }

    @Test func `all matches are replaced as one step, and the cursor stays with its text`() {
        var text = EditableText(marked: "foo\r\nba|r foo[")
        let count = text.replaceMatches(of: TextSearch("foo"), with: "longer")
        #expect(count == 2)
        #expect(text.marked.escaped == "longer\r\nba[|r longer]".escaped)
        text.undo()
        #expect(text.marked.escaped == "foo\r\nba[|r foo]".escaped)
        #expect(!text.canUndo)
        text.redo()
        #expect(text.marked.escaped == "longer\r\nba[|r longer]".escaped)
    }

    @Test func `a cursor within a match moves after its replacement`() {
        var text = EditableText(marked: "fo|o x")
        let count = text.replaceMatches(of: TextSearch("foo"), with: "longer")
        #expect(count == 1)
        #expect(text.marked == "longer| x")
    }

    @Test func `without a match or a change there is no undo step`() {
        var text = EditableText(marked: "fo|o")
        let none = text.replaceMatches(of: TextSearch("x"), with: "y")
        #expect(none == 0)
        let one = text.replaceMatches(of: TextSearch("foo"), with: "foo")
        #expect(one == 1)
        #expect(text.marked == "fo|o")
        #expect(!text.canUndo)
    }

    @Test func `line ends of a replacement become those of the text`() {
        var text = EditableText("a,b\r\nc")
        let count = text.replaceMatches(of: TextSearch(","), with: "\n")
        #expect(count == 1)
        #expect(text.text.bytes == "a\r\nb\r\nc".bytes)
        var oneLine = EditableText("a,b", singleLine: true)
        let inOneLine = oneLine.replaceMatches(of: TextSearch(","), with: "x\ny")
        #expect(inOneLine == 1)
        #expect(oneLine.text == "ax yb")
    }
}
