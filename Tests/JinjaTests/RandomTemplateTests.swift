import Foundation
import JSON
import SeededRandom
import ServerTemplates
import Testing

@testable import Jinja

/// Invariants, checked with random templates.
@Suite struct RandomTemplateTests {
    private static let pieces = [
        "{{", "}}", "{%", "%}", "{#", "#}", "{%-", "-%}", "{{-", "-}}", "{%+", " ", "\n", "\r\n", "\r", "'", "\"", "\\",
        "|", ".", ",",
        ":", "(", ")", "[", "]", "{", "}", "~", "**", "//", "==", "=", "if", "else", "elif", "endif", "for", "in",
        "endfor", "set", "endset",
        "macro", "endmacro", "call", "endcall", "filter", "endfilter", "raw", "endraw", "block", "endblock", "with",
        "endwith", "autoescape",
        "endautoescape", "is", "not", "x", "payload", "loop", "upper", "join", "map", "0", "1",
        "9999999999999999999999", "1.5", "1e9", "é", "“",
        "\u{0}", "\u{2028}", "👩‍💻", "\u{FEFF}", "٣", "recursive", "*", "-", "caller()", "self", "namespace()", "%s",
        "{0}", "<", "&",
    ]

    private static let context: JSONObject = ["x": [1, "a", [:]], "payload": ["a": ["b": 1], "l": [1, true, .null]]]

    private static var limits: RenderLimits {
        var limits = RenderLimits()
        limits.steps = 20_000
        limits.memory = 4 << 20
        limits.pattern = 20_000
        return limits
    }

    /// Invariants of any text.
    private func check(_ text: String) {
        let tokens = SyntaxToken.all(of: text)
        var end = 0
        for token in tokens {
            #expect(token.range.lowerBound == end, "\(text.debugDescription)")
            end = token.range.upperBound
        }
        #expect(end == text.utf8.count, "\(text.debugDescription)")
        let template = Template(text)
        for diagnostic in template.diagnostics + template.warnings {
            #expect(diagnostic.range.upperBound <= text.utf8.count, "\(text.debugDescription)")
            #expect(template.location(of: diagnostic.range.lowerBound) == (diagnostic.line, diagnostic.column))
        }
        let rendering = template.render(Self.context, limits: Self.limits)
        #expect(template.isAccepted || rendering.text == nil, "\(text.debugDescription)")
        if let range = rendering.failure?.range { #expect(range.upperBound <= text.utf8.count) }
    }

    @Test func `random bytes give text or a failure`() async {
        await LongRun.repeated("templates of bytes", count: 3000) { random, _ in
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            check(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func `random parts of the language give text or a failure`() async {
        await LongRun.repeated("templates of pieces", count: 3000) { random, _ in
            let count = Int.random(in: 1...30, using: &random)
            check((0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined())
        }
    }

    @Test func `randomly changed templates of the corpus give text or a failure`() async {
        let all = CorpusCase.all
        await LongRun.repeated("templates of the corpus, changed", count: 1500) { random, _ in
            var scalars = Array(all[Int.random(in: 0..<all.count, using: &random)].template.unicodeScalars.prefix(400))
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: 0...scalars.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0 where index < scalars.count: scalars.remove(at: index)
                case 1 where index < scalars.count:
                    scalars.removeSubrange(index..<min(scalars.count, index + Int.random(in: 1...12, using: &random)))
                default:
                    let piece = Self.pieces.randomElement(using: &random) ?? ""
                    scalars.insert(contentsOf: piece.unicodeScalars, at: index)
                }
            }
            check(String(String.UnicodeScalarView(scalars)))
        }
    }

    @Test func `a text without tags renders to itself`() async {
        await LongRun.repeated("texts without tags", count: 3000) { random, _ in
            let count = Int.random(in: 0...40, using: &random)
            var text = ""
            for _ in 0..<count {
                let piece = Self.pieces.randomElement(using: &random) ?? ""
                if !piece.contains("{"), !piece.contains("\r") { text += piece }
            }
            // One final newline is dropped, as in jinja2.
            let expected = text.utf8.last == 0x0A ? String(text.unicodeScalars.dropLast()) : text
            let rendered = Template(text).render([:]).text ?? "a failure"
            #expect(rendered.isByteEqual(to: expected))
        }
    }

    @Test func `random patterns take limited time`() async {
        let pieces = [
            "a", "b", ".", "*", "+", "?", "(", ")", "|", "[", "]", "^", "$", "{2,}", "\\\\d", "(?:", "(?=", "(?<=",
            "\\\\1", "*?", "++", "(?i)", "-",
        ]
        await LongRun.repeated("patterns", count: 200) { random, _ in
            let count = Int.random(in: 1...12, using: &random)
            let pattern = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let source = "{{ ('ab' * 200)|regex_search('\(pattern)') }}{{ 'aab'|regex_replace('\(pattern)', 'x') }}"
            let rendering = Template(source).render([:], limits: Self.limits)
            // Only an invalid pattern may fail, or one that takes too long.
            let mayFail = ["error", "NotTried"].contains(rendering.failure?.type ?? "")
            #expect(rendering.text != nil || mayFail, "\(pattern)")
        }
    }
}
