import JSON
import Testing

@testable import DemoServer

@Suite struct AlertHistoryTests {
    private static let types = DemoDialect.cloud.creatableTypes.subtracting(["maintenance"]).sorted()

    /// The alert groups of an integration of that type.
    private static func groups(_ type: String, id: String = "CEXAMPLE12345") -> [JSONValue] {
        var record = IntegrationRecord(
            id: id, type: type, secret: "s", name: "Example", route: DefaultRoute(id: "REXAMPLE12345"))
        record.isOld = true
        return AlertHistory(of: record, startedAt: 1_795_447_277).groups()
    }

    /// Where a payload of that type has its state, and the values.
    private static let states: [(types: Set<String>, path: [String], firing: JSONValue, resolved: JSONValue)] = [
        (["alertmanager", "grafana_alerting", "webhook"], ["status"], "firing", "resolved"),
        (["grafana", "zabbix", "formatted_webhook", "prtg", "elastalert", "appdynamics"], ["state"], "alerting", "ok"),
        (["kapacitor"], ["level"], "CRITICAL", "OK"), (["datadog"], ["alert_type"], "error", "success"),
        (["newrelic"], ["state"], "ACTIVATED", "CLOSED"), (["stackdriver"], ["incident", "state"], "open", "closed"),
        (["amazon_sns"], ["NewStateValue"], "ALARM", "OK"), (["uptimerobot"], ["alertTypeFriendlyName"], "Down", "Up"),
        (["pingdom"], ["current_state"], "DOWN", "UP"), (["servicenow"], ["state_label"], "New", "Resolved"),
        (["jira"], ["issue", "fields", "status", "name"], "To Do", "Done"),
        (["zendesk"], ["ticket", "status"], "Open", "Solved"),
        (["pagerduty"], ["event", "data", "status"], "triggered", "resolved"),
        (["fabric"], ["event"], "issue_impact_change", "issue_closed"),
    ]

    @Test func `the newest alert fires, earlier ones are resolved, in the format of their source`() throws {
        for (types, path, firing, resolved) in Self.states {
            for type in types {
                for (index, group) in Self.groups(type, id: "CWITHALONGPAST").enumerated() {
                    let payload = try #require(group["last_alert"]?["payload"])
                    let state = path.reduce(payload) { $0[$1] ?? .null }
                    #expect(state == (index == 0 ? firing : resolved), "\(type) \(index)")
                    #expect(group["state"] == (index == 0 ? "new" : "resolved"))
                }
            }
        }
    }

    @Test(arguments: types) func `integrations of a type have payloads of its shape, and various ones`(
        type: String
    ) throws {
        let all = (0..<12).flatMap { Self.groups(type, id: "CEXAMPLE\($0)") }
        let payloads = all.compactMap { $0["last_alert"]?["payload"]?.object }
        #expect(payloads.count == all.count)
        #expect(Set(all.compactMap { $0["title"]?.string }).count > 1)
        #expect(!all.contains { $0["title"]?.string?.isEmpty != false })
        // Only the generic webhook has its shape.
        let generic = Set(SamplePayload(type: "no_such_type", .init(variant: 0, isResolved: false, moment: 0)).keys)
        #expect(payloads.allSatisfy { (Set($0.keys) == generic) == (type == "webhook") })
    }

    @Test func `alerts of a group are counted, and all differ`() throws {
        for type in ["alertmanager", "grafana_alerting"] {
            let payloads = (0..<12).flatMap { Self.groups(type, id: "CEXAMPLE\($0)") }.compactMap {
                $0["last_alert"]?["payload"]
            }
            #expect(payloads.contains { $0["alerts"]?.array?.count ?? 0 > 1 })
            for payload in payloads {
                let alerts = try #require(payload["alerts"]?.array)
                let isFiring = payload["status"] == "firing"
                #expect(payload[isFiring ? "numFiring" : "numResolved"]?.number?.int == alerts.count)
                #expect(payload[isFiring ? "numResolved" : "numFiring"] == 0)
                #expect(Set(alerts.map { $0["fingerprint"] }).count == alerts.count)
                for alert in alerts {
                    #expect(alert["status"] == payload["status"])
                    for (name, value) in try #require(payload["commonLabels"]?.object) {
                        #expect(alert["labels"]?[name] == value)
                    }
                }
            }
        }
    }

    @Test func `no alert ends before it starts or is in the future`() throws {
        var ends = 0
        for group in (0..<40).flatMap({ Self.groups("webhook", id: "CEXAMPLE\($0)") }) {
            let began = try #require(group["created_at"]?.string).prefix(19)
            let lastAlert = try #require(group["last_alert"]?["created_at"]?.string).prefix(19)
            #expect(began <= lastAlert && lastAlert < "2026-11-23T15:21:17")
            guard let ended = group["resolved_at"]?.string else { continue }
            #expect(ended.prefix(19) == lastAlert)
            ends += 1
        }
        #expect(ends > 0)
    }

    @Test(arguments: types) func `hosts are fictitious`(type: String) throws {
        for group in (0..<12).flatMap({ Self.groups(type, id: "CEXAMPLE\($0)") }) {
            for match in group.compactText.matches(of: /:\/\/([^\/"]+)/) {
                #expect(match.output.1.hasSuffix("example.net"))
            }
        }
    }
}

extension SamplePayload {
    fileprivate var keys: [String] { value.object?.keys ?? [] }
}
