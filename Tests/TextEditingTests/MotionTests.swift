import Testing

@testable import TextEditing

@Suite struct MotionTests {
    private func expect(
        _ motion: Motion, _ row: Row, extending: Bool = false, at location: SourceLocation = #_sourceLocation
    ) {
        let after = EditableText.after(row.before) { $0.move(motion, extending: extending) }
        #expect(after == row.after.escaped, sourceLocation: location)
    }

    @Test(arguments: [
        Row("foo|bar", "fo|obar"), Row("|foo", "|foo"), Row("|", "|"),
        Row("a\n|b", "a|\nb"), Row("a\r\n|b", "a|\r\nb"), Row("a\r|b", "a|\rb"), Row("\n|\n", "|\n\n"),
        Row("\(UnusualCharacters.family)|", "|\(UnusualCharacters.family)"),
        Row("\(UnusualCharacters.accented)|", "|\(UnusualCharacters.accented)"),
        Row(
            "\(UnusualCharacters.flag)\(UnusualCharacters.flag)|", "\(UnusualCharacters.flag)|\(UnusualCharacters.flag)"
        ), Row("漢字|", "漢|字"),
        Row("a\(UnusualCharacters.lineSeparator)|", "a|\(UnusualCharacters.lineSeparator)"),
        Row("a\n\u{301}|", "a\n|\u{301}"),
        Row("f[oo|]", "f|oo"), Row("f[|oo]", "f|oo"),
    ])
    func `left goes to the previous character, over line ends, or to the start of the selection`(row: Row) {
        expect(.left, row)
    }

    @Test(arguments: [
        Row("foo|bar", "foob|ar"), Row("foo|", "foo|"), Row("|", "|"),
        Row("a|\nb", "a\n|b"), Row("a|\r\nb", "a\r\n|b"), Row("a|\rb", "a\r|b"), Row("|\n\n", "\n|\n"),
        Row("|\(UnusualCharacters.family)x", "\(UnusualCharacters.family)|x"),
        Row("|\(UnusualCharacters.accented)x", "\(UnusualCharacters.accented)|x"),
        Row(
            "|\(UnusualCharacters.flag)\(UnusualCharacters.flag)", "\(UnusualCharacters.flag)|\(UnusualCharacters.flag)"
        ), Row("|漢字", "漢|字"),
        Row("a|\(UnusualCharacters.lineSeparator)b", "a\(UnusualCharacters.lineSeparator)|b"),
        Row("f[o|]o", "fo|o"), Row("f[|o]o", "fo|o"),
    ])
    func `right goes to the next character, over line ends, or to the end of the selection`(row: Row) {
        expect(.right, row)
    }

    @Test(arguments: [
        Row("foo bar|", "foo |bar"), Row("foo |bar", "|foo bar"), Row("foo   |", "|foo   "), Row("|foo", "|foo"),
        Row("foo.bar|", "foo.|bar"), Row("foo.|bar", "foo|.bar"), Row("{{ a_1|", "{{ |a_1"), Row("x}}|", "x|}}"),
        Row("a\n|b", "a|\nb"), Row("a\r\n|b", "a|\r\nb"), Row("a\n  |b", "a\n|  b"),
        Row("caf\(UnusualCharacters.accented)|", "|caf\(UnusualCharacters.accented)"), Row("漢字 かな|", "漢字 |かな"),
        Row("a \(UnusualCharacters.family)|", "a |\(UnusualCharacters.family)"),
    ])
    func `word left goes to the start of the word, and at the start of a line to the line before`(row: Row) {
        expect(.wordLeft, row)
    }

    @Test(arguments: [
        Row("|foo bar", "foo |bar"), Row("f|oo   bar", "foo   |bar"), Row("foo |bar", "foo bar|"), Row("foo|", "foo|"),
        Row("|foo.bar", "foo|.bar"), Row("foo|.bar", "foo.|bar"), Row("|{{ a", "{{ |a"),
        Row("a|\nb", "a\n|b"), Row("a|\r\n  b", "a\r\n|  b"), Row("a |  \nb", "a   |\nb"),
        Row("|caf\(UnusualCharacters.accented) x", "caf\(UnusualCharacters.accented) |x"),
        Row("|\(UnusualCharacters.family)a", "\(UnusualCharacters.family)|a"),
    ])
    func `word right goes to the start of the next word, and at the end of a line to the next`(row: Row) {
        expect(.wordRight, row)
    }

    @Test(arguments: [
        Row("foo b|ar", "|foo bar"), Row("  fo|o", "  |foo"), Row("  |foo", "|  foo"), Row("|  foo", "  |foo"),
        Row("\t |foo", "|\t foo"), Row("a\n  b|", "a\n  |b"), Row("  |  ", "|    "), Row("|", "|"),
    ])
    func `line start goes to the first non-blank character, then to column 0`(row: Row) { expect(.lineStart, row) }

