import JSON

/// Payloads of error trackers.
extension SamplePayload {
    private struct Fault {
        let project: String
        let message: String
        let function: String
        let file: String
        let line: Int
    }

    private static let faults = [
        Fault(
            project: "web-checkout", message: "TypeError: Cannot read properties of undefined (reading 'amount')",
            function: "applyVoucher", file: "cart/totals.ts", line: 118),
        Fault(
            project: "web-checkout", message: "RangeError: Invalid time value", function: "formatDelivery",
            file: "cart/delivery.ts", line: 42),
        Fault(
            project: "orders-api", message: "TimeoutError: no answer from inventory in 3000 ms — retried 3 times",
            function: "reserve", file: "inventory/client.ts", line: 77),
    ]

    init(sentry now: Circumstances) {
        let fault = now.pick(SamplePayload.faults)
        let number = "4509\(now.number)"
        let url = "https://errors.example.net/organizations/shop/issues/\(number)/"
        let culprit = "\(fault.function)(\(fault.file.prefix { $0 != "." }))"
        self.init(
            fault.message,
            now.isResolved
                ? SamplePayload.resolvedIssue(fault, number: number, culprit: culprit, url: url, now)
                : [
                    "id": .string(number), "project": .string(fault.project), "project_name": .string(fault.project),
                    "project_slug": .string(fault.project), "level": "error", "logger": "javascript",
                    "culprit": .string(culprit), "message": .string(fault.message), "url": .string(url),
                    "triggering_rules": ["More than 50 users in an hour"],
                    "event": [
                        "event_id": .string("9f1c0e7a55b84d0d8b5d2c7714\(now.number)"), "title": .string(fault.message),
                        "platform": "javascript", "environment": "production", "release": "checkout@2026.11.2",
                        "timestamp": .number(JSONNumber(literal: "\(now.moment).482")),
                        "tags": [["browser", "Firefox 132"], ["environment", "production"]],
                        "user": ["id": "88123", "ip_address": "203.0.113.9"],
                        "exception": [
                            "values": [
                                [
                                    "type": .string(String(fault.message.prefix { $0 != ":" })),
                                    "value": .string(fault.message),
                                    "stacktrace": [
                                        "frames": [
                                            [
                                                "filename": .string(fault.file), "function": .string(fault.function),
                                                "lineno": .number(JSONNumber(fault.line)), "in_app": true,
                                            ]
                                        ]
                                    ],
                                ]
                            ]
                        ],
                    ],
                ])
    }

    private static func resolvedIssue(
        _ fault: Fault, number: String, culprit: String, url: String, _ now: Circumstances
    ) -> JSONValue {
        [
            "action": "resolved", "installation": ["uuid": "7a485448-a9e2-4c85-8a3c-4f44175783c9"],
            "data": [
                "issue": [
                    "id": .string(number), "shortId": .string("\(fault.project.uppercased())-3F"),
                    "title": .string(fault.message), "culprit": .string(culprit), "level": "error",
                    "status": "resolved", "count": "412", "userCount": 187, "firstSeen": .string(now.start),
                    "lastSeen": .string(Timestamp(second: now.sentAt).iso),
                    "project": ["id": "31", "name": .string(fault.project), "slug": .string(fault.project)],
                    "web_url": .string(url),
                ]
            ],
            "actor": ["type": "user", "id": "91", "name": "Duty engineer"],
        ]
    }

    init(fabric now: Circumstances) {
        let (title, method) = now.pick([
            ("CartViewController.swift line 118", "CartViewController.applyVoucher(_:)"),
            ("ImageCache.swift line 64", "ImageCache.store(_:for:)"),
            ("SessionStore.swift line 201", "SessionStore.refresh()"),
        ])
        self.init(
            title,
            [
                "event": now.isResolved ? "issue_closed" : "issue_impact_change", "payload_type": "issue",
                "payload": [
                    "display_id": .number(JSONNumber(now.number % 1000)), "title": .string(title),
                    "method": .string(method), "impact_level": 3, "crashes_count": 861, "impacted_devices_count": 740,
                    "app": ["name": "Shop", "bundle_identifier": "example.shop.ios", "platform": "ios"],
                    "url": .string("https://crashes.example.net/shop/ios/issues/\(now.number % 1000)"),
                ],
            ])
    }
}
