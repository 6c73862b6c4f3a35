import JSON

/// Payloads of external probes.
extension SamplePayload {
    private static let sites = [
        (name: "Shop front page", host: "shop.example.net", cause: "HTTP 503 - Service Unavailable"),
        (name: "CDN origin shield", host: "origin.example.net", cause: "Connection timed out"),
        (name: "Partner API", host: "partners.example.net", cause: "HTTP 502 - Bad Gateway"),
    ]

    init(uptimeRobot now: Circumstances) {
        let site = now.pick(SamplePayload.sites)
        self.init(
            "\(site.name) is \(now.isResolved ? "up" : "down")",
            [
                "monitorID": .string("\(now.number)"), "monitorURL": .string("https://\(site.host)/health"),
                "monitorFriendlyName": .string(site.name), "alertType": now.isResolved ? "2" : "1",
                "alertTypeFriendlyName": now.isResolved ? "Up" : "Down",
                "alertDetails": .string(now.isResolved ? "HTTP 200 - OK" : site.cause),
                "alertDuration": now.isResolved ? "600" : .null, "alertDateTime": .string("\(now.sentAt)"),
                "monitorAlertContacts": "0993765;5;oncall", "sslExpiryDate": "", "sslExpiryDaysLeft": "",
            ])
    }

    init(pingdom now: Circumstances) {
        let site = now.pick(SamplePayload.sites)
        let (before, after) = now.isResolved ? ("DOWN", "UP") : ("UP", "DOWN")
        self.init(
            "\(site.name) is \(after)",
            [
                "check_id": .number(JSONNumber(now.number)), "check_name": .string(site.name), "check_type": "HTTP",
                "check_params": [
                    "basic_auth": false, "encryption": true, "full_url": .string("https://\(site.host)/health"),
                    "hostname": .string(site.host), "ipv6": false, "port": 443, "url": "/health",
                ],
                "tags": ["production"], "previous_state": .string(before), "current_state": .string(after),
                "importance_level": "HIGH", "state_changed_timestamp": .number(JSONNumber(now.sentAt)),
                "state_changed_utc_time": .string(String(Timestamp(second: now.sentAt).iso.dropLast())),
                "long_description": .string(now.isResolved ? "OK" : "Received: \(site.cause)"),
                "description": .string(now.isResolved ? "OK" : site.cause),
                "first_probe": ["ip": "192.0.2.14", "ipv6": "2001:db8::14", "location": "Frankfurt, Germany"],
                "second_probe": ["ip": "198.51.100.88", "ipv6": "", "location": "Dublin, Ireland", "version": 1],
            ])
    }
}
