import JSON
import OnCallTemplates
import SeededRandom
import ServerTemplates
import Testing

@testable import Jinja
@testable import JinjaEditing

@Suite struct CompletionTests {
    private static let payload: JSONValue = [
        "status": "firing", "labels": ["severity": "critical", "my-key": 1, "values": 2, "it's \"so\"": 3],
        "alerts": [
            ["status": "firing", "labels": ["host": "db-1"], "values": ["A": 93]], ["status": "resolved", "other": 1],
        ],
        "count": 2, "ratio": .number(JSONNumber(literal: "0.5")), "isOpen": true, "nothing": .null, "state": "x",
    ]

    private func completions(_ marked: String, _ kind: TemplateKind = .webTitle) throws -> Completions? {
        let (text, cursor) = try marked.atCursor()
        return CompletionRequest(
            text: text, cursor: cursor, variables: kind.variables,
            context: kind.context(payload: CompletionTests.payload), environment: .server
        ).completions()
    }

    /// The labels of all completions except methods, joined by blanks.
    private func labels(_ marked: String, _ kind: TemplateKind = .webTitle) throws -> String {
        let items = try completions(marked, kind)?.items ?? []
        return items.filter { $0.kind != .function }.map(\.label).joined(separator: " ")
    }

    private func first(_ marked: String, _ count: Int = 3) throws -> String {
        try (completions(marked)?.items ?? []).prefix(count).map(\.label).joined(separator: " ")
    }

