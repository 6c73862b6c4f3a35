import Features
import Foundation
import JSON
import OnCall
import OnCallTemplates
import Testing

/// How long the studio's rendering takes. It prints and judges nothing, and runs when `STUDIO_BENCHMARK` is set:
/// `STUDIO_BENCHMARK=1 swift test -c release -Xswiftc -enable-testing --filter RenderBenchmarkTests`.
@Suite struct RenderBenchmarkTests {
    private static let isWanted = ProcessInfo.processInfo.environment["STUDIO_BENCHMARK"] != nil

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

    @Test(.enabled(if: isWanted)) func `a template of 4 kB on a payload of 50 kB`() {
        let slot = TemplateSlot(path: "slack.message")
        let order = RenderRequest(
            number: 1, integrationName: "Checkout", payload: Self.payload, payloadRevision: 1,
            pieces: [RenderRequest.Piece(slot, Self.template)], wanted: [slot])
        let now = Date(timeIntervalSince1970: 1_700_000_000)
        let clock = ContinuousClock()
        var times: [Duration] = []
        for _ in 0..<300 { times.append(clock.measure { _ = order.perform(now: now, in: .onCall) }) }
        times.sort()
        let sizes = "\(Self.template.utf8.count) on \(Self.payload.compactText.utf8.count) bytes"
        print("studio: \(sizes): median \(times[150]), p99 \(times[296])")
        #expect(order.perform(now: now, in: .onCall).results[slot] != nil)
    }
}
