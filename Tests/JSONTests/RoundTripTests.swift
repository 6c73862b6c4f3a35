import JSON
import SeededRandom
import Testing

/// Written JSON is read back as the same value, in any format.
@Suite struct RoundTripTests {
    private static let scalars: [Unicode.Scalar] = [
        "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}", "\u{80}", "é", "e",
        "\u{301}",
        "漢", "\u{200D}", "😀", "\u{2028}", "\u{FFFD}", "\u{FFFF}", "\u{FEFF}", "\u{10FFFF}", "{", "}", "[", "]", ":",
        ",",
    ]

    private static let numbers = [
        "0", "-0", "1", "1.0", "-1.50", "1e5", "1E-7", "2.5e+10", "1e999", "123456789012345678901234567890", "0.1",
    ]

    private static func text(_ random: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            if let scalar = scalars.randomElement(using: &random) { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    private static func value(_ random: inout SeededGenerator, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth < 5 ? 7 : 4), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .number(JSONNumber(literal: numbers.randomElement(using: &random) ?? "0"))
        case 3: return .string(text(&random))
        case 4:
            return .array((0..<Int.random(in: 0...5, using: &random)).map { _ in value(&random, depth: depth + 1) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                object[text(&random)] = value(&random, depth: depth + 3)
            }
            return .object(object)
        }
    }

    @Test func `random values round-trip, compact and indented`() async {
        await LongRun.repeated("JSON there and back", count: 300) { random, seed in
            let value = Self.value(&random, depth: 0)
            for text in [value.compactText, value.indentedText(), value.indentedText(0), value.indentedText(7)] {
                guard let again = try? JSONReader.read(text) else {
                    Issue.record("seed \(seed): \(text.debugDescription) is not read")
                    continue
                }
                #expect(again == value, "seed \(seed): \(text.debugDescription)")
                #expect(again.compactText.isExactly(value.compactText), "seed \(seed)")
            }
        }
    }

    @Test func `written JSON has no fault tokens`() async {
        await LongRun.repeated("JSON in colours", count: 100) { random, seed in
            let text = Self.value(&random, depth: 0).indentedText()
            #expect(!JSONTokens(text).all.contains { $0.kind == .fault }, "seed \(seed): \(text.debugDescription)")
        }
    }

    @Test func `a truncated text is an error, and its tokens still cover it`() async {
        await LongRun.repeated("JSON cut off", count: 100) { random, seed in
            let text = JSONValue.array([Self.value(&random, depth: 0)]).indentedText()
            let bytes = Array(text.utf8)
            let cut = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
            #expect(throws: JSONError.self, "seed \(seed)") { try JSONReader.read(cut) }
            let broken = String(decoding: cut, as: UTF8.self)
            #expect(JSONTokens(broken).all.reduce(0) { $0 + $1.range.count } == broken.utf8.count, "seed \(seed)")
        }
    }
}
