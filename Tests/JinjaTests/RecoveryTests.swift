import JSON
import ServerTemplates
import Testing

@testable import Jinja

/// One fault neither hides the next nor causes false ones.
@Suite struct RecoveryTests {
    private func messages(_ source: String) -> [String] { Template(source).diagnostics.map(\.message) }

    @Test func `each tag has its own faults`() {
        #expect(
            messages("{{ a b }}\n{{ c|nope }}\n{{ d e }}") == [
                "expected token 'end of print statement', got 'b'", "expected token 'end of print statement', got 'e'",
                "No filter named 'nope'.",
            ])
    }

    @Test func `an invalid header keeps its body and its end`() {
        #expect(messages("{% if a b %}{{ x y }}{% endif %}{{ z }}").count == 2)
        #expect(messages("{% for x of y %}{{ x }}{% endfor %}") == ["expected token 'in', got 'of'"])
        #expect(messages("{% macro %}{{ x }}{% endmacro %}") == ["expected token 'name', got 'end of statement block'"])
    }

    @Test func `a fault inside a block does not leave it unclosed`() {
        #expect(messages("{% if a %}{% for b in c %}{{ d e }}{% endfor %}{% endif %}").count == 1)
    }

    @Test func `an unclosed string is one fault`() {
        #expect(messages(#"{{ payload.get("severity) }} and {{ more }}"#).count == 1)
    }

    @Test(arguments: [
        "{{ f(a }} it's {{ b c }}", "{% if f(a %} it's {{ b c }}{% endif %}", "{% if a[0 %}{% endif %}{{ b c }}",
    ])
    func `an unclosed bracket ends with its tag, and the text after it is text`(source: String) {
        #expect(messages(source).count == 2)
        #expect(SyntaxToken.all(of: source).filter { $0.kind == .fault }.count == 1)
    }

    @Test func `text after an unknown tag is parsed`() {
        #expect(messages("{% do x %}{{ y|nope }}").count == 2)
    }

    @Test func `faults are in text order, except that jinja2's is first`() {
        let offsets = Template(String(repeating: "{{ a b }}", count: 50)).diagnostics.map(\.range.lowerBound)
        #expect(offsets.count == 50)
        #expect(offsets == offsets.sorted())
    }

    @Test func `the corpus's rejected templates have their own faults and at most one per tag`() {
        for example in CorpusCase.all where example.expect["syntax_error"] != nil {
            let template = Template(example.template)
            let tags = example.template.split(separator: "{").count + 1
            #expect(template.diagnostics.count <= tags * 3, "\(example.id)")
        }
    }
}
