import JSON
import OnCall
import Planning

/// Sample plans.
enum PlanFixture {
    static let one = IntegrationID("C1")
    static let two = IntegrationID("C2")

    /// An integration on the server.
    static func integration(
        _ id: IntegrationID, name: Field<String> = .value("old"), description: Field<String> = .value("old")
    ) -> Integration {
        var integration = Integration(id: id)
        integration.name = name
        integration.descriptionShort = description
        return integration
    }

    /// A change of a name from `old` to `mine`.
    static func change(
        _ id: IntegrationID = one, _ field: EditableField = .name, base: Field<JSONValue> = .value("old"),
        value: JSONValue = "mine", warnings: [PlanWarning] = []
    ) -> PlannedChange {
        PlannedChange(id, name: id.rawValue, field, value, base: base, warnings: warnings)
    }

    /// A plan of one change that has begun.
    static func single(
        _ purpose: Plan.Purpose = .save, _ change: PlannedChange = change(), isQuiet: Bool = false
    ) -> PlanRunner {
        var runner = PlanRunner(Plan(purpose, [change]), isQuiet: isQuiet)
        _ = runner.begin()
        return runner
    }

    /// A plan of three changes of two integrations, ready to be sent.
    static func list(fetched: Bool = true) -> PlanRunner {
        var runner = PlanRunner(
            Plan(.saveAll, [change(one), change(one, .descriptionShort), change(two)]))
        _ = runner.begin()
        if fetched {
            _ = runner.fetched(one, integration(one), busy: [])
            _ = runner.fetched(two, integration(two), busy: [])
        }
        return runner
    }
}

extension PlanRunner {
    /// Confirms, and answers the comparison with what the plan shows.
    mutating func confirmAndCompare() -> [PlanAction] { compare(confirm(busy: [])) }

    /// Answers the comparison that `actions` ask for with what the plan shows, or with `held`.
    mutating func compare(_ actions: [PlanAction], with held: Integration? = nil) -> [PlanAction] {
        guard let id = plan.comparing, actions.contains(.fetch(id)) else { return actions }
        return actions.filter { $0 != .fetch(id) } + fetched(id, held ?? shown(id), busy: [])
    }

    /// The integration as the plan shows it.
    func shown(_ id: IntegrationID) -> Integration {
        var integration = Integration(id: id)
        for change in plan.changes where change.integration == id {
            let value: Field<String> = change.theirs.map { $0.string ?? "" }
            if change.field == .name { integration.name = value } else { integration.descriptionShort = value }
        }
        return integration
    }
}

extension PlanAction {
    /// The integration and field of a change that is to be sent.
    var sent: [String]? {
        if case .send(let change, _) = self { ["\(change.integration.rawValue) \(change.path)"] } else { nil }
    }
}

extension [PlanAction] {
    /// The changes that are to be sent.
    var sent: [String] { compactMap(\.sent).flatMap { $0 } }
}
