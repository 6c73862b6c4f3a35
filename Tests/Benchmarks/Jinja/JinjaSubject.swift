import JSON
import Jinja
import ServerTemplates

/// A template to time, with its context.
struct JinjaSubject {
    let name: String
    let template: String
    let context: JSONObject
    /// How many times it is parsed or rendered per measurement; nil for as often as a third of a millisecond takes.
    let runs: Int?

    init(name: String, template: String, context: JSONObject = JinjaSubject.context, runs: Int?) {
        self.name = name
        self.template = template
        self.context = context
        self.runs = runs
    }

    /// The templates of the tests' corpus that render to a text.
    static let corpus = CorpusCase.all.filter { $0.expect["ok"] != nil && $0.mode == .plain }.map {
        JinjaSubject(name: $0.id, template: $0.template, context: $0.context, runs: nil)
    }

    static let all: [JinjaSubject] = {
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
            JinjaSubject(name: "condition", template: condition, runs: 2000),
            JinjaSubject(name: "title", template: title, runs: 2000),
            JinjaSubject(name: "message", template: message, runs: 500),
            JinjaSubject(name: "50 kB", template: large, runs: 20),
        ]
    }()

    static let context: JSONObject = {
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
}
