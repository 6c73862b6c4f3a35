import JSON
import SeededRandom
import ServerTemplates
import Testing

@testable import Jinja
@testable import OnCallTemplates

@Suite struct AdviceTests {
    private static let payload: JSONValue = [
        "status": "firing", "labels": ["severity": "critical", "a": 1], "commonLabels": ["team": "core"],
        "alerts": [["labels": ["host": "db-1", "zone": "a"]], ["labels": ["host": "db-2"]]], "items": [1], "url": "x",
    ]

    private func advice(
        _ text: String, _ kind: TemplateKind = .webMessage, payload: JSONValue = AdviceTests.payload,
        others: JSONObject = [:]
    ) -> [TemplateAdvice] {
        let template = Template(text)
        let context = kind.context(payload: payload, others: others)
        return kind.advice(on: template, rendering: kind.render(template, context), context: context)
    }

    /// The messages, each after the text that it concerns.
    private func messages(_ text: String, _ kind: TemplateKind = .webMessage) -> [String] {
        advice(text, kind).map { advice in
            let bytes = Array(text.utf8)
            return advice.range.map { "[" + String(decoding: bytes[$0], as: UTF8.self) + "] " + advice.message }
                ?? advice.message
        }
    }

    // MARK: Patterns

    @Test(arguments: [
        (
            "{{ 'a'|regex_search('(?:abc){e<=1}') }}",
            "['(?:abc){e<=1}'] this pattern can't be tried here: fuzzy matching, {e<=1} and the like, isn't built"
        ),
        ("{{ 'a'|regex_match('a(b') }}", "['a(b'] the server refuses this pattern: missing ) at position 3"),
        (
            "{{ 'a'|regex_replace('(?a)(?u)a', '') }}",
            "['(?a)(?u)a'] the result of this pattern is None: ASCII, LOCALE and UNICODE flags are mutually incompatible"
        ),
    ])
    func `a pattern that can't be run is said`(text: String, message: String) {
        #expect(messages(text) == [message])
        #expect(PatternAdvice.all(in: Template(text)).map(\.kind) == [.pattern])
    }

    @Test(arguments: [
        "{{ 'a'|regex_search('a|b') }}", "{{ 'a'|replace('a(b', '') }}", "{{ 'a'|regex_search(payload.url) }}",
    ])
    func `other patterns and texts need no advice`(text: String) {
        #expect(messages(text).isEmpty)
        #expect(PatternAdvice.all(in: Template(text)).isEmpty)
    }

    // MARK: Paths

    @Test(arguments: [
        (
            "é{{ payload.labels.severty }}",
            "[payload.labels.severty] payload.labels.severty is not in this payload; did you mean severity?"
        ),
        (
            "{{ payload['labels'].severty|upper }}",
            "[payload['labels'].severty] payload.labels.severty is not in this payload; did you mean severity?"
        ),
        (
            "{% if payload.stauts == 'firing' %}{% endif %}",
            "[payload.stauts] payload.stauts is not in this payload; did you mean status?"
        ),
        (
            "{% for a in payload.alets %}{% endfor %}",
            "[payload.alets] payload.alets is not in this payload; did you mean alerts?"
        ),
        (
            "{{ payload.common_labels.team }}",
            "[payload.common_labels] payload.common_labels is not in this payload; did you mean commonLabels?"
        ),
        (
            "{{ payload.team }}",
            "[payload.team] payload.team is not in this payload; did you mean payload.commonLabels.team?"
        ),
        (
            "{{ payload.hostname.x }}",
            "[payload.hostname] payload.hostname is not in this payload; payload.get('hostname', {}) handles a missing key"
        ),
        (
            "{{ payload.description }}",
            "[payload.description] payload.description is not in this payload; |default(\"…\") sets a fallback"
        ),
        (
            "{{ payload.alerts[2] }}",
            "[payload.alerts[2]] payload.alerts[2] is not in this payload; the list has 2 items"
        ),
        (
            "{% for a in payload.alerts %}{{ a.labels.hots }}{% endfor %}",
            "[a.labels.hots] payload.alerts[0].labels.hots is not in this payload; did you mean host?"
        ),
        (
            "{% for a in payload.alerts %}{{ a.labels.zone }}{% endfor %}",
            "[a.labels.zone] payload.alerts[1].labels.zone is not in this payload, though other items of the list have it; |default(\"…\") sets a fallback"
        ),
        (
            "{% set x = payload.statsu %}{{ x }}",
            "[payload.statsu] payload.statsu is not in this payload; did you mean status?"
        ),
        (
            "a\r\nb\r\n{{ payload.statsu }}",
            "[payload.statsu] payload.statsu is not in this payload; did you mean status?"
        ),
        (
            // Even an existence test fails if the container is missing.
            "{{ payload.labls.severity is defined }}",
            "[payload.labls] payload.labls is not in this payload; did you mean labels?"
        ),
    ])
    func `a missing path is reported with a suggestion`(text: String, expected: String) {
        #expect(messages(text) == [expected])
    }

