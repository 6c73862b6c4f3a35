import JSON
import ServerTemplates
import Testing

@testable import Jinja

@Suite struct DiagnosticsTests {
    /// The text in the range of a diagnostic.
    private func text(_ diagnostic: SyntaxDiagnostic, in template: Template) -> String {
        String(decoding: Array(template.text.utf8)[diagnostic.range], as: UTF8.self)
    }

    private func fixed(_ source: String) -> String? {
        guard let fix = Template(source).diagnostics.first?.fix else { return nil }
        var bytes = Array(source.utf8)
        bytes.replaceSubrange(fix.range, with: Array(fix.replacement.utf8))
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("{{ payload.get(“x”) }}", "unexpected char '“' at 15", 1, 16, "“"),
        ("a\n{{ foo bar }}", "expected token 'end of print statement', got 'bar'", 2, 8, "bar"),
        ("{{ x|nope }}", "No filter named 'nope'.", 1, 6, "nope"),
        ("{{ x is nope }}", "No test named 'nope'.", 1, 9, "nope"),
        ("{{ m[s[:2|nope]] }}", "No filter named 'nope'.", 1, 11, "nope"),
        ("{{ m[s[1:]|nope, 1] }}", "No filter named 'nope'.", 1, 12, "nope"),
        ("{% set (a + b) = 1 %}", "can't assign to 'add'", 1, 8, "(a + b)"),
        ("a\r\n\r\n{{ x) }}", "unexpected ')'", 3, 5, ")"),
        ("é{{ a b }}", "expected token 'end of print statement', got 'b'", 1, 7, "b"),
        ("{% endfor %}", "Encountered unknown tag 'endfor'.", 1, 4, "endfor"),
        ("{{ f(a=1, b) }}", "invalid syntax for function call expression", 1, 11, "b"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "block 'a' defined twice", 1, 28, "{%"),
    ])
    func `a fault has jinja2's message and its own position`(
        source: String, message: String, line: Int, column: Int, marked: String
    ) throws {
        let template = Template(source)
        let first = try #require(template.diagnostics.first)
        #expect(!template.isAccepted)
        #expect(first.message == message)
        #expect(first.line == line && first.column == column)
        #expect(text(first, in: template) == marked)
        #expect(template.location(of: first.range.lowerBound) == (line, column))
    }

    @Test(
        arguments: [
            ("{{ “a\" }}", "{{ \"a\" }}"), ("{{ payload|to_pretty_json }}", "{{ payload|tojson_pretty }}"),
            ("{{ x|uper }}", "{{ x|upper }}"), ("{{ x is definde }}", "{{ x is defined }}"),
            ("{% if a %}b", "{% if a %}b{% endif %}"),
            ("{% for a in b %}{{ a }}", "{% for a in b %}{{ a }}{% endfor %}"),
            ("{{ a", "{{ a }}"), ("{% elsif a %}", nil), ("{% if a = 1 %}{% endif %}", "{% if a == 1 %}{% endif %}"),
            ("{{ (a }}", "{{ (a )}}"), ("{{ a) }}", "{{ a }}"), ("{# a", "{# a #}"),
            ("{% raw %}a", "{% raw %}a{% endraw %}"),
            ("{{ a && b }}", "{{ a and b }}"), ("{{ !a }}", "{{ not a }}"),
            ("{% ifx a %}{% endif %}", "{% if a %}{% endif %}"),
            ("{{ qwertzuiop|asdfgh }}", nil), ("{{ payload.me}", "{{ payload.me}}"),
            ("a {{ payload.me} b {{ c }}", "a {{ payload.me}} b {{ c }}"), ("{{ a } }", "{{ a }}"),
            ("{{ a} + b }}", "{{ a + b }}"), ("{{ a %}", "{{ a }}"), ("{{ a }-}", "{{ a -}}"),
            ("{% if x > 0% }a{% endif %}", "{% if x > 0%}a{% endif %}"),
            ("{% if x }a{% endif %}", "{% if x %}a{% endif %}"), ("{% if x }}a{% endif %}", "{% if x %}a{% endif %}"),
            ("{% if x %-}a{% endif %}", "{% if x -%}a{% endif %}"),
            ("{% if x -}a{% endif %}", "{% if x -%}a{% endif %}"),
            ("{% if a %}b{% end %}", "{% if a %}b{% endif %}"),
            ("{% for a in b %}{% if a %}c{% end %}{% endfor %}", "{% for a in b %}{% if a %}c{% endif %}{% endfor %}"),
            ("{% for a in b %}c{% end for %}", "{% for a in b %}c{% endfor %}"), ("{% end %}", nil),
            ("{{ payload.get(&quot;x&quot;) }}", "{{ payload.get(\"x\") }}"), ("{{ a[&#39;x&#39;] }}", "{{ a['x'] }}"),
            ("{% if a &gt; 1 %}{% endif %}", "{% if a > 1 %}{% endif %}"), ("{{ a &amp;&amp; b }}", "{{ a and b }}"),
            ("{{ payload.get(“x”) }}", "{{ payload.get(\"x\") }}"),
        ] as [(String, String?)])
    func `an obvious fault has a fix that jinja2 accepts`(source: String, expected: String?) {
        let result = fixed(source)
        guard let expected else {
            if let result { #expect(Template(result).diagnostics != Template(source).diagnostics) }
            return
        }
        #expect(result == expected)
        #expect(Template(expected).isAccepted)
    }

    @Test func `both curly quotes are fixed together, because one alone would not parse`() {
        #expect(Template("{{ payload.get(“x”) }}").diagnostics.map { $0.fix?.replacement } == ["\"x\""])
        #expect(Template("{{ payload.get(&quot;x) }}").diagnostics.map { $0.fix?.replacement } == [nil])
    }

    @Test func `an unclosed block is reported where it begins`() throws {
        let template = Template("text\n  {% if a %}\n{% for x in y %}{% endfor %}\n")
        let fault = try #require(template.diagnostics.first)
        #expect((fault.line, fault.column) == (2, 3))
        #expect(fault.serverLine == 3)
        #expect(fault.message.hasSuffix("The innermost block that needs to be closed is 'if'."))
    }

    @Test func `offsets are those of the text as edited, whatever ends its lines`() throws {
        for ending in ["\n", "\r\n", "\r"] {
            let source = "a" + ending + "é" + ending + "{{ x y }}" + ending
            let template = Template(source)
            let fault = try #require(template.diagnostics.first)
            #expect(text(fault, in: template) == "y")
            #expect((fault.line, fault.column) == (3, 6))
            let (before, inside, after) = template.line(of: fault.range)
            #expect([before, inside, after] == ["{{ x ", "y", " }}"])
        }
    }

    @Test func `an unknown name inside an if is a warning, because the server accepts it`() {
        let template = Template("{% if a %}{{ b|to_pretty_json }}{% endif %}")
        #expect(template.isAccepted)
        #expect(template.warnings.map(\.message) == ["No filter named 'to_pretty_json' found."])
        #expect(template.warnings.first?.fix?.replacement == "tojson_pretty")
    }

    @Test(arguments: [
        "{{ p[1:, 2] }}", "{% set x = p[1, :2] %}", "{{ ٣.5 }}", "{{ f(a=1, a=2) }}",
        "{% macro m(a, a) %}{% endmacro %}", "{% set x|default(y) %}{% endset %}",
        String(repeating: "{% for a in b %}", count: 21) + String(repeating: "{% endfor %}", count: 21),
        "{{ " + String(repeating: "(", count: 80) + "1" + String(repeating: ")", count: 80) + " }}",
    ])
    func `what crashes jinja2 is rejected with a message of our own`(source: String) {
        let template = Template(source)
        #expect(!template.isAccepted)
        #expect(template.diagnostics.allSatisfy { $0.isCollapse })
    }
}

