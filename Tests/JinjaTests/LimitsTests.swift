import Foundation
import JSON
import ServerTemplates
import Testing

@testable import Jinja

/// Any template terminates: with text or with a failure.
@Suite struct LimitsTests {
    private func failure(_ source: String, _ limits: RenderLimits = RenderLimits()) -> RenderFailure? {
        Template(source).render(["l": [1, 2, 3]], limits: limits).failure
    }

    private static let loops = """
        {% set d = [1]*99 %}{% for a in d %}{% for b in d %}{% for c in d %}{% for e in d %}{{ a }}{% endfor %}\
        {% endfor %}{% endfor %}{% endfor %}
        """

    @Test func `a result is truncated at the server's limit and gets two dots`() {
        let text = Template("{{ 'é' * 60000 }}").render([:]).text
        #expect(text.map { PythonText.length($0) } == 50_002)
        #expect(text?.hasSuffix("é..") == true)
        #expect(Template("{{ 'a' * 50000 }}").render([:]).text?.utf8.count == 50_000)
    }

    @Test func `a template that is too long isn't rendered`() {
        let failure = Template(String(repeating: "é", count: 50_001)).render([:]).failure
        #expect(failure?.shown == "Template Error: Template exceeds length limit (50001 > 50000)")
    }

    @Test func `steps are limited`() {
        var limits = RenderLimits()
        limits.steps = 50_000
        #expect(failure(LimitsTests.loops, limits)?.type == "LimitExceeded")
    }

    @Test func `time is limited`() {
        var limits = RenderLimits()
        limits.steps = .max
        limits.time = .milliseconds(50)
        #expect(failure(LimitsTests.loops, limits)?.message == "the template takes too long")
    }

    @Test(arguments: [
        "{{ l|slice(10**20)|list }}", "{{ l|slice(9223372036854775807)|list }}",
        "{{ 'aa'.replace('a', 'b', -9223372036854775808) }}",
        "{{ (9223372036854775807).to_bytes(9223372036854775807, 'big') }}", "{{ '1w'|timedeltaparse / 1e-300 }}",
        "{{ ('x' * 100000)|wordwrap(1)|length }}",
    ])
    func `numbers at the limits of machine integers don't crash`(source: String) {
        let rendering = Template(source).render(["l": [1, 2, 3]])
        #expect((rendering.text == nil) != (rendering.failure == nil))
    }

    @Test(arguments: [
        "{{ 'a' * 10**12 }}", "{{ [0] * 10**10 }}", "{{ 10 ** (10**9) }}", "{{ 'a'.ljust(10**11) }}",
        "{{ '%*d' % (10**9, 1) }}", "{{ '{:1000000000}'.format(1) }}", "{{ 'ab'|center(10**10) }}",
        "{% set a = 'x' * 1000000 %}{{ a.replace('x', a) }}", "{{ (1).to_bytes(10**10, 'big') }}",
        "{{ 'a'|indent(10**9) }}", "{{ l|batch(2, 1)|list }}{{ l|slice(10**9)|list }}", "{{ 'a'.zfill(10**11) }}",
        "{% set ns = namespace(s='ab') %}{% for a in [1]*99 %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
    ])
    func `memory is limited`(source: String) {
        let failure = failure(source)
        #expect(failure != nil)
        #expect(failure?.level == .error)
    }

    @Test(arguments: [
        #"(a+)+\\1[bc]"#, "(a|aa)+(?(1)[bc]|d)", "((a+)(c|a)+)+(?(2)[bz]|y)",
    ])
    func `a regular expression is stopped before it hangs`(pattern: String) {
        var limits = RenderLimits()
        limits.pattern = 1_000_000
        // A value would look as if the server had given it.
        let source = "{{ ('a' * 3000)|regex_search('\(pattern)') }}"
        #expect(failure(source, limits)?.type == "NotTried")
    }

    /// Sanitizers enlarge stack frames, so that fewer fit.
    private static let framesAreUsual = dlsym(nil, "__tsan_init") == nil && dlsym(nil, "__asan_init") == nil

    @Test(.enabled(if: framesAreUsual)) func `a recursive macro fails where Python's stack would overflow`() {
        #expect(failure("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}")?.type == "RecursionError")
        let deep = "{% macro m(n) %}{{ m(n - 1) if n else 'end' }}{% endmacro %}{{ m(197) }}"
        #expect(Template(deep).render([:]).text == "end")
        let expressions =
            "{% macro m() %}{{ x" + String(repeating: " + 1", count: 150) + " + m()|int }}{% endmacro %}{{ m() }}"
        #expect(Template(expressions).render(["x": 1]).failure?.type == "RecursionError")
    }

