import SeededRandom
import Testing

@testable import TextEditing

@Suite struct SoftWrapTests {
    /// The rows as text; `↩` if the line continues.
    private func rows(_ text: String, width: Int) -> [String] {
        let wrap = SoftWrap(EditableText(text), width: width, measure: cells(of:))
        return wrap.rows.map { String(wrap.characters(of: $0)) + ($0.isContinued ? "↩" : "") }
    }

    @Test func `lines are wrapped after blanks, with a cell left for the cursor`() {
        #expect(rows("", width: 5) == [""])
        #expect(rows("abcd", width: 5) == ["abcd"])
        #expect(rows("abcde", width: 5) == ["abcd↩", "e"])
        #expect(rows("ab cd", width: 5) == ["ab ↩", "cd"])
        #expect(rows("ab cd\n\nefg hij", width: 6) == ["ab cd", "", "efg ↩", "hij"])
        #expect(rows("a b cdef", width: 5) == ["a b ↩", "cdef"])
        #expect(rows("     a", width: 4) == ["   ↩", "  a"])
    }

    private func hanging(_ text: String, width: Int) -> [String] {
        let wrap = SoftWrap(EditableText(text), width: width, isHanging: true, measure: cells(of:))
        return wrap.rows.map { String(repeating: "·", count: wrap.indent(of: $0)) + String(wrap.characters(of: $0)) }
    }

    @Test func `rows that continue a line hang below its first character`() {
        #expect(hanging("  one two three four five", width: 17) == ["  one two three ", "····four five"])
        #expect(hanging("one two three four", width: 17) == ["one two three ", "··four"])
        #expect(hanging("  日本 two three four five", width: 16) == ["  日本 two ", "····three four ", "····five"])
        // Too narrow for an indent.
        #expect(hanging("  one two", width: 8) == ["  one ", "two"])
    }

    @Test func `a mark is not torn from its name`() {
        #expect(hanging("aaaaaaaaaaaa {{ name }} b", width: 17) == ["aaaaaaaaaaaa ", "··{{ name }} b"])
        #expect(hanging("aaaaaaaaaa {%- if b %}", width: 16) == ["aaaaaaaaaa ", "··{%- if b %}"])
        #expect(hanging("aaaaaaaa|#{{ name }}", width: 16) == ["aaaaaaaa|#", "··{{ name }}"])
        #expect(hanging("ä aaaaaaaa {{ name }} b", width: 16) == ["ä aaaaaaaa ", "··{{ name }} b"])
    }

    @Test func `a cell of a hanging row is found again`() {
        let text = "  one two three four five"
        let wrap = SoftWrap(EditableText(text), width: 17, isHanging: true, measure: cells(of:))
        for column in 0...text.count {
            let position = TextPosition(line: 0, column: column)
            let (row, cell) = wrap.location(of: position)
            #expect(wrap.position(row: row, cell: cell) == position)
        }
        #expect(wrap.location(of: TextPosition(line: 0, column: 16)) == (1, 4))
        #expect(wrap.position(row: 1, cell: 0) == TextPosition(line: 0, column: 16))
    }

