import JSON

/// Payloads of ticket systems.
extension SamplePayload {
    init(jira now: Circumstances) {
        let (title, text) = now.pick([
            ("Signing key found in a build log", "The log of build 20417 shows a key.\n\nh3. What to do\n# Revoke it"),
            ("Sign-ins from two continents within an hour", "Account *buyer-31* signed in from two places."),
            ("Package with a known weakness in checkout", "The scanner has found it in the image of today."),
        ])
        let changes: JSONValue = [
            "id": "90221",
            "items": [["field": "status", "fieldtype": "jira", "fromString": "In Progress", "toString": "Done"]],
        ]
        let number = now.number % 10_000
        self.init(
            title,
            [
                "timestamp": .number(JSONNumber(now.sentAt * 1000 + 482)),
                "webhookEvent": now.isResolved ? "jira:issue_updated" : "jira:issue_created",
                "issue_event_type_name": now.isResolved ? "issue_generic" : "issue_created",
                "user": ["accountId": "557058:0001", "displayName": "Security scanner", "active": true],
                "issue": [
                    "id": .string("14\(number)"), "key": .string("SEC-\(number)"),
                    "self": .string("https://tickets.example.net/rest/api/2/issue/14\(number)"),
                    "fields": [
                        "summary": .string(title), "description": .string(text),
                        "issuetype": ["name": "Finding", "subtask": false],
                        "project": ["key": "SEC", "name": "Security"], "priority": ["id": "1", "name": "Highest"],
                        "status": [
                            "name": now.isResolved ? "Done" : "To Do",
                            "statusCategory": ["key": now.isResolved ? "done" : "new"],
                        ],
                        "labels": ["urgent"], "assignee": .null, "reporter": ["displayName": "Security scanner"],
                        "components": [["name": "builds"]],
                        "created": .string(now.start.dropLast() + ".000+0000"),
                    ],
                ],
                "changelog": now.isResolved ? changes : .null,
            ])
    }

    init(serviceNow now: Circumstances) {
        let title = now.pick(["Warehouse scanners lose their session", "Label printers of dock 4 are silent"])
        let id = "9d385017c611228701d22104cc\(now.number)"
        self.init(
            title,
            [
                "sys_id": .string(id), "number": .string("INC0\(now.number)"), "short_description": .string(title),
                "description": "Since the change of certificates, every few minutes.",
                "state": now.isResolved ? "6" : "1", "state_label": now.isResolved ? "Resolved" : "New",
                "priority": "1 - Critical", "impact": "1 - High", "urgency": "1 - High", "category": "Network",
                "assignment_group": "Site services", "assigned_to": "", "caller": "Hall lead",
                "cmdb_ci": "wlc-hall-2", "opened_at": .string(now.start), "closed_at": .string(now.end ?? ""),
                "close_notes": now.isResolved ? "The old certificate chain was put back." : "",
                "url": .string("https://service.example.net/nav_to.do?uri=incident.do?sys_id=\(id)"),
            ])
    }

    init(zendesk now: Circumstances) {
        let title = now.pick(["Card is charged twice", "Voucher is refused at the till"])
        self.init(
            title,
            [
                "ticket": [
                    "id": .string("\(now.number)"),
                    "url": .string("https://help.example.net/agent/tickets/\(now.number)"), "title": .string(title),
                    "description": .string(
                        "----------------------------------------------\n\nCustomer, \(now.start)\n\n\(title)."),
                    "status": now.isResolved ? "Solved" : "Open", "priority": "Urgent", "type": "Incident",
                    "via": "Web form", "group": "Payments support", "assignee": "Second line",
                    "requester": ["name": "A customer", "email": "customer@mail.example.net", "language": "en"],
                    "tags": "charge vip", "created_at": .string(now.start),
                    "updated_at": .string(Timestamp(second: now.sentAt).iso),
                ]
            ])
    }
}
