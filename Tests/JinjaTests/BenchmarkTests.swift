import Foundation
import JSON
import JinjaEditing
import OnCallTemplates
import ServerTemplates
import Testing

@testable import Jinja

/// How long reading and rendering take, beside Python's jinja2 where it is installed. It prints and judges nothing, and runs when
/// `JINJA_BENCHMARK` is set: `JINJA_BENCHMARK=1 swift test -c release -Xswiftc -enable-testing --filter BenchmarkTests`.
@Suite(.serialized) struct BenchmarkTests {
    private struct Subject {
        let name: String
        let template: String
        let runs: Int
    }

    private static let subjects: [Subject] = {
        let condition = #"{{ payload.status == "resolved" }}"#
        let title = """
            {{ payload.get("title", "Alert") }}{% if payload.alerts|length > 1 %} ({{ payload.alerts|length }}){% endif %} \
            {{ payload.status|upper }}
            """
        let message = """
            **{{ payload.title }}** is {{ payload.status }}
            {%- for alert in payload.alerts %}
            {%- set labels = alert.labels %}
            * {{ loop.index }}. {{ labels.alertname }}{% if labels.severity %} ({{ labels.severity|upper }}){% endif %}: \
            {{ alert.annotations.summary|default('no summary', true) }}
              {% for k, v in labels.items() if k != 'alertname' %}{{ k }}={{ v }}{% if not loop.last %}, {% endif %}{% endfor %}
              {%- if alert.annotations.get('runbook_url') %} [Runbook]({{ alert.annotations.runbook_url }}){% endif %}
              {%- if alert.startsAt %} since {{ (alert.startsAt|iso8601_to_time)|datetimeformat('%Y-%m-%d %H:%M:%S') }}{% endif %}
              {%- if alert['values'] %} values: {% for name, value in alert['values'].items() %}{{ name }}={{ '%.2f' % value }} \
            {% endfor %}{% endif %}
            {%- endfor %}
            {# The labels that all have in common come last. #}
            {%- if payload.commonLabels %}
            Common: {{ payload.commonLabels|dictsort|map('join', '=')|join(', ') }}
            {%- endif %}
            {%- set ns = namespace(critical=0) %}
            {%- for alert in payload.alerts if alert.labels.severity == 'critical' %}
            {%- set ns.critical = ns.critical + 1 %}{% endfor %}
            {{ ns.critical }} of {{ payload.alerts|length }} are critical. {{ payload.externalURL|replace('http:', 'https:') }}
            """
        let large = String(repeating: message + "\n", count: 49_000 / message.utf8.count)
        return [
            Subject(name: "condition", template: condition, runs: 2000),
            Subject(name: "title", template: title, runs: 2000),
            Subject(name: "message", template: message, runs: 500),
            Subject(name: "50 kB", template: large, runs: 20),
        ]
    }()

    private static let context: JSONObject = {
        let alert: JSONValue = [
            "status": "firing",
            "labels": [
                "alertname": "HighCPU", "severity": "critical", "instance": "web-1:9100", "job": "node", "team": "core",
            ],
            "annotations": [
                "summary": "CPU is high on web-1", "description": "For ten minutes the load has been above 90%.",
                "runbook_url": "https://runbooks.example.org/cpu",
            ],
            "startsAt": "2025-03-09T06:12:44.518Z", "values": ["A": 93, "B": 1],
        ]
        return [
            "payload": [
                "title": "[FIRING:3] HighCPU", "status": "firing", "alerts": [alert, alert, alert],
                "commonLabels": ["alertname": "HighCPU", "team": "core"], "externalURL": "http://alerts.example.org",
                "receiver": "oncall", "truncatedAlerts": 0,
            ]
        ]
    }()

    /// Microseconds that the processor has worked for this thread: other work on the machine doesn't count.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }

    private static func microseconds(_ runs: Int, _ work: () -> Void) -> Double {
        work()
        var best = Double.infinity
        for _ in 0..<5 {
            let begin = processorTime()
            for _ in 0..<runs { work() }
            best = min(best, (processorTime() - begin) / Double(runs))
        }
        return best
    }

