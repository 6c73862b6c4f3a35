import JSON

/// Payloads of self-hosted monitoring of machines and services.
extension SamplePayload {
    init(formatted now: Circumstances) {
        let trouble = now.pick(Trouble.all)
        self.init(
            trouble.summary,
            [
                "alert_uid": .string("\(trouble.name)-\(now.number)"),
                "title": .string(trouble.summary),
                "image_url": "https://grafana.example.net/render/d-solo/panel.png",
                "state": now.isResolved ? "ok" : "alerting",
                "link_to_upstream_details": .string("https://monitor.example.net/incidents/\(now.number)"),
                "message": .string(
                    "\(trouble.name) on \(trouble.instance): \(trouble.summary)\nSince \(now.start)"
                        + (now.end.map { ", ended \($0)" } ?? "")),
            ])
    }

    init(webhook now: Circumstances) {
        let trouble = now.pick(Trouble.all)
        self.init(
            trouble.summary,
            [
                "id": .string("evt-\(now.number)"),
                "event": .string("\(trouble.job).\(trouble.metric)"),
                "status": now.isResolved ? "resolved" : "firing",
                "severity": .string(trouble.severity),
                "title": .string(trouble.summary),
                "service": [
                    "name": .string(trouble.job), "environment": "production", "region": "eu-west", "owner": "platform",
                ],
                "started_at": .string(now.start),
                "ended_at": now.end.map { .string($0) } ?? .null,
                "metrics": .object([trouble.metric: trouble.measured, "limit": trouble.threshold]),
                "hosts": .array(trouble.instances.map { .string($0) }),
                "links": [
                    "dashboard": .string("https://grafana.example.net/d/\(trouble.job)"),
                    "runbook": .string("https://runbooks.example.net/\(trouble.name)"),
                ],
                "message": .string(
                    "\(trouble.name) on \(trouble.instances.joined(separator: ", ")).\n\(trouble.summary)."),
            ])
    }

    init(zabbix now: Circumstances) {
        let trouble = now.pick(Trouble.all)
        let title = "\(now.isResolved ? "OK" : "PROBLEM"): \(trouble.summary)"
        let rows = [
            now.end.map { "Problem has been resolved at \($0)" } ?? "Problem started at \(now.start)",
            "Problem name: \(trouble.summary)", "Host: \(trouble.instance)",
            "Severity: \(trouble.severity == "critical" ? "High" : "Warning")", "Original problem ID: \(now.number)",
            "",
        ]
        self.init(
            title,
            [
                "alert_uid": .string("\(now.number)"),
                "title": .string(title),
                "image_url": "https://zabbix.example.net/chart.php?itemids%5B0%5D=40871&period=3600",
                "state": now.isResolved ? "ok" : "alerting",
                "link_to_upstream_details": .string(
                    "https://zabbix.example.net/tr_events.php?triggerid=17422&eventid=\(now.number)"),
                "message": .string(rows.joined(separator: "\r\n")),
                "host": .string(trouble.instance),
                "severity": trouble.severity == "critical" ? "4" : "2",
            ])
    }

    init(prtg now: Circumstances) {
        let (device, sensor) = now.pick([
            ("core-sw-2", "Uplink traffic"), ("ups-1", "Battery charge"), ("print-01", "Ping"),
        ])
        let state = now.isResolved ? "Up" : "Down"
        let title = "\(sensor) on \(device): \(state)"
        self.init(
            title,
            [
                "alert_uid": .string("sensor-\(now.number)"), "title": .string(title),
                "image_url": .string("https://prtg.example.net/chart.png?id=\(now.number)"),
                "state": now.isResolved ? "ok" : "alerting",
                "link_to_upstream_details": .string("https://prtg.example.net/sensor.htm?id=\(now.number)"),
                "message": .string("Device: \(device)\nSensor: \(sensor)\nStatus: \(state)\nSince: \(now.start)"),
                "group": "Network Frankfurt", "probe": "Local probe", "host": "192.0.2.2",
            ])
    }

    init(elastalert now: Circumstances) {
        let (rule, logger, hits) = now.pick([
            ("Slow queries in the search cluster", "index.search.slowlog.query", 861),
            ("Shards that can't be allocated", "cluster.routing.allocation", 12),
            ("Sign-ins refused", "security.authc", 2040),
        ])
        var value: JSONObject = [
            "alert_uid": .string(logger), "title": .string(rule), "state": now.isResolved ? "ok" : "alerting",
            "@timestamp": .string(Timestamp(second: now.sentAt).iso.dropLast() + ".118Z"),
            "num_hits": .number(JSONNumber(now.isResolved ? 4 : hits)), "num_matches": now.isResolved ? 0 : 3,
            "message": .string(now.isResolved ? "fewer than 5 in 10 minutes" : "\(hits) in 10 minutes, the limit is 5"),
        ]
        if !now.isResolved {
            value["_id"] = "fK2xTZMBq1"
            value["_index"] = "logs-2026"
            value["host"] = ["name": "es-data-07.example.net", "ip": ["203.0.113.47"]]
            value["log"] = ["level": "WARN", "logger": .string(logger)]
            value["took_millis"] = 12840
            value["total_shards"] = 48
        }
        self.init(rule, .object(value))
    }

    init(appDynamics now: Circumstances) {
        let (application, tier) = now.pick([("Order service", "orders-api"), ("Billing", "billing-worker")])
        let title = "Response time of \(application) is far above the baseline"
        let message =
            "Average response time of \(tier) is \(now.isResolved ? "322" : "4,812") ms, the baseline is 310 ms."
        self.init(
            title,
            [
                "alert_uid": .string("4471-\(now.number)"), "title": .string(title),
                "state": now.isResolved ? "ok" : "alerting",
                "link_to_upstream_details": .string(
                    "https://appdynamics.example.net/controller/#/location=APP_INCIDENT_DETAIL&incident=\(now.number)"),
                "message": .string(message),
                "event": [
                    "eventType": now.isResolved ? "POLICY_CLOSE_CRITICAL" : "POLICY_OPEN_CRITICAL",
                    "id": .number(JSONNumber(now.number)), "eventTime": .string(Timestamp(second: now.sentAt).http),
                    "severity": now.isResolved ? "INFO" : "ERROR", "application": .string(application),
                    "tier": .string(tier), "node": .string("\(tier)-2"), "policy": "Page the duty engineer",
                    "healthRule": ["id": 4471, "name": "Response time is far above the baseline"],
                    "summary": .string(message),
                ],
            ])
    }
}
