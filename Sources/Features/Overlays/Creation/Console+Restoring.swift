import JSON
import OnCall

extension Console {
    /// An integration was created from another one: the other's values become drafts of the new one, and a plan. Its link stays its own.
    mutating func restore(_ origin: CreationOrigin, into new: Integration) {
        guard let old = origin.integration else { return }
        var fields = old.templates.slots.filter { old.templates[$0].value != nil }.map { EditableField.template($0) }
        fields += [.descriptionShort, .labels, .dynamicLabels]
        fields += RouteField.fields(of: old.defaultRoute.value ?? JSONObject()).map { .route($0) }
        for field in fields {
            let held = new.value(of: field)
            // Values that this server does not support are left out, and so are those that can't be read.
            guard !held.isAbsent, new.problem(of: field) == nil, old.problem(of: field) == nil,
                case .value(let value) = old.value(of: field), value.array?.isEmpty != true,
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
        let copied: Set = ["description_short", "default_route", "labels", "dynamic_labels", "templates"]
        notice = .creation(
            .restored(
                new.displayName, draftsOf: hasDrafts ? origin.name : nil,
                unreadable: old.unreadable.keys.filter(copied.contains).sorted()))
    }
}