    /// The text after accepting the completion with this label.
    private func taking(_ label: String, _ marked: String) throws -> String {
        let (text, _) = try marked.atCursor()
        let item = try #require(try completions(marked)?.items.first { $0.label == label }, "\(label) in \(marked)")
        var bytes = Array(text.utf8)
        bytes.replaceSubrange(item.replacing, with: Array(item.insertion.utf8))
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Paths

    @Test(arguments: [
        ("{{ payload.¦", "status labels alerts count ratio isOpen nothing state"),
        ("{{ payload.¦ }} more {{ text }}", "status labels alerts count ratio isOpen nothing state"),
        ("{{ payload.la¦ }}", "labels"), ("{{ payload.sta¦ }}", "status state"), ("{{ payload.ISO¦", "isOpen"),
        // Prefix matches come before those that only contain the letters.
        ("{{ payload.at¦", "status ratio state alerts"), ("{{ payload.lbl¦ }}", "labels"), ("{{ payload.zz¦", ""),
        ("{{ payload.labels.¦", "severity my-key values it's \"so\""), ("{{ payload['labels'].se¦", "severity"),
        ("{{ payload.alerts[0].¦", "status labels values"), ("{{ payload.alerts.0.¦", "status labels values"),
        ("{{ payload.alerts[-1].¦", "status other"), ("{{ payload.alerts.¦", "0 1"), ("{{ payload.alerts.1¦", "1"),
        ("{{ payload.alerts[0].labels.¦", "host"), ("{{ payload.get('labels').s¦", "severity values it's \"so\""),
        ("{{ payload.get('labels', {}).sev¦", "severity"), ("{{ (payload.alerts|first).labels.¦", "host"),
        ("{{ payload.status.¦", ""), ("{{ payload.nope.¦", ""), ("{{ payload.a.b.¦", ""), ("{{ nope.¦", ""),
        ("{{ payload .  ¦", "status labels alerts count ratio isOpen nothing state"),
        ("{{ f(payload.labels.sev¦)", "severity"), ("{{ 'a' ~ payload.labels.sev¦", "severity"),
        ("{{ payload\n.sta¦", "status state"),
        ("{{ payload.\n¦", "status labels alerts count ratio isOpen nothing state"),
        ("{% if payload.labels.sev¦ == 'x' %}", "severity"), ("{{ [payload.labels.sev¦", "severity"),
    ])
    func `after a dot, the keys of the value are offered`(marked: String, expected: String) throws {
        #expect(try labels(marked) == expected)
    }

    @Test(arguments: [
        ("{% for a in payload.alerts %}{{ a.¦", "status labels values"),
        ("{% for a in payload.alerts %}{% if a.¦", "status labels values"),
        ("{% for a in payload.alerts if a.st¦", "status"), ("{% for k, v in payload.labels.items() %}{{ v.¦", ""),
        ("{% for k, v in {'a': payload.labels}.items() %}{{ v.sev¦", "severity"),
        ("{% for a in payload.alerts %}{% for l in [a.labels] %}{{ l.¦", "host"),
        ("{% for a in payload.alerts %}{% endfor %}{{ a.¦", ""),
        ("{% for a in payload.alerts %}{% else %}{{ a.¦", ""),
        ("{% for a in payload.alerts %}{% if b %}{% else %}{{ a.st¦", "status"),
        ("{% set x = payload.labels %}{{ x.se¦", "severity"), ("{% set x = x.¦", ""),
        ("{% if c %}{% set x = payload.labels %}{% endif %}{{ x.se¦", "severity"),
        ("{% for a in payload.alerts %}{% set x = payload.labels %}{% endfor %}{{ x.¦", ""),
        ("{% with x = payload.labels, y = x %}{{ y.se¦", "severity"),
        ("{% set a, b = 1, payload.labels %}{{ b.se¦", "severity"),
        ("{% set ns = namespace(found=payload.labels) %}{{ ns.¦", "found"),
        ("{% set ns = namespace(found=payload.labels) %}{{ ns.found.se¦", "severity"),
        ("{% set x = payload.alerts|selectattr('status', 'eq', 'resolved')|list %}{{ x[0].¦", "status other"),
        ("{% set x = '{\"deep\": {\"in\": 1}}'|parse_json %}{{ x.deep.¦", "in"),
        ("{{ broken( }}{% for a in payload.alerts %}{{ a.st¦", "status"),
        ("{% if f(a %}{% for a in payload.alerts %}{{ a.st¦", "status"),
    ])
    func `paths resolve through names set by the template`(marked: String, expected: String) throws {
        #expect(try labels(marked) == expected)
    }

    @Test(arguments: [
        ("status", "{{ payload.st¦ }}", "{{ payload.status }}"),
        ("my-key", "{{ payload.labels.¦ }}", #"{{ payload.labels["my-key"] }}"#),
        ("my-key", "{{ payload.labels.my¦ }}", #"{{ payload.labels["my-key"] }}"#),
        // A method hides a key of the same name.
        ("values", "{{ payload.labels.v¦ }}", #"{{ payload.labels["values"] }}"#),
        ("it's \"so\"", "{{ payload.labels.¦ }}", #"{{ payload.labels["it's \"so\""] }}"#),
        ("0", "{{ payload.alerts.¦ }}", "{{ payload.alerts[0] }}"),
        ("0", "{{ payload.alerts[¦ }}", "{{ payload.alerts[0] }}"),
        ("my-key", "{{ payload.labels[¦ }}", #"{{ payload.labels["my-key"] }}"#),
        ("my-key", "{{ payload.labels[¦] }}", #"{{ payload.labels["my-key"] }}"#),
        ("my-key", "{{ payload.labels['m¦ }}", "{{ payload.labels['my-key'] }}"),
        ("my-key", "{{ payload.labels['m¦'] }}", "{{ payload.labels['my-key'] }}"),
        ("my-key", "{{ payload.labels[\"m¦] }}", #"{{ payload.labels["my-key"] }}"#),
        ("it's \"so\"", "{{ payload.labels['¦'] }}", #"{{ payload.labels['it\'s "so"'] }}"#),
        ("severity", "{{ payload.labels.get('s¦ }}", "{{ payload.labels.get('severity' }}"),
        ("items", "{{ payload.labels.it¦ }}", "{{ payload.labels.items() }}"),
        ("get", "{{ payload.labels.ge¦ }}", "{{ payload.labels.get( }}"), ("time", "{{ ti¦ }}", "{{ time() }}"),
        ("status", "é\r\n{{ payload.st¦ }}", "é\r\n{{ payload.status }}"),
    ])
    func `an accepted item is inserted in valid syntax`(label: String, marked: String, expected: String) throws {
        let text = try taking(label, marked)
        #expect(text == expected)
    }

    @Test(arguments: [
        ("{{ payload.labels['¦", "severity my-key values it's \"so\""), ("{{ payload.get(\"sta¦", "status state"),
        ("{{ payload.alerts|selectattr('st¦", "status"), ("{{ payload.alerts|map(attribute='la¦", "labels"),
        ("{{ payload.alerts|sort(attribute='s¦", "status labels values"),
        ("{{ payload.alerts|selectattr('status', '¦", ""),
        ("{{ 'pay¦", ""), ("{{ payload.status == 'fir¦", ""), ("{% set x = 'payload.¦", ""),
    ])
    func `inside a string, keys are offered only where a key is expected`(marked: String, expected: String) throws {
        #expect(try labels(marked) == expected)
    }

    @Test func `a path shows its type and a short value`() throws {
        let items = try #require(try completions("{{ payload.¦"))
        let details = items.items.filter { $0.kind == .path }.map(\.detail)
        #expect(details == ["\"firing\"", "object of 4", "list of 2", "2", "0.5", "true", "none", "\"x\""])
        #expect(items.trigger == .attribute && items.replacing == 11..<11)
        let long = TemplateKind.route.context(payload: ["a": .string(String(repeating: "é\n", count: 60))])
        let item = CompletionRequest(
            text: "{{ payload.", cursor: 11, variables: TemplateKind.route.variables, context: long,
            environment: .server
        ).completions()?.items[
            0]
        #expect(item?.detail == "\"" + String(repeating: "é ", count: 20) + "…\"")
    }

    @Test func `loops, dates and texts have completions`() throws {
        #expect(try first("{% for a in payload.alerts %}{{ loop.¦") == "index index0 first")
        #expect(try first("{{ time().¦") == "isoformat strftime timestamp")
        #expect(try first("{{ payload.status.st¦") == "startswith strip endswith")
        #expect(try first("{{ (time() - time()).t¦") == "total_seconds")
    }

    // MARK: Keywords

    @Test(arguments: [
        ("{{ payload.status|¦", "abs attr b64decode"), ("{{ payload.status|up¦", "upper groupby"),
        ("{{ payload.status | isotime¦", "iso8601_to_time"), ("{% filter up¦", "upper groupby"),
        ("{{ x|default('a')|tojson¦", "tojson tojson_pretty"), ("{% set x | tri¦", "trim string striptags"),
        ("{{ x is def¦", "defined undefined"), ("{{ x is not non¦", "none"), ("{{ x is ¦", "boolean callable defined"),
        ("{% if x is¦", "is is not"),
    ])
    func `after a bar filters are offered, after is tests`(marked: String, expected: String) throws {
        let found = try first(marked)
        #expect(found.hasPrefix(expected), "\(found)")
    }

    @Test(arguments: [
        ("{%¦", "if for set"), ("{% ¦", "if for set"), ("{% fo¦", "for"), ("{% if x %}{% ¦", "endif else elif"),
        ("{% for a in b %}{%- ¦", "endfor else if"), ("{% if x %}{% for a in b %}{% endfor %}{% e¦", "endif else elif"),
        ("{% set x %}{% e¦", "endset extends set"), ("{% set x = 1 %}{% end¦", "extends"),
        ("{% macro m(a=1) %}{% end¦", "endmacro"),
        ("{% raw %}{% ¦", ""), ("{% if x %}{% endif %}{% endi¦", ""), ("{% if x %}text{% end¦ %}", "endif"),
    ])
    func `after a percent sign tags are offered, closing ones first`(marked: String, expected: String)
        throws
    {
        let found = try first(marked)
        #expect(expected.isEmpty ? found.isEmpty : found.hasPrefix(expected), "\(found)")
    }

    @Test(arguments: [
        ("{{ ¦", "payload integration_name source_link"), ("{{ pay¦", "payload"),
        ("{% set mine = 1 %}{{ ¦", "mine payload integration_name"),
        ("{% if ¦", "payload integration_name source_link"),
        ("{% for a in payload.alerts %}{{ ¦", "a loop payload"), ("{% macro m(p, q=1) %}{{ ¦", "q p m"),
        ("{{ payload.status == ¦", "payload integration_name source_link"),
        ("{{ (¦", "payload integration_name source_link"),
        ("{% for a in ¦", "payload integration_name source_link"),
        ("{% set a = ¦", "payload integration_name source_link"),
        ("{{ ti¦", "time integration_name web_title"), ("{{ nam¦", "namespace integration_name"),
        ("{{ 'a' if ¦", "payload integration_name source_link"), ("{{ payload.status|truncate(le¦", "length= leeway="),
        ("{{ payload.labels[¦", "severity my-key values"), ("{{ payload.labels[pay¦", "payload"),
        ("{{ payload.status ¦", "and or in"), ("{{ payload.status an¦", "and"), ("{{ 'a' if payload el¦", "else"),
        ("{% for a ¦", "in"), ("{% for a in payload.alerts ¦", "if recursive and"), ("{{ no¦", "not none"),
    ])
    func `at the start of a value, variables, functions and keywords are offered`(marked: String, expected: String)
        throws
    {
        let (text, cursor) = try marked.atCursor()
        let kind = TemplateKind.channelTitle
        let found = CompletionRequest(
            text: text, cursor: cursor, variables: kind.variables,
            context: kind.context(payload: CompletionTests.payload), environment: .server
        ).completions()?.items.prefix(3).map(\.label).joined(separator: " ")
        #expect(found?.hasPrefix(expected) == true, "\(found ?? "nothing")")
    }

    @Test(arguments: [
        "¦", "payload.¦", "{{ a }}pay¦", "{# pay¦", "{# a #}pay¦", "{% raw %}{{ pay¦", "{{ payload }¦", "{¦",
        "{% set na¦",
        "{% for it¦", "{% macro na¦", "{% block na¦", "{% else ¦", "{% endfor ¦", "{% with na¦", "{{ “¦",
        "{% macro m(na¦",
    ])
    func `nothing is offered in text, in comments and for new names`(marked: String) throws {
        #expect(try completions(marked) == nil)
    }

    @Test func `each kind of template has its own variables, with their notes`() throws {
        func names(_ kind: TemplateKind) throws -> [String] {
            try (completions("{{ ¦", kind)?.items ?? []).filter { $0.kind == .variable }.map(\.label)
        }
        #expect(try names(.labelValue) == ["payload"])
        #expect(try names(.route) == ["payload", "labels"])
        #expect(try names(.webhookURL).contains("alert_payload"))
        #expect(try labels("{{ alert_payload.lab¦", .webhookData) == "labels")
        #expect(try labels("{{ payload.¦", .webhookData) == "")
        let items = try #require(try completions("{{ payl¦", .route))
        #expect(items.items[0].summary == "the payload as received" && items.items[0].detail == "object of 8")
        #expect(items.replacing == 3..<7 && items.trigger == .value)
    }

    @Test func `only some characters open the list automatically`() {
        for character in [".", "|", "["] as [Character] { #expect(CompletionRequest.isAutomatic(after: character)) }
        for character in ["a", " ", "{", "%", "(", "\""] as [Character] {
            #expect(!CompletionRequest.isAutomatic(after: character))
        }
    }

    @Test func `a long loop is evaluated only for its first item, and an endless one is stopped`() throws {
        #expect(try labels("{% set x = 'a' * 1000000000 %}{{ payload.sta¦") == "status state")
        #expect(
            try labels("{% set x = [1] * 100000 %}{% for a in x|map('string')|list %}{{ payload.sta¦") == "status state"
        )
    }

    @Test func `a cursor inside a character or beyond the text is moved before it or to the end`() {
        let context = TemplateKind.route.context(payload: ["é": 1])
        func items(_ cursor: Int) -> Completions? {
            CompletionRequest(
                text: "{{ payload.é", cursor: cursor, variables: TemplateKind.route.variables, context: context,
                environment: .server
            ).completions()
        }
        #expect(items(12)?.replacing == 11..<11)
        #expect(items(99)?.replacing == 11..<13)
        #expect(items(-1) == nil)
    }

    @Test func `deeply nested input takes limited time`() {
        for opening in ["(", "[", "{", "{{ ", "{% set ", "payload.", "x|", "{% if "] {
            let text = "{{ " + String(repeating: opening, count: 5000)
            let request = CompletionRequest(
                text: text, cursor: text.utf8.count, variables: TemplateKind.route.variables, context: [:],
                environment: .server)
            #expect(request.completions()?.items.isEmpty != true)
            #expect(TemplatePairs(text).partners(atByte: text.utf8.count).isEmpty)
            #expect(!Template(text).isAccepted)
        }
    }

    @Test func `broken templates give completions within the text at any position`() async {
        let all = CorpusCase.all
        await LongRun.repeated("completions", count: 4000) { random, _ in
            let example = all[Int.random(in: 0..<all.count, using: &random)]
            let text = example.template.randomlyTruncated(&random)
            let cursor = Int.random(in: 0...text.utf8.count, using: &random)
            let kind = TemplateKind.allCases[Int.random(in: 0..<TemplateKind.allCases.count, using: &random)]
            let found = CompletionRequest(
                text: text, cursor: cursor, variables: kind.variables, context: example.context, environment: .server
            )
            .completions()
            guard let found else { return }
            #expect(
                !found.items.isEmpty && found.replacing.upperBound <= cursor, "\(text.debugDescription) at \(cursor)")
            for item in found.items {
                #expect(item.replacing.upperBound == found.replacing.upperBound)
                #expect(item.replacing.lowerBound <= found.replacing.lowerBound && !item.label.isEmpty)
            }
        }
    }
}
