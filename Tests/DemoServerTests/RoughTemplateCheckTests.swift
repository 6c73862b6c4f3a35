import JSON
import Testing

@testable import DemoServer

@Suite struct RoughTemplateCheckTests {
    @Test(
        arguments: [
            "", "plain", "{ not { jinja }}", "}}", "%}", "{{ payload }}",
            "{{ payload.a['b'][0].c(1, x=2) | default('') }}",
            "{{- payload -}}", "{{ 'a}}b' }}", "{{ {'a': {'b': 1}} }}", "{# {{ #}", "{% raw %}{{ {% if %}{% endraw %}",
            "{% if a and not b is defined %}x{% elif c > 1 %}{% else %}{% endif %}", "{{ a if b else c }}",
            "{% for k, v in d.items() if v %}{{ loop.index }}{% else %}none{% endfor %}", "{{ x is divisibleby 3 }}",
            "{% set a = 1 %}{% set b %}{{ a }}{% endset %}", "{%- macro m(a, b=1) -%}{{ a }}{%- endmacro -%}",
            "{% with a = 1 %}{% endwith %}", "{{ 'one' 'two' ~ 3 }}", "{{ a[1:-1] }}", "{{ payload.0 }}", "{{ -1 }}",
            "{% filter upper %}x{% endfilter %}", "{{ payload | tojson_pretty }}", "{{ 1 - -1 }}", "{{ (a, b) }}",
        ])
    func `valid Jinja is accepted`(template: String) {
        #expect(RoughTemplateCheck.accepts(template))
    }

    @Test(
        arguments: [
            "{{", "{{ payload.", "{{ }}", "{{ payload }", "{{ (a }}", "{{ a) }}", "{{ 'open }}", "{{ a b }}",
            "{{ a | }}",
            "{{ a|nosuchfilter }}", "{{ | a }}", "{{ a + }}", "{{ * a }}", "{{ a ? b }}", "{{ a && b }}", "{{ a.'b' }}",
            "{%", "{% %}", "{% if %}", "{% if %}{% endif %}", "{% if a %}", "{% endif %}", "{% else %}", "{% nosuch %}",
            "{% for a %}{% endfor %}", "{% for a in %}{% endfor %}", "{% for a in b %}{% endif %}", "{% raw %}", "{# a",
            "{% set = 1 %}", "{% elif a %}", "{{ foo(a=) }}",
        ])
    func `obviously invalid templates are rejected`(template: String) {
        #expect(!RoughTemplateCheck.accepts(template))
    }

    @Test func `another engine can be used`() {
        var lab = Lab { $0.templateChecker = { $0 != "magic" } }
        #expect(lab.send("PUT", "/{lab}/", #"{"templates":{"grouping_key":"{{"}}"#).status == 200)
        #expect(
            lab.send("PUT", "/{lab}/", #"{"templates":{"web":{"title":"magic"}}}"#).json == [
                "detail": "invalid web title template"
            ])
    }
}