    @Test(arguments: 1...20) func `hanging rows after a change are those of the new text`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces = ["a", "bc ", " ", "漢", "{{ ", " }}", "{%- if ", "word ", "é"]
        func piece() -> String { pieces.randomElement(using: &random) ?? "" }
        var text = EditableText((0..<80).map { _ in piece() }.joined())
        let width = Int.random(in: 16...40, using: &random)
        var wrap = SoftWrap(text, width: width, isHanging: true, measure: cells(of:))
        for step in 0..<60 {
            let column = Int.random(in: 0...text.line(0).count, using: &random)
            let start = TextPosition(line: 0, column: column)
            let end = TextPosition(line: 0, column: min(text.line(0).count, column + step % 3))
            text.replace(TextRange(start, end), with: (0..<step % 3).map { _ in piece() }.joined())
            wrap = wrap.following(text, width: width)
            let fresh = SoftWrap(text, width: width, isHanging: true, measure: cells(of:))
            #expect(wrap.rows.elementsEqual(fresh.rows), "seed \(seed), step \(step): \(text.text.escaped)")
        }
    }

    @Test func `wide characters are never cut, and never use the cursor's cell`() {
        #expect(rows("漢字漢", width: 5) == ["漢字↩", "漢"])
        #expect(rows("a漢字", width: 5) == ["a漢↩", "字"])
        #expect(rows(" bc漢", width: 4) == [" ↩", "bc↩", "漢"])
        #expect(rows("漢", width: 2) == ["漢"])
    }

    @Test func `a position at the start of a row is not at the end of the previous row`() {
        let wrap = SoftWrap(EditableText("ab cd\nx漢y"), width: 4, measure: cells(of:))
        #expect(wrap.rows.count == 4)
        let boundaries = [(0, 2, 0, 2), (0, 3, 1, 0), (0, 5, 1, 2), (1, 0, 2, 0), (1, 2, 3, 0)]
        for (line, column, row, cell) in boundaries {
            let location = wrap.location(of: TextPosition(line: line, column: column))
            #expect(location == (row, cell))
            #expect(wrap.position(row: row, cell: cell) == TextPosition(line: line, column: column))
        }
        #expect(wrap.position(row: 0, cell: 9) == TextPosition(line: 0, column: 2))
        #expect(wrap.position(row: 2, cell: 2) == TextPosition(line: 1, column: 1))
        #expect(wrap.position(row: 9, cell: 9) == TextPosition(line: 1, column: 3))
        #expect(wrap.position(row: -1, cell: -1) == .start)
    }

    @Test func `the cursor moves by rows and keeps its cell`() {
        var text = EditableText(marked: "abc| 漢字 ef\n\nxyzw")
        let wrap = SoftWrap(text, width: 6, measure: cells(of:))
        var seen: [String] = []
        for rows in [1, 1, 1, 1, 1, -9] {
            text.moveVertically(by: rows, in: wrap, extending: false)
            seen.append(text.marked)
        }
        #expect(
            seen == [
                "abc 漢|字 ef\n\nxyzw", "abc 漢字 ef|\n\nxyzw", "abc 漢字 ef\n|\nxyzw", "abc 漢字 ef\n\nxyz|w",
                "abc 漢字 ef\n\nxyzw|", "|abc 漢字 ef\n\nxyzw",
            ])
    }

    @Test(arguments: 1...30) func `rows match the reference implementation, also after changes`(
        seed: Int
    ) {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "a", "bc", " ", "漢", "e\u{301}", "\u{301}", "👩", "\u{200D}", "\t", "\u{1F1E8}", "\n", "word ", "é",
        ]
        let isPlain = seed % 3 == 0
        func piece() -> String {
            isPlain
                ? ["a", " ", "word"].randomElement(using: &random) ?? "" : pieces.randomElement(using: &random) ?? ""
        }
        var text = EditableText((0..<200).map { _ in piece() }.filter { $0 != "\n" }.joined())
        let width = Int.random(in: 2...20, using: &random)
        // Adding or removing a mark may change the width of a character by any amount.
        @Sendable func measure(_ character: Character) -> Int {
            seed % 2 == 0 ? cells(of: character) : character.unicodeScalars.count
        }
        var wrap = SoftWrap(text, width: width, measure: measure)
        for step in 0..<100 {
            var ends = [0, 0].map { _ in
                let line = Int.random(in: 0..<text.lineCount, using: &random)
                return TextPosition(line: line, column: .random(in: 0...text.line(line).count, using: &random))
            }
            if step % 4 != 0 { ends[1] = TextPosition(line: ends[0].line, column: ends[0].column + step % 3) }
            text.replace(TextRange(ends[0], ends[1]), with: (0..<step % 4).map { _ in piece() }.joined())
            wrap = wrap.following(text, width: width)
            let expected = (0..<text.lineCount).flatMap { referenceRows(of: text, line: $0, width: width, measure) }
            guard wrap.rows.elementsEqual(expected) else {
                Issue.record("seed \(seed), step \(step): \(text.text.escaped) at width \(width)")
                return
            }
        }
        #expect(
            wrap.following(text, width: width + 1).rows.elementsEqual(
                SoftWrap(text, width: width + 1, measure: measure).rows))
    }

    /// As much as fits, but at least one character; then back to the last blank.
    private func referenceRows(
        of text: EditableText, line: Int, width: Int, _ measure: (Character) -> Int
    ) -> [SoftWrap.Row] {
        let characters = Array(text.line(line))
        var rows: [SoftWrap.Row] = []
        var start = 0
        repeat {
            var end = min(start + 1, characters.count)
            while end < characters.count, characters[start...end].map(measure).reduce(0, +) < width { end += 1 }
            let isContinued = end < characters.count
            if isContinued, let blank = characters[start..<end].lastIndex(of: " ") { end = blank + 1 }
            rows.append(SoftWrap.Row(line: line, columns: start..<end, isContinued: isContinued))
            start = end
        } while start < characters.count
        return rows
    }

    @Test func `a row that no longer overflows is not kept`() {
        let wrap = SoftWrap(EditableText(" bce\u{301}\u{301}\u{301}\t"), width: 6) { $0.unicodeScalars.count }
        #expect(wrap.rows.map(\.columns) == [0..<1, 1..<3, 3..<5])
        #expect(wrap.following(EditableText(" bce\t"), width: 6).rows.map(\.columns) == [0..<5])
    }

    @Test func `only changed text is measured again`() {
        let count = Counter()
        let measure: @Sendable (Character) -> Int = {
            count.add(); return cells(of: $0)
        }
        var text = EditableText(String(repeating: "漢字かな", count: 1000) + "\n" + String(repeating: "漢字", count: 100))
        let wrap = SoftWrap(text, width: 76, measure: measure)
        #expect(count.value >= 4000)
        text.replace(TextRange(TextPosition(line: 0, column: 2000), TextPosition(line: 0, column: 2000)), with: "る")
        let before = count.value
        let following = wrap.following(text, width: 76)
        // The rows never align again if the rest is shifted by one character, but the rows before the change are kept.
        #expect(count.value - before <= 2100)
        let after = count.value
        #expect(following.following(text, width: 76) == following)
        #expect(count.value == after)
    }
}
