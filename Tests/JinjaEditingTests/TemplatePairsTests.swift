import JSON
import SeededRandom
import ServerTemplates
import Testing

@testable import Jinja
@testable import JinjaEditing

@Suite struct TemplatePairsTests {
    /// The parts that match the one at the cursor `¦`, joined by blanks.
    private func partners(_ marked: String) throws -> String {
        let (text, cursor) = try marked.atCursor()
        let bytes = Array(text.utf8)
        return TemplatePairs(text).partners(atByte: cursor)
            .map { "\($0.lowerBound)" + String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: " ")
    }

    @Test(arguments: [
        ("¦{{ a }}", "0{{ 5}}"), ("{¦{ a }}", "0{{ 5}}"), ("{{¦ a }}", "0{{ 5}}"), ("{{ a }¦}", "0{{ 5}}"),
        ("{{ a }}¦", "0{{ 5}}"), ("{{- a -¦}}  x", "0{{- 6-}}"), ("{%¦ if a %}", "0{% 8%}"),
        ("{#¦ a -#}  x", "0{# 5-#}"),
        ("{# a #}¦ x", "0{# 5#}"), ("{%- raw¦ %}{{ x{% endraw -%} y", "4raw 17endraw"),
        ("{%- raw %}{{ x¦{% endraw -%} y", "14{% 24-%}"), ("{{ ¦", ""), ("{{ a }}b¦", ""), ("¦", ""),
    ])
    func `the delimiters of a tag are a pair`(marked: String, expected: String) throws {
        #expect(try partners(marked) == expected)
    }

    @Test(arguments: [
        ("{{ f¦(a[0], {'b': 1}) }}", "4( 19)"), ("{{ f(a¦[0], {'b': 1}) }}", "6[ 8]"),
        ("{{ f(a[0], {'b': 1}¦) }}", "4( 19)"), ("{{ f(a[0], ¦{'b': 1}) }}", "11{ 18}"),
        // The part at the cursor takes precedence over the part before it.
        ("{{ (¦(a)) }}", "4( 6)"), ("{{ ((a)¦) }}", "3( 7)"),
        // Brackets in strings and comments don't count, and neither do unmatched ones.
        ("{{ '¦(' ~ ')' }}", ""), ("{# ¦( ) #}", ""), ("{{ a ¦) }}", ""), ("{{ f¦(a }} {{ b) }}", ""),
    ])
    func `brackets are pairs`(marked: String, expected: String) throws {
        #expect(try partners(marked) == expected)
    }

    @Test(arguments: [
        ("{% i¦f a %}{% elif b %}{% else %}{% endif %}", "3if 13elif 25else 35endif"),
        ("{% if a %}{% elif b %}{% else %}{% endif¦ %}", "3if 13elif 25else 35endif"),
        ("{% for x in y %}{% if x %}{% el¦se %}{% endif %}{% else %}{% endfor %}", "19if 29else 39endif"),
        ("{% for x in y %}{% if x %}{% else %}{% endif %}{% els¦e %}{% endfor %}", "3for 50else 60endfor"),
        ("{% set¦ x %}a{% endset %}", "3set 15endset"), ("{% set x = 1 %}{% set¦ y %}{% endset %}", "18set 29endset"),
        ("{% set¦ x|replace(old='a', new='b') %}{% endset %}", "3set 40endset"),
        ("{% macro m(a=1) %}{% call¦ m() %}{% endcall %}{% endmacro %}", "21call 35endcall"),
        ("{%- filter¦ upper -%}x{%- endfilter +%}", "4filter 25endfilter"),
        ("{% with a=1 %}{% block b %}{% endblock %}{% end¦with %}", "3with 44endwith"),
        ("{% autoescape¦ true %}{% endautoescape %}", "3autoescape 24endautoescape"),
        // The unclosed statement is skipped, because the tags around it match.
        ("{% for x in y %}{% if x %}{% end¦for %}", "3for 29endfor"), ("{% for x in y %}{% i¦f x %}{% endfor %}", ""),
        ("{% set¦ x = 1 %}", ""), ("{% i¦f a %}", ""), ("{% end¦if %}", ""), ("{{ a i¦f b else c }}", ""),
        ("{% if a %}{% set b = c i¦f d else e %}{% endif %}", ""),
    ])
    func `the keywords of a statement are a group`(marked: String, expected: String) throws {
        #expect(try partners(marked) == expected)
    }

    @Test(arguments: [
        ("{% if f(a¦ %}x{% endif %}", ""), ("{% i¦f f(a %}x{% endif %}", "3if 16endif"),
        ("¦{{ f(a }} {{ b }}", "0{{ 7}}"), ("{{ f(a }} ¦{{ b }}", "10{{ 15}}"),
        ("¦{% if f(a %}x{% endif %}", "0{% 10%}"),
    ])
    func `an unclosed bracket does not affect the pairs of later text`(marked: String, expected: String) throws {
        #expect(try partners(marked) == expected)
    }

    @Test func `offsets are those of the text as edited`() throws {
        #expect(try partners("é\r\n\r\n{% if a %}\r\n{% e¦ndif %}") == "9if 21endif")
    }

    @Test func `any text has sorted pairs within it at any position`() async {
        let all = CorpusCase.all
        await LongRun.repeated("pairs of templates", count: 3000) { random, _ in
            let text = all[Int.random(in: 0..<all.count, using: &random)].template.randomlyTruncated(&random)
            let pairs = TemplatePairs(text)
            let offset = Int.random(in: 0...text.utf8.count, using: &random)
            let partners = pairs.partners(atByte: offset)
            #expect(partners.count != 1, "\(text.debugDescription) at \(offset)")
            #expect(zip(partners, partners.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
            #expect(partners.allSatisfy { !$0.isEmpty && $0.upperBound <= text.utf8.count })
            if !partners.isEmpty { #expect(partners.contains { $0.lowerBound <= offset && $0.upperBound >= offset }) }
        }
    }
}