    @Test(arguments: [
        Row("f|oo\nbar", "foo|\nbar"), Row("f|oo\r\nbar", "foo|\r\nbar"), Row("foo\n|bar", "foo\nbar|"),
        Row("|\n", "|\n"),
        Row(
            "|\(UnusualCharacters.family)\(UnusualCharacters.accented)",
            "\(UnusualCharacters.family)\(UnusualCharacters.accented)|"),
    ])
    func `line end goes before the line terminator`(row: Row) { expect(.lineEnd, row) }

    @Test(arguments: [Row("foo\nb|ar", "|foo\nbar"), Row("|", "|"), Row("f[oo\nb|]ar", "|foo\nbar")])
    func `document start goes to the start of the text`(row: Row) { expect(.documentStart, row) }

    @Test(arguments: [Row("f|oo\nbar", "foo\nbar|"), Row("|foo\r\n", "foo\r\n|"), Row("f[|o]o\nb", "foo\nb|")])
    func `document end goes to the end of the text`(row: Row) { expect(.documentEnd, row) }

    @Test(arguments: [
        Row("foo\nbar|", "foo|\nbar"), Row("a\nbar|", "a|\nbar"), Row("fo|o", "|foo"),
        Row("\(UnusualCharacters.family)漢x\nab|c", "\(UnusualCharacters.family)漢|x\nabc"),
    ])
    func `up keeps the column in characters if the line is long enough`(row: Row) { expect(.up, row) }

    @Test(arguments: [Row("fo|o\nbar", "foo\nba|r"), Row("foo|\na\n", "foo\na|\n"), Row("fo|o", "foo|")])
    func `down keeps the column in characters if the line is long enough`(row: Row) { expect(.down, row) }

    @Test func `a short line keeps the goal column`() {
        #expect(EditableText.after("foo\n\nb\nbar|") { for _ in 0..<3 { $0.move(.up) } } == "foo|\n\nb\nbar".escaped)
        #expect(EditableText.after("foo|\n\nbar") { for _ in 0..<2 { $0.move(.down) } } == "foo\n\nbar|".escaped)
    }

    @Test func `any other motion and any edit resets the goal column`() {
        let moved = EditableText.after("foo\n\nbar|") {
            $0.move(.up)
            $0.move(.lineEnd)
            $0.move(.up)
        }
        #expect(moved == "|foo\n\nbar".escaped)
        let edited = EditableText.after("foo\n\nbar|") {
            $0.move(.up)
            $0.insert("x")
            $0.move(.up)
        }
        #expect(edited == "f|oo\nx\nbar".escaped)
    }

    // MARK: Selecting

    @Test(arguments: [
        Row("foo|bar", "fo[|o]bar"), Row("f[oo|]", "f[o|]o"), Row("f[o|]o", "f|oo"), Row("f[|o]o", "[|fo]o"),
        Row("a\r\n|b", "a[|\r\n]b"),
    ])
    func `extending moves the cursor and leaves the anchor`(row: Row) { expect(.left, row, extending: true) }

    @Test func `extending by words, lines and to the ends`() {
        expect(.wordRight, Row("|foo bar", "[foo |]bar"), extending: true)
        expect(.wordLeft, Row("foo bar|", "foo [|bar]"), extending: true)
        expect(.lineEnd, Row("f|oo\nbar", "f[oo|]\nbar"), extending: true)
        expect(.lineStart, Row("foo|\nbar", "[|foo]\nbar"), extending: true)
        expect(.down, Row("f|oo\nbar", "f[oo\nb|]ar"), extending: true)
        expect(.up, Row("foo\nb|ar", "f[|oo\nb]ar"), extending: true)
        expect(.documentEnd, Row("f|oo\nbar", "f[oo\nbar|]"), extending: true)
        expect(.documentStart, Row("foo\nb|ar", "[|foo\nb]ar"), extending: true)
    }

    @Test func `everything can be selected`() {
        #expect(EditableText.after("fo|o\nbar") { $0.selectAll() } == "[foo\nbar|]".escaped)
        #expect(EditableText.after("|") { $0.selectAll() } == "|")
    }

    @Test func `an invalid position becomes the nearest valid one`() {
        for (line, column, after) in [(9, 9, "foo\nb|"), (0, 9, "foo|\nb"), (-1, 2, "fo|o\nb"), (1, -3, "foo\n|b")] {
            expect(.position(TextPosition(line: line, column: column)), Row("|foo\nb", after))
        }
    }
}
