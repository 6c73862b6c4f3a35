/// Alertmanager, which sends alerts in groups.
extension SamplePayload {
    static let alertmanager = [
        SamplePayload(
            "firing", "three pods of one service in one group",
            #"""
            {
              "receiver": "oncall",
              "status": "firing",
              "alerts": [
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
                },
                {
                  "status": "firing",
                  "labels": {
                    "alertname": "HighErrorRate",
                    "cluster": "prod-eu-west",
                    "instance": "198.51.100.22:8080",
                    "job": "checkout",
                    "namespace": "shop",
                    "pod": "checkout-6c8f7d9b4-9qz4m",
                    "severity": "critical"
                  },
                  "annotations": {
                    "summary": "Checkout answers with errors",
                    "description": "9.8 % of the answers of checkout-6c8f7d9b4-9qz4m are 5xx, for 10 minutes.",
                    "runbook_url": "https://runbooks.example.net/HighErrorRate"
                  },
                  "startsAt": "2026-11-23T14:02:11.482Z",
                  "endsAt": "0001-01-01T00:00:00Z",
                  "generatorURL": "https://prometheus.example.net/graph?g0.expr=checkout%3Aerror_ratio+%3E+0.05",
                  "fingerprint": "2b8e6d4c0f1a3957"
                },
                {
                  "status": "firing",
                  "labels": {
                    "alertname": "HighErrorRate",
                    "cluster": "prod-eu-west",
                    "instance": "198.51.100.23:8080",
                    "job": "checkout",
                    "namespace": "shop",
                    "pod": "checkout-6c8f7d9b4-hw7tt",
                    "severity": "critical"
                  },
                  "annotations": {
                    "summary": "Checkout answers with errors",
                    "description": "31 % of the answers of checkout-6c8f7d9b4-hw7tt are 5xx, for 10 minutes.",
                    "runbook_url": "https://runbooks.example.net/HighErrorRate"
                  },
                  "startsAt": "2026-11-23T14:05:41.482Z",
                  "endsAt": "0001-01-01T00:00:00Z",
                  "generatorURL": "https://prometheus.example.net/graph?g0.expr=checkout%3Aerror_ratio+%3E+0.05",
                  "fingerprint": "c40d9e7f8a6b1e25"
                }
              ],
              "groupLabels": {
                "alertname": "HighErrorRate",
                "namespace": "shop"
              },
              "commonLabels": {
                "alertname": "HighErrorRate",
                "cluster": "prod-eu-west",
                "job": "checkout",
                "namespace": "shop",
                "severity": "critical"
              },
              "commonAnnotations": {
                "summary": "Checkout answers with errors",
                "runbook_url": "https://runbooks.example.net/HighErrorRate"
              },
              "externalURL": "https://alertmanager.example.net",
              "version": "4",
              "groupKey": "{}/{team=\"shop\"}:{alertname=\"HighErrorRate\", namespace=\"shop\"}",
              "truncatedAlerts": 0,
              "numFiring": 3,
              "numResolved": 0
            }
            """#),
        SamplePayload(
            "resolved", "the same group after the last pod has recovered",
            #"""
            {
              "receiver": "oncall",
              "status": "resolved",
              "alerts": [
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
                },
                {
                  "status": "resolved",
                  "labels": {
                    "alertname": "HighErrorRate",
                    "cluster": "prod-eu-west",
                    "instance": "198.51.100.22:8080",
                    "job": "checkout",
                    "namespace": "shop",
                    "pod": "checkout-6c8f7d9b4-9qz4m",
                    "severity": "critical"
                  },
                  "annotations": {
                    "summary": "Checkout answers with errors",
                    "description": "9.8 % of the answers of checkout-6c8f7d9b4-9qz4m are 5xx, for 10 minutes.",
                    "runbook_url": "https://runbooks.example.net/HighErrorRate"
                  },
                  "startsAt": "2026-11-23T14:02:11.482Z",
                  "endsAt": "2026-11-23T14:40:11.482Z",
                  "generatorURL": "https://prometheus.example.net/graph?g0.expr=checkout%3Aerror_ratio+%3E+0.05",
                  "fingerprint": "2b8e6d4c0f1a3957"
                },
                {
                  "status": "resolved",
                  "labels": {
                    "alertname": "HighErrorRate",
                    "cluster": "prod-eu-west",
                    "instance": "198.51.100.23:8080",
                    "job": "checkout",
                    "namespace": "shop",
                    "pod": "checkout-6c8f7d9b4-hw7tt",
                    "severity": "critical"
                  },
                  "annotations": {
                    "summary": "Checkout answers with errors",
                    "description": "31 % of the answers of checkout-6c8f7d9b4-hw7tt are 5xx, for 10 minutes.",
                    "runbook_url": "https://runbooks.example.net/HighErrorRate"
                  },
                  "startsAt": "2026-11-23T14:05:41.482Z",
                  "endsAt": "2026-11-23T14:40:11.482Z",
                  "generatorURL": "https://prometheus.example.net/graph?g0.expr=checkout%3Aerror_ratio+%3E+0.05",
                  "fingerprint": "c40d9e7f8a6b1e25"
                }
              ],
              "groupLabels": {
                "alertname": "HighErrorRate",
                "namespace": "shop"
              },
              "commonLabels": {
                "alertname": "HighErrorRate",
                "cluster": "prod-eu-west",
                "job": "checkout",
                "namespace": "shop",
                "severity": "critical"
              },
              "commonAnnotations": {
                "summary": "Checkout answers with errors",
                "runbook_url": "https://runbooks.example.net/HighErrorRate"
              },
              "externalURL": "https://alertmanager.example.net",
              "version": "4",
              "groupKey": "{}/{team=\"shop\"}:{alertname=\"HighErrorRate\", namespace=\"shop\"}",
              "truncatedAlerts": 0,
              "numFiring": 0,
              "numResolved": 3
            }
            """#),
        SamplePayload(
            "partly resolved", "one of two has recovered, the group still fires",
            #"""
            {
              "receiver": "oncall",
              "status": "firing",
              "alerts": [
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
                  "endsAt": "2026-11-23T14:21:11.482Z",
                  "generatorURL": "https://prometheus.example.net/graph?g0.expr=checkout%3Aerror_ratio+%3E+0.05",
                  "fingerprint": "7a1f3c5e9b2d4f60"
                },
                {
                  "status": "firing",
                  "labels": {
                    "alertname": "HighErrorRate",
                    "cluster": "prod-eu-west",
                    "instance": "198.51.100.22:8080",
                    "job": "checkout",
                    "namespace": "shop",
                    "pod": "checkout-6c8f7d9b4-9qz4m",
                    "severity": "critical"
                  },
                  "annotations": {
                    "summary": "Checkout answers with errors",
                    "description": "9.8 % of the answers of checkout-6c8f7d9b4-9qz4m are 5xx, for 10 minutes.",
                    "runbook_url": "https://runbooks.example.net/HighErrorRate"
                  },
                  "startsAt": "2026-11-23T14:02:11.482Z",
                  "endsAt": "0001-01-01T00:00:00Z",
                  "generatorURL": "https://prometheus.example.net/graph?g0.expr=checkout%3Aerror_ratio+%3E+0.05",
                  "fingerprint": "2b8e6d4c0f1a3957"
                }
              ],
              "groupLabels": {
                "alertname": "HighErrorRate",
                "namespace": "shop"
              },
              "commonLabels": {
                "alertname": "HighErrorRate",
                "cluster": "prod-eu-west",
                "job": "checkout",
                "namespace": "shop",
                "severity": "critical"
              },
              "commonAnnotations": {
                "summary": "Checkout answers with errors",
                "runbook_url": "https://runbooks.example.net/HighErrorRate"
              },
              "externalURL": "https://alertmanager.example.net",
              "version": "4",
              "groupKey": "{}/{team=\"shop\"}:{alertname=\"HighErrorRate\", namespace=\"shop\"}",
              "truncatedAlerts": 0,
              "numFiring": 1,
              "numResolved": 1
            }
            """#),
        SamplePayload(
            "ungrouped", "two hosts, no group labels, no runbook",
            #"""
            {
              "receiver": "oncall",
              "status": "firing",
              "alerts": [
                {
                  "status": "firing",
                  "labels": {
                    "alertname": "DiskWillFillIn4Hours",
                    "device": "/dev/nvme1n1",
                    "instance": "db-03.example.net:9100",
                    "job": "node",
                    "mountpoint": "/var/lib/postgresql",
                    "severity": "warning"
                  },
                  "annotations": {
                    "summary": "A disk is filling up",
                    "description": "At this rate /var/lib/postgresql on db-03 is full in 3 h 40 min; 8.7 GiB are left."
                  },
                  "startsAt": "2026-11-23T03:17:32.104Z",
                  "endsAt": "0001-01-01T00:00:00Z",
                  "generatorURL": "https://prometheus.example.net/graph?g0.expr=predict_linear%28node_filesystem_avail_bytes%5B6h%5D%2C+14400%29+%3C+0",
                  "fingerprint": "e5d4c3b2a1908f7e"
                },
                {
                  "status": "firing",
                  "labels": {
                    "alertname": "DiskWillFillIn4Hours",
                    "device": "/dev/nvme1n1",
                    "instance": "db-05.example.net:9100",
                    "job": "node",
                    "mountpoint": "/var/lib/postgresql",
                    "severity": "warning"
                  },
                  "annotations": {
                    "summary": "A disk is filling up",
                    "description": "At this rate /var/lib/postgresql on db-05 is full in 2 h 5 min; 4.1 GiB are left."
                  },
                  "startsAt": "2026-11-23T03:19:02.104Z",
                  "endsAt": "0001-01-01T00:00:00Z",
                  "generatorURL": "https://prometheus.example.net/graph?g0.expr=predict_linear%28node_filesystem_avail_bytes%5B6h%5D%2C+14400%29+%3C+0",
                  "fingerprint": "0f9e8d7c6b5a4321"
                }
              ],
              "groupLabels": {},
              "commonLabels": {
                "alertname": "DiskWillFillIn4Hours",
                "device": "/dev/nvme1n1",
                "job": "node",
                "mountpoint": "/var/lib/postgresql",
                "severity": "warning"
              },
              "commonAnnotations": {
                "summary": "A disk is filling up"
              },
              "externalURL": "https://alertmanager.example.net",
              "version": "4",
              "groupKey": "{}:{}",
              "truncatedAlerts": 0,
              "numFiring": 2,
              "numResolved": 0
            }
            """#),
    ]
}
