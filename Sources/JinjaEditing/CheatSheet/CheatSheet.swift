package import JSON
package import Jinja

/// What authors of alert templates need most, by topic, with the results.
package enum CheatSheet {
    /// Examples of one topic.
    package struct Section: Sendable {
        package let title: String
        package let examples: [Example]
    }

    /// A template and its result.
    package struct Example: Sendable {
        /// What it shows, in one line.
        package let note: String
        package let template: String
        /// As JSON.
        package let payload: String
        /// The slot it is for, by the server's name.
        package let slot: String
        package let result: String

        init(
            _ note: String, _ template: String, payload: String = sample, slot: String = "web_message",
            result: String
        ) {
            self.note = note
            self.template = template
            self.payload = payload
            self.slot = slot
            self.result = result
        }
    }

    /// In learning order.
    package static let sections = [
        reading, missing, conditions, signals, loops, lists, pieces, text, patterns, dates, json, uses, channels,
    ]

    /// The time at which the examples are rendered: half an hour after the alert of the sample began.
    package static let now = RenderInstant(iso: "2025-03-09T06:42:44Z") ?? .now

    /// The variables of the examples other than the payload.
    package static let others: JSONObject = [
        "integration_name": "Grafana", "source_link": "https://grafana.example.org/rule/1",
        "grafana_oncall_link": "https://oncall.example.org/a/groups/IAB12", "web_title": "Disk on db-1 is 91% full",
    ]

    /// The payload of most examples, as Grafana sends it.
    package static let sample = #"""
        {
          "title": "[FIRING:2] DiskFull",
          "status": "firing",
          "receiver": "oncall",
          "groupKey": "{}:{alertname=\"DiskFull\"}",
          "commonLabels": {"alertname": "DiskFull", "severity": "critical", "team": "storage"},
          "commonAnnotations": {},
          "externalURL": "https://grafana.example.org/",
          "alerts": [
            {
              "status": "firing",
              "labels": {"host": "db-1", "severity": "critical", "k8s-pod": "db-0"},
              "annotations": {
                "summary": "Disk on db-1 is 91% full",
                "runbook_url": "https://runbooks.example.org/disk"
              },
              "startsAt": "2025-03-09T06:12:44.518Z",
              "values": {"A": 91.5},
              "generatorURL": "https://grafana.example.org/rule/1"
            },
            {
              "status": "resolved",
              "labels": {"host": "db-2", "severity": "warning"},
              "annotations": {"summary": "Disk on db-2 is 84% full"},
              "startsAt": "2025-03-09T05:58:00Z",
              "values": {"A": 84},
              "generatorURL": "https://grafana.example.org/rule/2"
            }
          ],
          "numFiring": 1,
          "numResolved": 1,
          "timestamp": 1741500764,
          "details": "{\"code\": 28, \"device\": \"sda1\"}"
        }
        """#
}
