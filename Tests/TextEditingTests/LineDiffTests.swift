import Testing

@testable import TextEditing

@Suite struct LineDiffTests {
    /// The difference in the usual notation: `-old`, `+new`, ` kept`.
    private func text(_ lines: [LineDiff.Line]) -> [String] {
        lines.map { line in
            let mark =
                switch line.kind {
                case .kept: " "
                case .removed: "-"
                case .added: "+"
                }
            return mark + line.content
        }
    }

    private func diff(_ old: String, _ new: String) -> [String] { text(LineDiff(from: old, to: new).lines) }

    @Test func `a changed line is removed before its replacement is added`() {
        #expect(diff("a\nb\nc", "a\nx\nc") == [" a", "-b", "+x", " c"])
        #expect(diff("a\nb\n", "x\ny\n") == ["-a", "-b", "+x", "+y"])
    }

    @Test func `the difference to an empty text is the whole text`() {
        #expect(diff("", "") == [])
        #expect(LineDiff(from: "", to: "").isEmpty)
        #expect(diff("", "a\nb") == ["+a", "+b"])
        #expect(diff("a\nb", "") == ["-a", "-b"])
    }

    @Test func `every line has its numbers in both texts`() {
        let lines = LineDiff(from: "a\nb\nc\n", to: "a\nc\nd\n").lines
        #expect(text(lines) == [" a", "-b", " c", "+d"])
        #expect(lines.map(\.old) == [1, 2, 3, nil])
        #expect(lines.map(\.new) == [1, nil, 2, 3])
    }

    @Test func `a line end that is missing or of another kind is a difference`() {
        let missing = LineDiff(from: "a\n", to: "a").lines
        #expect(text(missing) == ["-a", "+a"])
        #expect(missing.map(\.terminator) == ["\n", ""])
        #expect(diff("a\r\nb", "a\nb") == ["-a", "+a", " b"])
    }

    @Test func `letters that look the same but have different bytes differ`() {
        #expect(diff("\u{E9}", "e\u{301}").count == 2)
    }

    @Test func `applying the difference to the old text gives the new one`() {
        var seed: UInt64 = 1
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for _ in 0..<300 {
            let texts = (0..<2).map { _ in
                (0..<next(12)).map { _ in ["a", "b", "", "c d"][next(4)] + ["\n", "\r\n", "\n"][next(3)] }.joined()
                    + ["", "end"][next(2)]
            }
            let lines = LineDiff(from: texts[0], to: texts[1]).lines
            let old = lines.filter { $0.kind != .added }.map { $0.content + $0.terminator }.joined()
            let new = lines.filter { $0.kind != .removed }.map { $0.content + $0.terminator }.joined()
            #expect(Array(old.utf8) == Array(texts[0].utf8))
            #expect(Array(new.utf8) == Array(texts[1].utf8))
        }
    }

    private func numbered(_ lines: Range<Int>) -> String { lines.map { "\($0)\n" }.joined() }

    @Test func `a hunk has context lines and the number of skipped lines`() {
        let hunks = LineDiff(from: numbered(0..<30), to: numbered(0..<10) + "x\n" + numbered(11..<30)).hunks(context: 2)
        #expect(hunks.map { text($0.lines) } == [[" 8", " 9", "-10", "+x", " 11", " 12"]])
        #expect(hunks.map(\.skipped) == [8])
    }

    @Test func `close changes share a hunk, distant ones don't, and no line is in two`() {
        let old = numbered(0..<30)
        func changed(_ indices: Set<Int>) -> String {
            (0..<30).map { indices.contains($0) ? "x\n" : "\($0)\n" }.joined()
        }
        #expect(LineDiff(from: old, to: changed([10, 14])).hunks(context: 2).count == 1)
        let two = LineDiff(from: old, to: changed([10, 16])).hunks(context: 2)
        #expect(two.count == 2)
        #expect(two.map(\.skipped) == [8, 1])
        let numbers = two.flatMap(\.lines).compactMap(\.old)
        #expect(Set(numbers).count == numbers.count)
        #expect(LineDiff(from: old, to: old).hunks(context: 2) == [])
    }

    @Test func `texts too large to compare are replaced as a whole, except their common ends`() {
        let (old, new) = (numbered(0..<3000), numbered(10_000..<13_000))
        let lines = LineDiff(from: "same\n" + old + "end\n", to: "same\n" + new + "end\n").lines
        #expect(lines.count == 6002)
        #expect(lines.first?.kind == .kept)
        #expect(lines.last?.kind == .kept)
    }
}