    @Test(arguments: [
        "{{ payload.nope|default('x') }}", "{{ payload.nope|d('x')|upper }}", "{{ payload.nope is defined }}",
        "{% if payload.nope %}{{ payload.nope }}{% endif %}", "{% if not payload.nope %}{% endif %}",
        "{{ payload.nope or payload.status }}", "{{ 'x' if payload.nope else 'y' }}", "{{ payload.get('nope') }}",
        "{{ payload.get('nope', payload.nope) }}", "{{ payload.nope == none }}",
        "{% if payload.nope != '' %}{% endif %}",
        "{% if payload.nope is none %}{% endif %}", "{% if 'nope' in payload %}{{ payload.nope }}{% endif %}",
        // A template that tests a value once knows that it may be missing.
        "{% if payload.nope or payload.status %}{{ payload.nope }}{% endif %}",
        "{% set x = payload.nope %}{{ x|default('none') }}", "{% set x = payload.nope %}{% if x %}{{ x }}{% endif %}",
        "{{ payload.status }}", "{{ payload.alerts[-1].labels.host }}",
        "{% for k in ['nope'] %}{{ payload[k] }}{% endfor %}",
        "{% set _ = payload.labels.pop('severity') %}{{ payload.labels.severity }}", "{{ payload.nope",
        "{% macro m(a=payload.nope) %}{% endmacro %}{{ m() }}",
        "{% set box = namespace(items=1) %}{{ box.items }}",
    ])
    func `a path whose absence is handled or unknowable is not reported`(text: String) {
        #expect(messages(text) == [])
    }

    @Test func `each range is reported once, in text order`() {
        let text = "{{ payload.b1 }}{% for a in payload.alerts %}{{ a.nope }}{{ nobody }}{% endfor %}{{ payload.b1 }}"
        let starts = advice(text).compactMap(\.range?.lowerBound)
        #expect(starts == [3, 48, 60, 84])
    }

