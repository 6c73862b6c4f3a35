import JSON
import Platform

/// The past alert groups of an integration, newest first; determined by the integration's ID.
struct AlertHistory {
    private let record: IntegrationRecord
    private let startedAt: Int

    /// - Parameter startedAt: when the history ends, in seconds since 1970.
    init(of record: IntegrationRecord, startedAt: Int) {
        self.record = record
        self.startedAt = startedAt
    }

    func groups() -> [JSONValue] {
        guard record.isOld else { return [] }
        // Every ID has its own history, the same in every run.
        var random = IDSource(seed: StableHash(record.id).value)
        var moment = startedAt
        // Integrations of the same type differ.
        let variant = random.number(below: 60)
        return (0..<(1 + random.number(below: 5))).map { index in
            // Past alerts lasted ten minutes, and ended before the next one.
            moment -= 720 + random.number(below: 9000)
            return group(index: index, variant: variant, at: moment, &random)
        }
    }

    private func group(index: Int, variant: Int, at moment: Int, _ random: inout IDSource) -> JSONValue {
        let id = random.id("I")
        let isResolved = index > 0
        let now = SamplePayload.Circumstances(variant: variant + index, isResolved: isResolved, moment: moment)
        let ended: JSONValue = now.end.map { .string($0) } ?? .null
        let payload = SamplePayload(type: record.type, now)
        return [
            "id": .string(id),
            "integration_id": .string(record.id),
            "route_id": .string(record.route.id),
            "alerts_count": .number(JSONNumber(1 + random.number(below: 6))),
            "state": isResolved ? "resolved" : "new",
            "created_at": .string(Timestamp(second: moment).iso.dropLast() + ".430444Z"),
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
                "created_at": .string(Timestamp(second: now.sentAt).iso.dropLast() + "+00:00"),
                "payload": payload.value,
            ],
        ]
    }
}
