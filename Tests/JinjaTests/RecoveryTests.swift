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

    @Test func `a header that can't be read keeps its body and its end`() {
        #expect(messages("{% if a b %}{{ x y }}{% endif %}{{ z }}").count == 2)
        #expect(messages("{% for x of y %}{{ x }}{% endfor %}") == ["expected token 'in', got 'of'"])
        #expect(messages("{% macro %}{{ x }}{% endmacro %}") == ["expected token 'name', got 'end of statement block'"])
    }

    @Test func `a fault inside of blocks doesn't open them`() {
        #expect(messages("{% if a %}{% for b in c %}{{ d e }}{% endfor %}{% endif %}").count == 1)
    }

    @Test func `an unclosed string is one fault`() {
        #expect(messages(#"{{ payload.get("severity) }} and {{ more }}"#).count == 1)
    }

    @Test(arguments: [
        "{{ f(a }} it's {{ b c }}", "{% if f(a %} it's {{ b c }}{% endif %}", "{% if a[0 %}{% endif %}{{ b c }}",
    ])
    func `a bracket left open ends with its tag, and the text behind it is text`(source: String) {
        #expect(messages(source).count == 2)
        #expect(SyntaxToken.all(of: source).filter { $0.kind == .fault }.count == 1)
    }

    @Test func `what comes behind an unknown tag is read`() {
        #expect(messages("{% do x %}{{ y|nope }}").count == 2)
    }

    @Test func `many faults are told in the order of the text, but the first is jinja2's`() {
        let offsets = Template(String(repeating: "{{ a b }}", count: 50)).diagnostics.map(\.range.lowerBound)
        #expect(offsets.count == 50)
        #expect(offsets == offsets.sorted())
    }

    @Test func `the corpus's refused templates have their own faults and no more than one a tag`() {
        for example in CorpusCase.all where example.expect["syntax_error"] != nil {
            let template = Template(example.template)
            let tags = example.template.split(separator: "{").count + 1
            #expect(template.diagnostics.count <= tags * 3, "\(example.id)")
        }
    }
}
