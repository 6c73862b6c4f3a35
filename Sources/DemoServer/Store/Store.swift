import JSON

/// All data of the service.
struct Store: Sendable {
    var directory = Directory()
    /// IDs in the order of creation, which is the order of lists.
    private(set) var order: [String] = []
    private var records: [String: IntegrationRecord] = [:]
    /// IDs of integrations with a maintenance window: few enough to check all of them on every request.
    private var underMaintenance: Set<String> = []

    mutating func insert(_ record: IntegrationRecord) {
        records[record.id] = record
        if record.isVisible { order.append(record.id) }
        trackMaintenance(of: record)
    }

    /// The visible integration with that ID.
    subscript(id: String) -> IntegrationRecord? {
        records[id].flatMap { $0.isVisible ? $0 : nil }
    }

    mutating func update(_ record: IntegrationRecord) {
        records[record.id] = record
        trackMaintenance(of: record)
    }

    mutating func remove(_ id: String) {
        records[id] = nil
        underMaintenance.remove(id)
        order.removeAll { $0 == id }
    }

    private mutating func trackMaintenance(of record: IntegrationRecord) {
        if record.maintenance == nil {
            underMaintenance.remove(record.id)
        } else {
            underMaintenance.insert(record.id)
        }
    }

    /// Whether an integration other than `id` has that name in that team.
    func isTaken(name: String, team: String?, except id: String?) -> Bool {
        records.values.contains { $0.team == team && $0.id != id && $0.name.isExactly(name) }
    }

    /// Does the worker's job: removes windows that ended before `second`, except forgotten ones.
    mutating func endMaintenance(before second: Int) {
        for id in underMaintenance {
            guard let window = records[id]?.maintenance, !window.isForgotten, window.end <= second else { continue }
            records[id]?.maintenance = nil
            underMaintenance.remove(id)
        }
    }
}
