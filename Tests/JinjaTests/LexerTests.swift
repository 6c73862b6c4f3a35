import JSON
import ServerTemplates
import Testing

@testable import Jinja

@Suite struct LexerTests {
    private func kinds(_ text: String) -> [SyntaxToken.Kind] { SyntaxToken.all(of: text).map(\.kind) }

    private func pieces(_ text: String) -> [String] {
        SyntaxToken.all(of: text).map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    }

    @Test(arguments: [
        "", "plain", "{{ a }}", "{% if x -%}\r\n y {% endif %}", "{# note #}{{ 'é' ~ 1.5 }}",
        "{% raw %}{{ x }}{% endraw %}",
        "{{ “a” }}", "{{ a", "{% raw %}", "{# open", "\r\r\n\n", "{{ 'a\r\nb' }}\r\n", "\u{FEFF}{{x}}", "{{ 1_000 }}",
    ])
    func `tokens cover every byte, in order and without gaps`(text: String) {
        #expect(pieces(text).joined().isByteEqual(to: text))
        var end = 0
        for token in SyntaxToken.all(of: text) {
            #expect(token.range.lowerBound == end && !token.range.isEmpty)
            end = token.range.upperBound
        }
        #expect(end == text.utf8.count)
    }

    @Test func `each kind of token has its colour`() {
        #expect(
            kinds("a{{ x|f('s', 1) if y }}{# c #}") == [
                .text, .mark, .blank, .name, .symbol, .name, .symbol, .string, .symbol, .blank, .number, .symbol,
                .blank,
                .keyword, .blank, .name, .blank, .mark, .comment, .comment,
            ])
        #expect(kinds("{{ “ }}").contains(.fault))
    }

    @Test(arguments: [
        ("a  {%- if true -%}  b{% endif %}", "ab"), ("a {%+ if true +%} b{% endif %}", "a  b"), ("a\n", "a"),
        ("a\n\n", "a\n"), ("a\r\nb\rc\r\n", "a\nb\nc"), ("{#- x -#} a", "a"), ("x {{- 1 -}} y", "x1y"),
        ("{% raw -%}  {{ a }}  {%- endraw %}.", "{{ a }}."), ("{{ 'a\r\nb' }}", "a\nb"),
    ])
    func `whitespace and newlines are stripped as in jinja2`(text: String, expected: String) {
        #expect(Template(text).render([:]).text == expected)
    }

    @Test(arguments: [
        (#"{{ '\x41\u00e9\n\t\\' }}"#, "Aé\n\t\\"), (#"{{ '\d' }}"#, #"\d"#), (#"{{ '\1' }}"#, "\u{1}"),
        (#"{{ 'a' 'b' }}"#, "ab"), (#"{{ '\N{BULLET}' }}"#, "•"), ("{{ 0x1F + 0b11 + 0o17 + 1_000 }}", "1049"),
        ("{{ 1e3 }}", "1000.0"), ("{{ 2.5e-3 }}", "0.0025"),
    ])
    func `literals are read as Python reads them`(text: String, expected: String) {
        #expect(Template(text).render([:]).text == expected)
    }
}
