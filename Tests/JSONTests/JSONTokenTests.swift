import JSON
import SeededRandom
import Testing

@Suite struct JSONTokenTests {
    /// The tokens, each with a letter for its kind, without blanks: `p{ k"a" p: n1 p}`.
    private func shown(_ text: String) -> String {
        JSONTokens(text).all.filter { $0.kind != .blank }.map { token in
            let letter =
                switch token.kind {
                case .key: "k"
                case .string: "s"
                case .number: "n"
                case .literal: "l"
                case .punctuation: "p"
                case .fault: "!"
                case .blank: "_"
                }
            return letter + String(decoding: Array(text.utf8)[token.range], as: UTF8.self)
        }.joined(separator: " ")
    }

    @Test(arguments: [
        (
            #"{"a": "b", "c": [1, -2.5e3, true, null]}"#,
            #"p{ k"a" p: s"b" p, k"c" p: p[ n1 p, n-2.5e3 p, ltrue p, lnull p] p}"#
        ),
        (#"["a", {"b": {}}]"#, #"p[ s"a" p, p{ k"b" p: p{ p} p} p]"#),
        (#""\"x\\""#, #"s"\"x\\""#),
    ])
    func `each kind of token is recognized`(text: String, expected: String) {
        #expect(shown(text) == expected)
    }

    @Test(arguments: [
        // A name that is being typed, and one whose value is.
        (#"{"a"}"#, #"p{ k"a" p}"#), (#"{"a": }"#, #"p{ k"a" p: p}"#), (#"{"a": "b"  "c""#, #"p{ k"a" p: s"b" s"c""#),
        // An unterminated string takes the rest of its line, and no more.
        ("{\"a\n\"b\": 1}", "p{ !\"a k\"b\" p: n1 p}"), (#""\"#, #"!"\"#), ("\"a\\\n1", "!\"a\\ n1"),
        ("tru 01 1. - +1 nul'", "!tru !01 !1. !- !+1 !nul'"), ("[}]", "p[ !} p]"), ("é\u{0}", "!é !\u{0}"),
    ])
    func `an incomplete text still has tokens`(text: String, expected: String) {
        #expect(shown(text) == expected)
    }

    @Test func `tokens cover every byte of any text`() async {
        let pieces = [#"""#, "{", "}", "[", "]", ":", ",", "\\", "\n", " ", "a", "é", "1", "-", ".", "true", "\u{0}"]
        await LongRun.repeated("JSON in pieces", count: 3000) { random, _ in
            let count = Int.random(in: 0..<20, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            var end = 0
            for token in JSONTokens(text).all {
                #expect(token.range.lowerBound == end && !token.range.isEmpty, "\(text.debugDescription)")
                end = token.range.upperBound
            }
            #expect(end == text.utf8.count, "\(text.debugDescription)")
            for offset in 0...text.utf8.count {
                let pair = JSONTokens(text).partners(atByte: offset)
                #expect(pair.isEmpty || pair.count == 2 && pair[0].upperBound <= pair[1].lowerBound)
            }
        }
    }

    @Test(arguments: [
        ("|[1]", [0, 2]), ("[|1]", [0, 2]), ("[1|]", [0, 2]), ("[1]|", [0, 2]), (#"{"a": [|{}]}"#, [7, 8]),
        (#"{"|[": 1}"#, []), ("|[", []), ("[}|]", [0, 2]), ("|x", []),
    ])
    func `a bracket at the cursor or before it has its partner`(marked: String, starts: [Int]) throws {
        let cursor = try #require(marked.utf8.firstIndex(of: UInt8(ascii: "|")))
        let offset = marked.utf8.distance(from: marked.startIndex, to: cursor)
        let text = marked.filter { $0 != "|" }
        #expect(JSONTokens(text).partners(atByte: offset).map(\.lowerBound) == starts)
    }
}