    @Test func `webhook paths are those of the alert's payload`() {
        #expect(
            messages("{{ alert_payload.statsu }}{{ alert_payload.status }}", .webhookData) == [
                "[alert_payload.statsu] alert_payload.statsu is not in this payload; did you mean status?"
            ])
        #expect(
            advice("{{ event.typ }}", .webhookURL, others: ["event": ["type": "x"]]).map(\.message) == [
                "event.typ is not there; did you mean type?"
            ])
    }

    // MARK: Variables

    @Test(arguments: [
        (
            "{{ paylod.a }}", TemplateKind.route,
            "[paylod] there is no variable paylod in templates of this kind; did you mean payload?"
        ),
        ("{{ web_title }}", .webTitle, "[web_title] web_title exists only in channel templates"),
        (
            "{{ labels.a }}", .webTitle,
            "[labels] labels exists only in grouping, resolve, acknowledge and route templates"
        ),
        ("{{ alert_payload }}", .labelValue, "[alert_payload] alert_payload exists only in webhook templates"),
        (
            "{{ integration_name }}", .labelValue,
            "[integration_name] integration_name exists only in source link, web and channel templates"
        ),
        (
            "{{ payload.a }}", .webhookData,
            "[payload] payload is always none in webhook templates; did you mean alert_payload?"
        ),
        (
            "{{ labels.a }}", .route,
            "[labels] labels is none if labels are disabled, and this then fails; payload is always available"
        ),
        (
            "{{ 'a' ~ xyzzy }}", .route,
            "[xyzzy] there is no variable xyzzy in templates of this kind ; text needs quotes: \"xyzzy\""
        ),
        (
            "{% set title = 1 %}{{ titel }}", .route,
            "[titel] there is no variable titel in templates of this kind; did you mean title?"
        ),
        (
            "{% for a in payload.alerts %}{% set n = 1 %}{% endfor %}{{ n }}", .route,
            "[n] n has no value here: variables set in a loop or a block end with it; a namespace() outlives it"
        ),
        // Also in branches that were not rendered.
        (
            "{% if false %}{{ paylod }}{% endif %}", .route,
            "[paylod] there is no variable paylod in templates of this kind; did you mean payload?"
        ),
    ])
    func `a variable unavailable to this kind of template is reported`(
        text: String, kind: TemplateKind, expected: String
    ) {
        #expect(messages(text, kind) == [expected])
    }

    @Test(arguments: [
        ("{{ labels|default('') }}{% if web_title is defined %}{% endif %}", TemplateKind.webTitle),
        ("{{ labels }}{% if labels %}{{ labels.a }}{% endif %}", .route),
        ("{{ time() }}{{ web_title }}", .channelTitle),
        ("{% for k, v in payload.labels.items() %}{{ loop.index }}{{ k }}{{ v }}{% endfor %}", .route),
        (
            "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{{ caller() }}{% endmacro %}{% call m(1) %}{% endcall %}",
            .route
        ),
        ("{% with q = 1 %}{{ q }}{% endwith %}{% set b %}x{% endset %}{{ b }}", .route),
        ("{% for x in y %}{{ unread", .route),
    ])
    func `variables that are available, set or tested are not reported`(text: String, kind: TemplateKind) {
        #expect(messages(text, kind).filter { $0.hasPrefix("[payload.") == false } == [])
    }

    // MARK: Keywords and results

    @Test func `what fails only during rendering is reported`() {
        #expect(
            messages("{% if false %}{{ payload|uper }}{% endif %}") == [
                "[uper] No filter named 'uper' found once rendering reaches it; did you mean upper?"
            ])
        #expect(
            messages("{% if false %}{% for i in range(3) %}{% endfor %}{% endif %}") == [
                "[range(3)] the server refuses range when it renders; loop over a list or a slice of it: payload.alerts[:3]"
            ])
        #expect(messages("{% set range = dict %}{{ range() }}") == [])
    }

    @Test func `a key hidden by a method is reported`() {
        #expect(
            messages("{{ payload.items }}") == [
                #"[payload.items] payload.items is a method and not a key: write payload["items"] or payload.items()"#
            ])
        #expect(messages("{{ payload['items'] }}{% for k in payload.labels.keys() %}{% endfor %}") == [])
    }

    @Test(arguments: [
        (TemplateKind.webImageURL, "x.png", "\"x.png\" is not a URL that the server accepts: no image will be shown"),
        (
            .webImageURL, "http://grafana:3000/x.png",
            "\"http://grafana:3000/x.png\" is not a URL that the server accepts: no image will be shown"
        ),
        (.channelImageURL, "ftp://x/y", "\"ftp://x/y\" is not an http or https URL: no image will be shown"),
        (.webImageURL, "https:///x", "\"https:///x\" is not a URL that the server accepts: no image will be shown"),
        (.sourceLink, "http://a b", "\"http://a b\" is not an http or https URL: the link will not open"),
        (
            .labels, "{{ payload.labels }}",
            "the result is not a JSON object, and no labels will be set; {…}|tojson makes one"
        ),
        (.labels, "[1]", "the result is not a JSON object, and no labels will be set; {…}|tojson makes one"),
        (.webhookHeaders, "a: b", "the result is not a JSON object, and the webhook will fail; {…}|tojson makes one"),
        (.groupingID, "{{ '' }}", "the result is empty: every alert will get its own group"),
        (
            .groupingID, "  ",
            "the result is blank, and blanks are a key: all alerts like this one will be in one group"
        ),
        (.groupingID, "{{ 1 / 0 }}", "the grouping key fails: every alert will get its own group"),
        (.groupingID, "{{ payload.get('x') }}", "the result is None: all alerts like this one will be in one group"),
    ])
    func `a result that does not fit the field is reported`(kind: TemplateKind, text: String, expected: String) {
        #expect(advice(text, kind).map(\.message) == [expected])
        #expect(advice(text, kind).allSatisfy { $0.range == nil })
    }

    @Test(arguments: [
        (TemplateKind.webImageURL, "HTTPS://x.org/y.png"), (.channelImageURL, " HTTPS://x/y.png "), (.webImageURL, ""),
        (.webImageURL, "{{ none }}"),
        (.sourceLink, "http://x"), (.labels, "{{ payload.labels|tojson }}"), (.labels, ""), (.webhookData, "no json"),
        (.groupingID, "x"), (.groupingID, ""), (.webTitle, "x.png"), (.labelValue, ""),
    ])
    func `a result that fits the field is not reported`(kind: TemplateKind, text: String) {
        #expect(advice(text, kind) == [])
    }

    @Test func `templates and results that are too long are reported`() {
        let long = advice(String(repeating: "é", count: 1025), .route)
        #expect(
            long == [
                TemplateAdvice(
                    range: 2048..<2050, kind: .longTemplate,
                    message: "the template has 1025 characters, and the server accepts 1024")
            ])
        #expect(advice(String(repeating: "x", count: 1024), .route) == [])
        let title = "{{ 'x' * 501 }}"
        #expect(
            advice(title, .webTitle).map(\.message) == ["the result is longer than 500 characters and is cut there"])
        #expect(advice(title, .channelTitle) == [])
        #expect(advice("{{ 'x' * 500 }}", .webTitle) == [])
        #expect(advice("{{ 'x' * 50001 }}").map(\.kind) == [.longResult])
    }

    @Test func `templates as deep as the server accepts are visited`() {
        let deep =
            String(repeating: "{% if payload.status %}", count: 90) + "{{ " + String(repeating: "(", count: 30)
            + "payload.statsu" + String(repeating: ")", count: 30) + " }}" + String(repeating: "{% endif %}", count: 90)
        #expect(Template(deep).isAccepted && advice(deep).map(\.kind) == [.missingPath])
        let long = "{{ payload.status" + String(repeating: " ~ payload.statsu", count: 2000) + " }}"
        #expect(advice(long).count == 2000)
    }

    @Test func `broken templates get advice within their text`() async {
        let all = CorpusCase.all
        await LongRun.repeated("advice", count: 2000) { random, _ in
            let example = all[Int.random(in: 0..<all.count, using: &random)]
            let text = example.template.randomlyTruncated(&random)
            let kind = TemplateKind.allCases[Int.random(in: 0..<TemplateKind.allCases.count, using: &random)]
            let template = Template(text)
            var limits = RenderLimits()
            limits.steps = 20_000
            let rendering = kind.render(template, example.context, limits: limits)
            let advice = kind.advice(on: template, rendering: rendering, context: example.context)
            let ranges = advice.compactMap(\.range)
            #expect(ranges.allSatisfy { $0.upperBound <= text.utf8.count && !$0.isEmpty }, "\(text.debugDescription)")
            #expect(ranges.map(\.lowerBound) == ranges.map(\.lowerBound).sorted())
            #expect(advice.allSatisfy { !$0.message.contains("\n") })
        }
    }
}
