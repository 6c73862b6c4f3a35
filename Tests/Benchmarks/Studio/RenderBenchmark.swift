import ArgumentParser
import Features
import FoundationEssentials
import JSON
import OnCall
import OnCallTemplates
import ServerTemplates

struct RenderBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "The result of a template of 4 kB on a payload of 50 kB, as the studio shows it.")

    @Option(help: "How often it is rendered.") var rounds = 300

    private static let payload: JSONValue = {
        let alerts: [JSONValue] = (0..<130).map { number in
            [
                "status": "firing",
                "labels": [
                    "alertname": "HighErrorRate", "severity": "critical", "instance": .string("web-\(number):9100"),
                    "job": "checkout", "cluster": "prod-eu-west", "team": "shop",
                ],
                "annotations": [
                    "summary": "Checkout answers with errors", "description": "12 % of all answers are 5xx.",
                    "runbook_url": "https://runbooks.example.net/HighErrorRate",
                ],
                "startsAt": "2026-11-23T14:02:11Z", "fingerprint": .string("7a1f3c5e9b2d\(number)"),
            ]
        }
        return ["status": "firing", "alerts": .array(alerts), "commonLabels": ["alertname": "HighErrorRate"]]
    }()

    private static let template: String = {
        let part = """
            {% for a in payload.alerts[:12] %}{% if a.labels.severity == "critical" %}
            * {{ loop.index }}. {{ a.labels.alertname | upper }} on {{ a.labels.instance }}: {{ a.annotations.summary }}
              {{ (a.startsAt | iso8601_to_time) | datetimeformat("%H:%M") }} {{ a.annotations.get("runbook_url", "") }}
            {% endif %}{% endfor %}{# what all have in common comes last #}
            {% for key, value in payload.commonLabels.items() %}{{ key }}={{ value }}{% endfor %}

            """
        return String(repeating: part, count: 4096 / part.utf8.count + 1)
    }()

    func run() throws {
        let slot = TemplateSlot(path: "slack.message")
        let request = RenderRequest(
            number: 1, integrationName: "Checkout", payload: Self.payload, payloadRevision: 1,
            pieces: [RenderRequest.Piece(slot, Self.template)], wanted: [slot])
        let now = Date(timeIntervalSince1970: 1_700_000_000)
        let samples = Samples(rounds) { _ in _ = request.perform(now: now, in: .server) }
        var table = Table("The studio's rendering", ["template", "payload"] + Samples.columns)
        let sizes = [Self.template.utf8.count, Self.payload.compactText.utf8.count].map { "\($0) bytes" }
        table.add(sizes + samples.cells)
        table.show()
    }
}
