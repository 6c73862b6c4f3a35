import JSON

/// The alert groups of an integration's past, the newest first; they depend on nothing but the integration's id.
struct AlertHistory {
    private let record: IntegrationRecord
    private let startedAt: Int

    /// - Parameter startedAt: the moment, in seconds since 1970, that the past is told from.
    init(of record: IntegrationRecord, startedAt: Int) {
        self.record = record
        self.startedAt = startedAt
    }

    func groups() -> [JSONValue] {
        guard record.isOld else { return [] }
        // FNV-1a, so that every id has its own past.
        let seed = record.id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        var random = IDSource(seed: seed)
        var moment = startedAt
        return (0..<(1 + random.number(below: 5))).map { place in
            moment -= 120 + random.number(below: 9000)
            return group(place: place, at: moment, &random)
        }
    }

    private func group(place: Int, at moment: Int, _ random: inout IDSource) -> JSONValue {
        let id = random.id("I")
        let isResolved = place > 0
        let ended: JSONValue = isResolved ? .string(Moment(second: moment + 600).iso) : .null
        let payload = SamplePayload(type: record.type, place: place, isResolved: isResolved, moment: moment)
        return [
            "id": .string(id),
            "integration_id": .string(record.id),
            "route_id": .string(record.route.id),
            "alerts_count": .number(JSONNumber(1 + random.number(below: 6))),
            "state": isResolved ? "resolved" : "new",
            "created_at": .string(Moment(second: moment).iso.dropLast() + ".430444Z"),
            "resolved_at": ended,
            "acknowledged_at": .null,
            "acknowledged_by": .null,
            "resolved_by": .null,
            "title": .string(payload.title),
            "permalinks": [
                "slack": .null, "telegram": .null, "web": .string("https://stack.example.net/alert-groups/\(id)"),
            ],
            "silenced_at": .null,
            "last_alert": [
                "id": .string(random.id("A")),
                "alert_group_id": .string(id),
                "created_at": .string(Moment(second: moment).iso.dropLast() + "+00:00"),
                "payload": payload.value,
            ],
        ]
    }
}
