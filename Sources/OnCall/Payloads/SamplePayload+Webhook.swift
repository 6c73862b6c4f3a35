/// Programs of people's own, and mail.
extension SamplePayload {
    static let webhook = [
        SamplePayload(
            "firing", "a document of a program of your own",
            #"""
            {
              "id": "evt-20261123-000417",
              "event": "settlement.delayed",
              "status": "firing",
              "severity": "high",
              "title": "Settlement of the evening batch is late",
              "service": {
                "name": "settlement",
                "environment": "production",
                "region": "eu-west",
                "owner": "payments"
              },
              "started_at": "2026-11-23T19:40:00Z",
              "ended_at": null,
              "metrics": {
                "pending": 1204,
                "oldest_seconds": 5412,
                "error_ratio": 0.031
              },
              "hosts": [
                "settle-01.example.net",
                "settle-02.example.net"
              ],
              "links": {
                "dashboard": "https://grafana.example.net/d/settlement",
                "runbook": "https://runbooks.example.net/settlement"
              },
              "message": "1204 payments wait, the oldest for 90 minutes.\nThe bank's cut-off is at 21:00."
            }
            """#),
        SamplePayload(
            "resolved", "the same event after it has ended",
            #"""
            {
              "id": "evt-20261123-000417",
              "event": "settlement.delayed",
              "status": "resolved",
              "severity": "high",
              "title": "Settlement of the evening batch is late",
              "service": {
                "name": "settlement",
                "environment": "production",
                "region": "eu-west",
                "owner": "payments"
              },
              "started_at": "2026-11-23T19:40:00Z",
              "ended_at": "2026-11-23T20:31:12Z",
              "metrics": {
                "pending": 0,
                "oldest_seconds": 0,
                "error_ratio": 0.0
              },
              "hosts": [],
              "links": {
                "dashboard": "https://grafana.example.net/d/settlement",
                "runbook": "https://runbooks.example.net/settlement"
              },
              "message": "All payments of the batch are settled."
            }
            """#),
        SamplePayload(
            "least", "nearly nothing: what a template must survive",
            #"""
            {
              "text": "settlement is late"
            }
            """#),
    ]

    static let formattedWebhook = [
        SamplePayload(
            "firing", "all six members of the format",
            #"""
            {
              "alert_uid": "orders-stuck-4471",
              "title": "412 orders are stuck in 'packed'",
              "image_url": "https://grafana.example.net/render/d-solo/orders.png",
              "state": "alerting",
              "link_to_upstream_details": "https://shop.example.net/admin/orders?state=packed",
              "message": "The hand-over to the carrier fails since 06:10.\nOldest order: 20881734, packed 3 h 12 min ago."
            }
            """#),
        SamplePayload(
            "resolved", "the same alert, its state is ok",
            #"""
            {
              "alert_uid": "orders-stuck-4471",
              "title": "412 orders are stuck in 'packed'",
              "image_url": null,
              "state": "ok",
              "link_to_upstream_details": "https://shop.example.net/admin/orders?state=packed",
              "message": "No order is older than 20 minutes."
            }
            """#),
        SamplePayload(
            "acknowledged", "somebody took it at the source",
            #"""
            {
              "alert_uid": "orders-stuck-4471",
              "title": "412 orders are stuck in 'packed'",
              "image_url": null,
              "state": "acknowledged",
              "link_to_upstream_details": "https://shop.example.net/admin/orders?state=packed",
              "message": "Taken by the morning shift."
            }
            """#),
    ]

    static let inboundEmail = [
        SamplePayload(
            "firing", "a mail of a cron job that failed",
            #"""
            {
              "sender": "cron@batch-04.example.net",
              "subject": "Cron <batch@batch-04> nightly-export: exit status 2",
              "message": "nightly-export started 02:00:01\r\n  table orders      ok      1,204,332 rows\r\n  table refunds     FAILED  connection reset by peer\r\nretry 3 of 3\r\ngiving up\r\n"
            }
            """#),
        SamplePayload(
            "resolved", "the job's next run went well",
            #"""
            {
              "sender": "cron@batch-04.example.net",
              "subject": "Cron <batch@batch-04> nightly-export: OK",
              "message": "nightly-export started 03:00:01\r\n  table refunds     ok        18,204 rows\r\nfinished in 74 s\r\n"
            }
            """#),
        SamplePayload(
            "forwarded", "a long subject, umlauts and a quoted mail",
            #"""
            {
              "sender": "Jürgen Weiß <weiss@partner.example.net>",
              "subject": "WG: DRINGEND: Kühlhaus Nord meldet erhöhte Temperatur seit heute früh, bitte um Rückruf an die Leitstelle",
              "message": "Guten Morgen,\r\n\r\nsiehe unten.\r\n\r\n> Von: Leitstelle <leitstelle@partner.example.net>\r\n> Halle 3 steht bei 9 °C.\r\n"
            }
            """#),
    ]

    static let manual = [
        SamplePayload(
            "firing", "somebody asks for help by hand",
            #"""
            {
              "oncall": {
                "title": "Hall 2: scanners lose their session",
                "message": "Every few minutes, all of them. The shift can't pick orders.",
                "uid": "5b2c0a1e-77d4-4a57-9e1b-3f0e8d9c6a21",
                "author_username": "hall-lead",
                "permalink": "https://chat.example.net/archives/C0HALL2/p1795447277482"
              }
            }
            """#),
        SamplePayload(
            "paged", "a person was paged directly, without a message",
            #"""
            {
              "oncall": {
                "title": "Please join the call about payments",
                "message": null,
                "uid": "0c9d8e7f-6a5b-4c3d-8e2f-1a0b9c8d7e6f",
                "author_username": "duty-lead",
                "permalink": null
              }
            }
            """#),
    ]
}