@Suite struct SubscriptTests {
    private static let context: JSONObject = ["m": ["P1": ":fire:"], "s": "P1 - x", "f": [1, 2]]

    @Test(arguments: [
        ("{{ m[s[:2]] }}", ":fire:"), ("{{ m[s[:2]|upper] }}", ":fire:"), ("{{ s[:2][1:] }}", "1"),
        ("{{ m[f[1:], 1] }}", ""), ("{{ s[f[0]:f[1]] }}", "1"), ("{{ 'abc'[1:, 2] }}", ""),
        ("{{ true or m[1:, 2] }}", "True"),
    ])
    func `a slice inside of a subscript is a value of its own`(source: String, expected: String) {
        #expect(Template(source).render(SubscriptTests.context).text == expected)
    }
}

@Suite struct SuggestionTests {
    @Test(arguments: [
        "b64encode", "urldecode", "regex_findall", "unescape", "sub", "floor", "index", "rtrim", "unlower", "to_date",
    ])
    func `a name that means something else has no suggestion`(name: String) {
        let names = [
            "b64decode", "urlencode", "regex_search", "regex_match", "escape", "sum", "float", "indent", "trim",
            "lower",
            "from_date", "upper", "select", "reject",
        ]
        #expect(NameSuggestion.nearest(to: name, among: names) == nil)
    }

    @Test(arguments: [
        ("definde", "defined"), ("undefind", "undefined"), ("b64decod", "b64decode"), ("uper", "upper"),
        ("selct", "select"),
    ])
    func `a typing error has one`(name: String, meant: String) {
        let names = ["defined", "undefined", "b64decode", "upper", "lower", "select", "reject"]
        #expect(NameSuggestion.nearest(to: name, among: names) == meant)
    }

    @Test func `one-letter names have no suggestions`() {
        #expect(Template("{{ a|x }}").diagnostics.first?.fix == nil)
        #expect(Template("{{ a|uper }}").diagnostics.first?.fix?.replacement == "upper")
    }
}