    private static func python() throws -> [String: JSONValue] {
        guard OracleTests.isThere else { return [:] }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [OracleTests.python, CorpusCase.folder.appendingPathComponent("Oracle/benchmark.py").path]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let cases = subjects.map {
            JSONValue.object([
                "name": .string($0.name), "template": .string($0.template), "context": .object(context),
                "runs": .number(JSONNumber($0.runs)),
            ])
        }
        try input.fileHandleForWriting.write(contentsOf: Data(JSONValue.array(cases).compactText.utf8))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        var times: [String: JSONValue] = [:]
        for item in try JSONReader.read(Array(answer)).array ?? [] { times[item["name"]?.string ?? ""] = item }
        return times
    }

    /// Bytes of memory that the process holds.
    private static var memory: Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["JINJA_BENCHMARK"] != nil))
    func `reading and rendering take this long`() throws {
        let theirs = try BenchmarkTests.python()
        func cell(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        func number(_ value: Double) -> String { FloatText.formatted(value, "f", precision: value < 100 ? 1 : 0) }
        print("microseconds, jinja2's behind a slash and how many times ours")
        print(["", "chars", "lex", "check", "compile", "first render", "render"].map { cell($0, 24) }.joined())
        for subject in BenchmarkTests.subjects {
            let template = Template(subject.template)
            #expect(template.isAccepted)
            #expect(template.render(BenchmarkTests.context).text != nil)
            let now = RenderInstant.now
            let runs = subject.runs
            let source = SourceText(subject.template)
            let lex = BenchmarkTests.microseconds(runs) { _ = Lexer(source) }
            let check = BenchmarkTests.microseconds(runs) {
                _ = Checker.check(
                    template.body, for: template.environment, in: template.source)
            }
            let compile = BenchmarkTests.microseconds(runs) { _ = Template(subject.template) }
            let first = BenchmarkTests.microseconds(runs) {
                _ = Template(subject.template).render(BenchmarkTests.context, now: now)
            }
            let render = BenchmarkTests.microseconds(runs) { _ = template.render(BenchmarkTests.context, now: now) }
            func beside(_ ours: Double, _ name: String) -> String {
                guard let other = theirs[subject.name]?[name]?.number?.double else { return number(ours) }
                return "\(number(ours)) / \(number(other)) \(number(other / ours))x"
            }
            print(
                [
                    subject.name, "\(PythonText.length(subject.template))", number(lex), number(check),
                    beside(compile, "compile"), beside(first, "first"), beside(render, "render"),
                ].map { cell($0, 24) }.joined())
        }
        print("what an editor asks, in microseconds")
        print(["", "tokens", "pairs", "completion", "advice", "JSON tokens"].map { cell($0, 24) }.joined())
        for subject in BenchmarkTests.subjects {
            let text = subject.template + "{% for a in payload.alerts %}{{ a.labels."
            let template = Template(subject.template)
            let rendering = template.render(BenchmarkTests.context)
            let json = JSONValue.array([.object(BenchmarkTests.context), .string(subject.template)]).indentedText()
            let request = CompletionRequest(
                text: text, cursor: text.utf8.count, variables: TemplateKind.webMessage.variables,
                context: BenchmarkTests.context, environment: .server)
            #expect(request.completions()?.items.first?.label == "alertname")
            let runs = subject.runs
            let times = [
                BenchmarkTests.microseconds(runs) { _ = SyntaxToken.all(of: text) },
                BenchmarkTests.microseconds(runs) { _ = TemplatePairs(text).partners(atByte: 5) },
                BenchmarkTests.microseconds(runs) { _ = request.completions() },
                BenchmarkTests.microseconds(runs) {
                    _ = TemplateKind.webMessage.advice(
                        on: template, rendering: rendering, context: BenchmarkTests.context)
                },
                BenchmarkTests.microseconds(runs) { _ = JSONTokens(json) },
            ]
            print(([subject.name] + times.map { number($0) }).map { cell($0, 24) }.joined())
        }
        let before = BenchmarkTests.memory
        let message = BenchmarkTests.subjects[2].template
        let kept = (0..<1000).map { Template(message + "\($0)") }
        print("1000 messages, read: \((BenchmarkTests.memory - before) / 1024) kB")
        #expect(kept.count == 1000)
    }
}
