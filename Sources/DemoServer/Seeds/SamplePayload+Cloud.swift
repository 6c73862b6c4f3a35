import JSON

/// Payloads of hosted and cloud monitoring.
extension SamplePayload {
    init(datadog now: Circumstances) {
        let trouble = now.pick(Trouble.all)
        let transition = now.isResolved ? "Recovered" : "Triggered"
        let title = "[P2] [\(transition) on {host:\(trouble.instance)}] \(trouble.summary)"
        let last = JSONValue.string("\(now.sentAt)000")
        self.init(
            title,
            [
                "id": .string("7801234567890\(now.number)"), "title": .string(title),
                "body": .string(
                    "%%%\n\(trouble.summary)\n\n@webhook-oncall\n\n- - -\n\n"
                        + "The monitor was last triggered at \(Timestamp(second: now.moment).http).\n%%%"),
                "alert_type": now.isResolved ? "success" : "error", "alert_transition": .string(transition),
                "alert_id": "88120431",
                "alert_query": .string(
                    "avg(last_5m):avg:\(trouble.metric){env:production} by {host} > \(trouble.limit)"),
                "alert_scope": .string("host:\(trouble.instance)"), "event_type": "query_alert_monitor",
                "date": last, "last_updated": last, "hostname": .string(trouble.instance),
                "org": ["id": "310044", "name": "Example Shop"], "priority": "normal", "severity": "P2",
                "tags": .string("env:production,monitor,service:\(trouble.job)"),
                "snapshot": .string("https://dd-snapshots.example.net/\(now.number).png"),
                "url": .string("https://monitors.example.net/event/event?id=7801234567890\(now.number)"),
            ])
    }

    init(newRelic now: Circumstances) {
        let (title, entities) = now.pick([
            ("Push delivery: error percentage above 5 %", ["push-gateway", "push-worker"]),
            ("Sign-in on iOS: response time above 3 s", ["ios-gateway"]),
        ])
        func milliseconds(_ second: Int) -> JSONValue { .number(JSONNumber(second * 1000)) }
        self.init(
            title,
            [
                "id": .string("2f0c6a44-51f2-4c0e-9d6b-0d6c9b\(now.number)"),
                "issueUrl": .string("https://issues.example.net/accounts/31/issues/\(now.number)"),
                "title": .string(title), "priority": "CRITICAL", "state": now.isResolved ? "CLOSED" : "ACTIVATED",
                "trigger": now.isResolved ? "INCIDENT_CLOSED" : "STATE_CHANGE", "isCorrelated": false,
                "impactedEntities": .array(entities.map { .string($0) }),
                "totalIncidents": .number(JSONNumber(entities.count)), "createdAt": milliseconds(now.moment),
                "updatedAt": milliseconds(now.sentAt), "closedAt": now.isResolved ? milliseconds(now.sentAt) : .null,
                "sources": ["newrelic"], "alertPolicyNames": ["Mobile golden signals"],
                "alertConditionNames": [.string(title)], "workflowName": "To the duty engineer",
                "runbookUrl": "https://runbooks.example.net/mobile",
            ])
    }

    init(stackdriver now: Circumstances) {
        let (rule, name) = now.pick([("5xx ratio", "shop-frontend"), ("Latency p99", "api-frontend")])
        let summary =
            now.isResolved
            ? "\(rule) of \(name) returned to normal."
            : "\(rule) of \(name) is above the threshold of 0.05 with a value of 0.081."
        self.init(
            "\(rule) of \(name)",
            [
                "version": "1.2",
                "incident": [
                    "incident_id": .string("0.mvl6h0q2\(now.number)"), "scoping_project_id": "example-shop-prod",
                    "started_at": .number(JSONNumber(now.moment)),
                    "ended_at": now.isResolved ? .number(JSONNumber(now.sentAt)) : .null,
                    "state": now.isResolved ? "closed" : "open", "severity": "Critical",
                    "policy_name": "Load balancer health", "condition_name": .string(rule), "summary": .string(summary),
                    "url": .string("https://console.example.net/monitoring/alerting/incidents/0.mvl6h0q2\(now.number)"),
                    "observed_value": now.isResolved ? "0.004" : "0.081", "threshold_value": "0.05", "resource_id": "",
                    "resource_name": .string("example-shop-prod \(name)"),
                    "resource": [
                        "type": "https_lb_rule",
                        "labels": ["forwarding_rule_name": .string(name), "project_id": "example-shop-prod"],
                    ],
                    "metric": [
                        "type": "loadbalancing/https/request_count", "displayName": "Request count",
                        "labels": ["response_code_class": "500"],
                    ],
                    "documentation": [
                        "content": "Look at the last roll-out first: https://runbooks.example.net/lb",
                        "mime_type": "text/markdown",
                    ],
                ],
            ])
    }

    /// An SNS message as stored by the service: the content, without the envelope.
    init(alarm now: Circumstances) {
        let (name, metric, unit, value, limit) = now.pick([
            ("Forecast above the monthly budget", "EstimatedCharges", "AWS/Billing", "4212.0", "4000.0"),
            ("Queue of invoices is not emptied", "ApproximateAgeOfOldestMessage", "AWS/SQS", "1804.0", "900.0"),
        ])
        let state = now.isResolved ? "OK" : "ALARM"
        self.init(
            name,
            [
                "AlarmName": .string(name), "AlarmDescription": .string("\(metric) is above \(limit)."),
                "AWSAccountId": "123456789012",
                "AlarmArn": .string("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:\(metric)"),
                "NewStateValue": .string(state), "OldStateValue": now.isResolved ? "ALARM" : "OK",
                "NewStateReason": .string(
                    "Threshold Crossed: 1 datapoint [\(now.isResolved ? "12.0" : value)] was "
                        + "\(now.isResolved ? "not " : "")greater than the threshold (\(limit))."),
                "StateChangeTime": .string(Timestamp(second: now.sentAt).iso.dropLast() + ".118+0000"),
                "Region": "EU (Ireland)", "OKActions": .array([]),
                "AlarmActions": ["arn:aws:sns:eu-west-1:123456789012:oncall"], "InsufficientDataActions": .array([]),
                "Trigger": [
                    "MetricName": .string(metric), "Namespace": .string(unit), "StatisticType": "Statistic",
                    "Statistic": "MAXIMUM", "Unit": .null, "Dimensions": .array([]), "Period": 21600,
                    "EvaluationPeriods": 1, "ComparisonOperator": "GreaterThanThreshold",
                    "Threshold": .number(JSONNumber(literal: limit)), "TreatMissingData": "missing",
                ],
            ])
    }
}
