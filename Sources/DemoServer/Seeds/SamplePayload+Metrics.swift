import JSON

/// Payloads of metric alerts: Prometheus, Grafana, InfluxDB.
extension SamplePayload {
    init(alertmanager now: Circumstances) {
        let trouble = now.pick(Trouble.all)
        let value = SamplePayload.group(
            of: trouble, now, alerts: trouble.instances.map { SamplePayload.alert(trouble, $0, now) })
        self.init("\(trouble.name): \(trouble.summary)", .object(value))
    }

    init(grafanaAlerting now: Circumstances) {
        let trouble = now.pick(Trouble.all)
        let count = trouble.instances.count
        let alerts = trouble.instances.map { instance in
            SamplePayload.alert(
                trouble, instance, now,
                [
                    "silenceURL": "https://stack.example.net/alerting/silence/new?alertmanager=grafana",
                    "dashboardURL": "https://stack.example.net/d/abc123",
                    "panelURL": "https://stack.example.net/d/abc123?viewPanel=4",
                    "imageURL": "https://stack.example.net/render/panel.png",
                    "values": ["B": trouble.measured, "C": now.isResolved ? 0 : 1],
                    "valueString": .string(
                        "[ var='B' labels={instance=\(instance)} value=\(trouble.value) ], "
                            + "[ var='C' labels={instance=\(instance)} value=\(now.isResolved ? 0 : 1) ]"),
                ])
        }
        var value = SamplePayload.group(of: trouble, now, alerts: alerts)
        let state = now.isResolved ? "RESOLVED" : "FIRING:\(count)"
        let title = "[\(state)] \(trouble.name) (\(trouble.severity))"
        value["version"] = "1"
        value["orgId"] = 1
        value["title"] = .string(title)
        value["state"] = now.isResolved ? "ok" : "alerting"
        let rows = trouble.instances.map { "Value: B=\(trouble.value)\nLabels:\n - instance = \($0)\n" }
        value["message"] = .string(
            "**\(now.isResolved ? "Resolved" : "Firing")**\n\n" + rows.joined(separator: "\n")
                + "\nSummary: \(trouble.summary)\n")
        self.init(title, .object(value))
    }

    private static func alert(
        _ trouble: Trouble, _ instance: String, _ now: Circumstances, _ extra: JSONObject = [:]
    ) -> JSONValue {
        var labels = trouble.commonLabels
        labels["instance"] = .string(instance)
        var alert: JSONObject = [
            "status": now.isResolved ? "resolved" : "firing",
            "labels": .object(labels),
            "annotations": [
                "summary": .string(trouble.summary),
                "description": .string("\(trouble.summary) on \(instance)."),
                "runbook_url": .string("https://runbooks.example.net/\(trouble.name)"),
            ],
            "startsAt": .string(now.start),
            "endsAt": .string(now.end ?? "0001-01-01T00:00:00Z"),
            "generatorURL": .string("https://prometheus.example.net/graph?g0.expr=\(trouble.metric)"),
            "fingerprint": .string(
                "c0f7b9c1d2" + String(now.number, radix: 16) + "\(trouble.instances.firstIndex(of: instance) ?? 0)"),
        ]
        for (key, value) in extra { alert[key] = value }
        return .object(alert)
    }

    private static func group(of trouble: Trouble, _ now: Circumstances, alerts: [JSONValue]) -> JSONObject {
        [
            "receiver": "oncall",
            "status": now.isResolved ? "resolved" : "firing",
            "alerts": .array(alerts),
            "groupLabels": ["alertname": .string(trouble.name)],
            "commonLabels": .object(trouble.commonLabels),
            "commonAnnotations": [
                "summary": .string(trouble.summary),
                "runbook_url": .string("https://runbooks.example.net/\(trouble.name)"),
            ],
            "externalURL": "https://alertmanager.example.net",
            "version": "4",
            "groupKey": .string("{}:{alertname=\"\(trouble.name)\"}"),
            "truncatedAlerts": 0,
            "numFiring": .number(JSONNumber(now.isResolved ? 0 : alerts.count)),
            "numResolved": .number(JSONNumber(now.isResolved ? alerts.count : 0)),
        ]
    }

    /// Grafana's legacy dashboard alerting.
    init(grafana now: Circumstances) {
        let trouble = now.pick(Trouble.all)
        let title = "[\(now.isResolved ? "OK" : "Alerting")] \(trouble.name)"
        let matches = trouble.instances.map { instance -> JSONValue in
            ["value": trouble.measured, "metric": .string(trouble.metric), "tags": ["instance": .string(instance)]]
        }
        var value: JSONObject = [
            "dashboardId": 41, "evalMatches": .array(now.isResolved ? [] : matches),
            "imageUrl": "https://stack.example.net/render/panel.png", "message": .string(trouble.summary), "orgId": 1,
            "panelId": 4, "ruleId": 7, "ruleName": .string(trouble.name),
            "ruleUrl": "https://stack.example.net/d/abc123?tab=alert&viewPanel=4&orgId=1",
            "state": now.isResolved ? "ok" : "alerting", "tags": ["job": .string(trouble.job)], "title": .string(title),
        ]
        if now.isResolved { value["imageUrl"] = nil }
        self.init(title, .object(value))
    }

    init(kapacitor now: Circumstances) {
        let (hall, warm, cold) = now.pick([
            ("hall-3", "9.25", "5.5"), ("hall-1", "8.75", "4.25"), ("dock", "12.5", "7"),
        ])
        let degrees = now.isResolved ? cold : warm
        let time = JSONValue.string(Timestamp(second: now.sentAt).iso)
        let series: JSONValue = [
            "name": "temperature", "tags": ["hall": .string(hall), "site": "krakow"], "columns": ["time", "mean"],
            "values": [[time, .number(JSONNumber(literal: degrees))]],
        ]
        let value: JSONValue = [
            "id": .string("cold-store:\(hall)"), "message": .string("\(hall) is at \(degrees) °C"),
            "details": .string("<b>\(hall)</b> is at \(degrees) °C, the limit is 8 °C."), "time": time,
            "duration": .number(JSONNumber(now.isResolved ? 1_320_000_000_000 : 720_000_000_000)),
            "level": now.isResolved ? "OK" : "CRITICAL", "previousLevel": now.isResolved ? "CRITICAL" : "WARNING",
            "recoverable": true, "data": ["series": [series]],
        ]
        self.init("cold-store:\(hall)", value)
    }
}

extension Trouble {
    fileprivate var commonLabels: JSONObject {
        var labels: JSONObject = [
            "alertname": .string(name), "cluster": "prod-eu-west", "job": .string(job), "severity": .string(severity),
        ]
        // A single alert shares all labels with its group.
        if instances.count == 1 { labels["instance"] = .string(instance) }
        return labels
    }
}
