import JSON

/// Payloads written by people and by duty desks.
extension SamplePayload {
    init(mail now: Circumstances) {
        let (job, row) = now.pick([
            ("nightly-export", "table refunds     connection reset by peer"),
            ("invoice-run", "batch 17 of 40    no space left"),
            ("ledger-close", "period 2026-10    is locked by another run"),
        ])
        let outcome = now.isResolved ? "OK" : "exit status 2"
        let subject = "Cron <batch@batch-04> \(job): \(outcome)"
        let rows =
            now.isResolved
            ? ["\(job) started \(now.start)", "finished in 74 s", ""]
            : ["\(job) started \(now.start)", "  \(row)", "retry 3 of 3", "giving up", ""]
        self.init(
            subject,
            [
                "sender": "cron@batch-04.example.net", "subject": .string(subject),
                "message": .string(rows.joined(separator: "\r\n")),
            ])
    }

    init(manual now: Circumstances) {
        let (title, text) = now.pick([
            ("Hall 2: scanners lose their session", "Every few minutes, all of them. The shift can't pick orders."),
            ("Please join the call about payments", "The bank asks for somebody who can read the ledger."),
            ("Hand-over: two windows are still open", "See the list; both end at seven."),
        ])
        self.init(
            title,
            [
                "oncall": [
                    "title": .string(title), "message": .string(text),
                    "uid": .string("5b2c0a1e-77d4-4a57-9e1b-3f0e8d\(now.number)"), "author_username": "shift-lead",
                    "permalink": .string("https://chat.example.net/archives/C0SHIFT/p\(now.moment)"),
                ]
            ])
    }

    init(pagerDuty now: Circumstances) {
        let (title, key) = now.pick([
            ("Lane Hamburg–Rotterdam: hand-over fails", "lane-hamburg"), ("Carrier gateway refuses labels", "labels"),
            ("Pick-up windows are not confirmed", "pick-up"),
        ])
        let status = now.isResolved ? "resolved" : "triggered"
        func reference(_ kind: String, _ id: String, _ summary: String) -> JSONValue {
            ["id": .string(id), "summary": .string(summary), "type": .string("\(kind)_reference")]
        }
        self.init(
            title,
            [
                "event": [
                    "id": .string("01DFD8\(now.number)"), "event_type": .string("incident.\(status)"),
                    "resource_type": "incident", "occurred_at": .string(Timestamp(second: now.sentAt).iso),
                    "agent": now.isResolved ? reference("user", "PTUXL6G", "Duty desk") : .null, "client": .null,
                    "data": [
                        "id": "Q2H3Z8K1B7", "type": "incident",
                        "self": "https://api.partner.example.net/incidents/Q2H3Z8K1B7",
                        "html_url": "https://desk.partner.example.net/incidents/Q2H3Z8K1B7",
                        "number": .number(JSONNumber(now.number % 10_000)), "status": .string(status),
                        "incident_key": .string(key), "created_at": .string(now.start), "title": .string(title),
                        "service": reference("service", "PF9KMXH", "Carrier gateway"),
                        "assignees": [reference("user", "PTUXL6G", "Duty desk")],
                        "escalation_policy": reference("escalation_policy", "PUS0KTE", "Day shift"),
                        "teams": .array([]), "priority": reference("priority", "PSO75BM", "P1"), "urgency": "high",
                        "conference_bridge": .null, "resolve_reason": .null,
                    ],
                ]
            ])
    }
}
