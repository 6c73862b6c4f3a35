import JSON
import OnCall

extension Console {
    /// An integration was created from a deleted one: the old values become drafts of the new one, and a plan.
    mutating func restore(_ origin: JournalEntry, into new: Integration) {
        guard case .delete(let json) = origin.operation, let old = try? Integration(json) else { return }
        var fields = old.templates.slots.filter { old.templates[$0].value != nil }.map { EditableField.template($0) }
        fields += [.descriptionShort, .labels, .dynamicLabels]
        for field in fields {
            let held = new.value(of: field)
            // Values that this server does not support are left out.
            guard !held.isAbsent, case .value(let value) = old.value(of: field), value.array?.isEmpty != true,
                !held.isSame(as: .value(value))
            else { continue }
            keep(
                Draft(
                    key: draftKey(new.id, field), integrationName: new.displayName, base: held, value: value,
                    changedAt: now))
        }
        updateList()
        let hasDrafts = hasDraft(new.id)
        if hasDrafts { planAll(of: new.id) }
        notice = .creation(.restored(new.displayName, draftsOf: hasDrafts ? origin.name : nil))
    }
}