    @Test(arguments: [
        ("{{ ", "(", "1", ")", " }}"), ("{{ ", "[", "1", "]", " }}"), ("{{ ", "-", "1", "", " }}"),
        ("{{ ", "not ", "1", "", " }}"), ("", "{% if x %}", "a", "{% endif %}", ""),
        ("", "{% for a in x %}", "a", "{% endfor %}", ""), ("{{ x", "|e", "", "", " }}"),
        ("{{ x", "[0]", "", "", " }}"),
        ("{{ x", ".a", "", "", " }}"), ("{{ x", "()", "", "", " }}"), ("{{ x", "+x", "", "", " }}"),
        ("{{ ", "x if x else ", "x", "", " }}"), ("", "{% block b %}", "", "{% endblock %}", ""),
        ("", "{{", "", "}}", ""),
        ("", "{%", "", "%}", ""), ("", "{#", "", "#}", ""), ("{{ ", "{1:", "1", "}", " }}"),
        ("", "{% filter upper %}", "", "{% endfilter %}", ""), ("", "{% elif x %}", "", "", ""),
    ])
    func `no nesting overflows the stack`(
        head: String, open: String, middle: String, close: String, tail: String
    ) {
        for count in [50, 150, 1000, 20_000] {
            let source =
                head + String(repeating: open, count: count) + middle + String(repeating: close, count: count) + tail
            let begin = ContinuousClock.now
            let template = Template(source)
            let rendering = template.render(["x": 1])
            #expect(template.isAccepted || rendering.text == nil)
            // Such deep nesting is rejected; only a comment can contain anything.
            if count >= 1000, open != "{#" {
                let refusals = ["SyntaxError", "TemplateSyntaxError", "JinjaTemplateError"]
                #expect(refusals.contains(rendering.failure?.type ?? ""), "\(open) \(count) times")
            }
            #expect(SyntaxToken.all(of: source).last?.range.upperBound == source.utf8.count)
            // A sanitizer makes it many times slower.
            let isInTime = ContinuousClock.now - begin < .seconds(60)
            #expect(isInTime || !Self.framesAreUsual, "\(open) \(count) times")
        }
    }

    @Test(arguments: [
        "{% set ns.x = [ns.x] %}", "{% set ns.x = (ns.x,) %}", "{% set ns.x = {1: ns.x} %}",
        "{% set ns.x = ns.x|map('string') %}", "{% set ns.x = [ns.x]|reverse %}", "{% set ns.x = namespace(a=ns.x) %}",
        "{% set ns.x = cycler(ns.x) %}", "{% set ns.x = dict[ns.x] %}", "{% set ns.x = {1: ns.x}.items() %}",
        "{% set ns.x = [ns.x].copy %}",
        "{% set ns.x = joiner(ns.x) %}", "{% set ns.x = ns.x|batch(2) %}",
        "{% set n = {} %}{% set _ = n.update(a=ns.x) %}{% set ns.x = n %}",
    ])
    func `deeply nested values can be released`(statement: String) {
        let template = Template(
            """
            {% set l = [1]*60 %}{% set ns = namespace(x=[]) %}{% for a in l %}{% for b in l %}{% for c in l %}\
            \(statement){% endfor %}{% endfor %}{% endfor %}{{ ns.x == ns.x }}{{ ns.x|string|length }}
            """)
        let rendering = template.render([:])
        #expect(template.isAccepted)
        #expect(rendering.failure?.type == "LimitExceeded")
    }

    @Test func `a long chain of lists can be released when only its end is printed`() {
        let template = Template(
            """
            {% set l = [1]*40 %}{% set ns = namespace(x=[]) %}{% for a in l %}{% for b in l %}\
            {% set n = [] %}{% set _ = ns.x.append(n) %}{% set ns.x = n %}{% endfor %}{% endfor %}{{ ns.x }}
            """)
        #expect(template.render([:]).text?.hasSuffix("[]") == true)
    }

    @Test(arguments: [
        ("l", "[1, [...]]"), ("(l,)", "([1, [...]],)"), ("l|pprint", "[1, <Recursion on list with id="),
        ("l|tojson", nil), ("l == l", "True"),
    ])
    func `a value that contains itself is printed and compared as in Python`(expression: String, start: String?) {
        let rendering = Template("{% set _ = l.append(l) %}{{ \(expression) }}").render(["l": [1]])
        #expect(rendering.text.map { $0.hasPrefix(start ?? "-") } ?? (start == nil))
        #expect(start != nil || rendering.failure?.message == "Circular reference detected")
    }

    @Test func `a rendering can be cancelled`() async {
        let task = Task {
            var limits = RenderLimits()
            limits.steps = .max
            limits.time = .seconds(60)
            return Template(LimitsTests.loops).render([:], limits: limits).failure?.type
        }
        task.cancel()
        #expect(await task.value == "Cancelled")
    }

    @Test func `a rendering leaks nothing`() throws {
        weak var left: Interpreter?
        do {
            let template = Template(
                """
                {% macro m(x) %}{{ x }}{% endmacro %}{{ m(1) }}{% set _ = l.append(l) %}{% set it = l|map('string') %}\
                {% set ns = namespace(a=1) %}{% set ns.a = ns %}{% call m(2) %}{% endcall %}{% set _ = l.append(it) %}
                """)
            let interpreter = Interpreter(
                source: template.source, code: template.code, environment: .server, variables: Variables(["l": [1]]),
                now: .now, limits: RenderLimits())
            left = interpreter
            _ = interpreter.render()
        }
        #expect(left == nil)
    }

    @Test func `a template is parsed once and rendered from many tasks`() async {
        let template = Template("{% for x in l %}{{ x * n }},{% endfor %}")
        let texts = await withTaskGroup(of: (Int, String?).self) { group in
            for n in 0..<20 {
                group.addTask { (n, template.render(["l": [1, 2], "n": .number(JSONNumber(n))]).text) }
            }
            return await group.reduce(into: [Int: String?]()) { $0[$1.0] = $1.1 }
        }
        #expect(texts.count == 20)
        for (n, text) in texts { #expect(text == "\(n),\(n * 2),") }
    }
}
