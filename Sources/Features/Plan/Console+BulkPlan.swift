import JSON
import OnCall
import Planning

extension Console {
    /// Plans an action for many integrations: one request for each, in the order of `ids`.
    mutating func openBulkPlan(_ action: BulkAction, of ids: [IntegrationID]) {
        var checks = CheckedValues()
        let changes = ids.compactMap { directory.integration($0) }.flatMap { integration in
            let locked = lockedTeam(of: integration.id).map { [PlanWarning.blocked($0.message)] } ?? []
            return action.writes(to: integration).map { change($0, of: integration, locked, &checks) }
        }
        guard !changes.isEmpty else {
            notice = .plan(.nothingToPlan)
            return
        }
        openPlan(.bulk(batch: newBatch()), changes)
    }

    private func change(
        _ write: PlannedChange.Write, of integration: Integration, _ locked: [PlanWarning],
        _ checks: inout CheckedValues
    ) -> PlannedChange {
        let name = integration.displayName
        switch write {
        case .field(let field, let value):
            let (checked, warnings) = checks.check(field, value, of: integration.id)
            let known = integration.value(of: field)
            // What is sent unchanged is not a fault of this plan.
            let isSame = known.isSame(as: Field(sent: checked))
            return PlannedChange(
                integration.id, name: name, field, checked, base: known, warnings: isSame ? locked : locked + warnings,
                names: directory.valueNames(of: field))
        case .startMaintenance, .stopMaintenance, .extendMaintenance:
            return PlannedChange(
                integration.id, name: name, write, base: integration.value(of: .window), warnings: locked,
                names: .window)
        case .delete:
            return PlannedChange(
                integration.id, name: name, write, base: .absent, warnings: locked, names: .existence)
        }
    }
}

/// Checks of values: the same template for a thousand integrations is checked once.
private struct CheckedValues {
    private struct Key: Hashable {
        let field: EditableField
        let value: JSONValue
    }

    private var known: [Key: (value: JSONValue, warnings: [PlanWarning])] = [:]

    mutating func check(
        _ field: EditableField, _ value: JSONValue, of id: IntegrationID
    ) -> (value: JSONValue, warnings: [PlanWarning]) {
        let key = Key(field: field, value: value)
        if let found = known[key] { return found }
        let found = FieldCheck.check(field, value, base: .absent, of: id)
        known[key] = found
        return found
    }
}
