import SeededRandom
import Testing

@testable import TextEditing

/// Random edits, each compared with the reference implementation; reproducible by seed.
@Suite struct RandomEditTests {
    private static let pieces = [
        "a", "b", "C", "_", "7", ".", " ", "  ", "\t", "\n", "\r\n", "\r", "e", "\u{301}", "É", "ß", "İ", "👩",
        "\u{200D}",
        "👦", "🏽", "\u{FE0F}", "\u{1F1E8}", "\u{1F1ED}", "漢", "字", "{#", "#}", "{# ", " #}", "\u{1112}", "\u{1161}",
        "\u{11AB}",
        "\u{FEFF}", "\u{2028}", "\u{0}", "क", "\u{94D}", "ष",
    ]

    private static func text(_ count: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: count, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }.joined()
    }

    private static let motions: [Motion] = [
        .left, .right, .wordLeft, .wordRight, .lineStart, .lineEnd, .up, .down, .documentStart, .documentEnd,
    ]

    @Test func `edits match the reference implementation, and undo and redo are inverse`() async {
        await LongRun.repeated("texts with 160 edits each", count: 25) { random, seed in
            let isSingleLine = seed % 5 == 0
            let original = RandomEditTests.text(0...40, &random)
            var pair = Pair(original, isSingleLine: isSingleLine, seed: seed)
            for _ in 0..<160 where !pair.hasFailed {
                RandomEditTests.step(&pair, &random)
                pair.check()
            }
            pair.checkHistory(original: original)
        }
    }

    private static func step(_ pair: inout Pair, _ random: inout SeededGenerator) {
        let search = TextSearch(
            text(1...2, &random), matchesCase: [nil, true, false].randomElement(using: &random) ?? nil)
        let position = TextPosition(
            line: .random(in: -1...9, using: &random), column: .random(in: -1...20, using: &random))
        let piece = text(1...1, &random)
        let pieces = text(0...4, &random)
        let motion =
            Int.random(in: 0...3, using: &random) == 0
            ? .position(position) : motions.randomElement(using: &random) ?? .left
        let extending = Bool.random(using: &random)
        let edits: [Pair.Edit] = [
            Pair.Edit("paste \(pieces.escaped)", { $0.paste(pieces) }, { $0.paste(pieces) }),
            Pair.Edit("newline", { $0.insertNewline() }, { $0.insertNewline(keepIndent: true) }),
            Pair.Edit(
                "bare newline", { $0.insertNewline(keepIndent: false) }, { $0.insertNewline(keepIndent: false) }),
            Pair.Edit("backspace", { $0.deleteBackward() }, { $0.delete(.left) }),
            Pair.Edit("delete", { $0.deleteForward() }, { $0.delete(.right) }),
            Pair.Edit("word backspace", { $0.deleteWordBackward() }, { $0.delete(.wordLeft) }),
            Pair.Edit("word delete", { $0.deleteWordForward() }, { $0.delete(.wordRight) }),
            Pair.Edit("to line end", { $0.deleteToLineEnd() }, { $0.deleteToLineEnd() }),
            Pair.Edit("to line start", { $0.deleteToLineStart() }, { $0.deleteToLineStart() }),
            Pair.Edit("cut", { _ = $0.cut() }, { $0.cut() }),
            Pair.Edit("select all", { $0.selectAll() }, { $0.selectAll() }),
            Pair.Edit("indent", keepsSelection: true, { $0.indent() }, { $0.indent() }),
            Pair.Edit("outdent", keepsSelection: true, { $0.outdent() }, { $0.outdent() }),
            Pair.Edit(
                "all", keepsSelection: true, { $0.replaceAll(with: pieces) }, { $0.adopt(pieces, anchor: 0, head: 0) }),
        ]
        switch Int.random(in: 0..<32, using: &random) {
        case 0...4: pair.edit(Pair.Edit("insert \(piece.escaped)", { $0.insert(piece) }, { $0.insert(piece) }))
        case 5...14: if let edit = edits.randomElement(using: &random) { pair.edit(edit) }
        case 15: pair.comment()
        case 16: pair.replace(search, pieces)
        case 17...19: pair.undo()
        case 20: pair.redo()
        case 21: pair.moveVertically(by: .random(in: -3...3, using: &random), extending: extending)
        default:
            pair.edit(
                Pair.Edit(
                    "move \(motion)", { $0.move(motion, extending: extending) },
                    { $0.move(motion, extending: extending) }))
        }
    }

    @Test func `a text becomes another by the smallest replacement of whole characters`() async {
        await LongRun.repeated("texts that become others", count: 2000) { random, seed in
            let (front, back) = (RandomEditTests.text(0...9, &random), RandomEditTests.text(0...9, &random))
            let old = front + RandomEditTests.text(0...3, &random) + back
            let new = front + RandomEditTests.text(0...3, &random) + back
            var text = EditableText(old)
            let change = text.buffer.replacement(toBecome: new)
            let end = new.utf8.count - (old.utf8.count - change.bytes.upperBound)
            for (text, offset) in [
                (old, change.bytes.lowerBound), (old, change.bytes.upperBound), (new, change.bytes.lowerBound),
                (new, end),
            ] {
                let boundaries = ReferenceText(text, isSingleLine: false).boundaries
                #expect(boundaries.contains(offset), "seed \(seed): \(old.escaped) → \(new.escaped)")
            }
            text.replaceAll(with: new)
            #expect(text.text.bytes == new.bytes, "seed \(seed): \(old.escaped) → \(new.escaped)")
            text.undo()
            #expect(text.text.bytes == old.bytes, "seed \(seed): \(old.escaped) → \(new.escaped)")
        }
    }
}
