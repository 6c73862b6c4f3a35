/// What integrations of old get: each alert of a group by itself.
extension SamplePayload {
    static let legacyAlertmanager = [
        SamplePayload(
            "firing", "one alert by itself, as legacy integrations get them",
            #"""
            {
              "status": "firing",
              "labels": {
                "alertname": "HighErrorRate",
                "cluster": "prod-eu-west",
                "instance": "198.51.100.21:8080",
                "job": "checkout",
                "namespace": "shop",
                "pod": "checkout-6c8f7d9b4-2xk8p",
                "severity": "critical"
              },
              "annotations": {
                "summary": "Checkout answers with errors",
                "description": "12.4 % of the answers of checkout-6c8f7d9b4-2xk8p are 5xx, for 10 minutes.",
                "runbook_url": "https://runbooks.example.net/HighErrorRate"
              },
              "startsAt": "2026-11-23T14:02:11.482Z",
              "endsAt": "0001-01-01T00:00:00Z",
              "generatorURL": "https://prometheus.example.net/graph?g0.expr=checkout%3Aerror_ratio+%3E+0.05",
              "fingerprint": "7a1f3c5e9b2d4f60"
            }
            """#),
        SamplePayload(
            "resolved", "the same alert after it has ended",
            #"""
            {
              "status": "resolved",
              "labels": {
                "alertname": "HighErrorRate",
                "cluster": "prod-eu-west",
                "instance": "198.51.100.21:8080",
                "job": "checkout",
                "namespace": "shop",
                "pod": "checkout-6c8f7d9b4-2xk8p",
                "severity": "critical"
              },
              "annotations": {
                "summary": "Checkout answers with errors",
                "description": "12.4 % of the answers of checkout-6c8f7d9b4-2xk8p are 5xx, for 10 minutes.",
                "runbook_url": "https://runbooks.example.net/HighErrorRate"
              },
              "startsAt": "2026-11-23T14:02:11.482Z",
              "endsAt": "2026-11-23T14:40:11.482Z",
              "generatorURL": "https://prometheus.example.net/graph?g0.expr=checkout%3Aerror_ratio+%3E+0.05",
              "fingerprint": "7a1f3c5e9b2d4f60"
            }
            """#),
    ]
}
