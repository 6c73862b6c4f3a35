package import FoundationEssentials
package import JSON
package import OnCall
package import Planning

/// An action for many integrations.
package enum BulkAction: Hashable, Sendable {
    /// A field and its new value.
    package struct Value: Hashable, Sendable {
        package let field: EditableField
        /// A JSON null resets the field to its default.
        package let value: JSONValue

        package init(_ field: EditableField, _ value: JSONValue) {
            self.field = field
            self.value = value
        }
    }

    /// Where the end of an open window is moved to.
    package enum NewEnd: Hashable, Sendable {
        case until(Date)
        /// So many seconds later than the end of each window; of one that is overdue, later than now, in the server's time.
        case later(seconds: Int, now: Date)

        fileprivate func end(of window: MaintenanceWindow) -> Date {
            switch self {
            case .until(let end): end
            case .later(let seconds, let now):
                max(window.endsAt ?? now, now).addingTimeInterval(TimeInterval(seconds))
            }
        }
    }

    /// Set fields to the same values everywhere.
    case set([Value])
    /// Reset all templates to the server's defaults.
    case resetTemplates
    case label(LabelRules.Kind, LabelChange)
    /// Find and replace in templates; nil for all slots.
    case replace(TextReplacement, in: TemplateSlot?)
    case startMaintenance(MaintenanceMode, seconds: Int, why: String? = nil)
    case stopMaintenance
    /// Move the ends of open windows.
    case extendMaintenance(NewEnd, why: String? = nil)
    case delete

    /// What is written to an integration; nothing if it has nothing that the action acts on.
    package func writes(to integration: Integration) -> [PlannedChange.Write] {
        switch self {
        case .set(let values):
            values.filter { !integration.value(of: $0.field).isAbsent }.map { .field($0.field, $0.value) }
        case .resetTemplates:
            integration.templates.slots.filter { integration.templates[$0].value != nil }
                .map { .field(.template($0), .null) }
        case .label(let kind, let change): labels(kind, change, integration)
        case .replace(let replacement, let slot): texts(replacement, slot, integration)
        case .startMaintenance(let mode, let seconds, let why):
            [.startMaintenance(mode, seconds: seconds, why: why)]
        case .stopMaintenance: [.stopMaintenance]
        case .extendMaintenance(let end, let why):
            integration.maintenance.map { [.extendMaintenance($0.mode, until: end.end(of: $0), why: why)] } ?? []
        case .delete: [.delete]
        }
    }

    private func labels(
        _ kind: LabelRules.Kind, _ change: LabelChange, _ integration: Integration
    ) -> [PlannedChange.Write] {
        let stored = kind == .plain ? integration.labels : integration.dynamicLabels
        guard !stored.isAbsent else { return [] }
        let field: EditableField = kind == .plain ? .labels : .dynamicLabels
        return [.field(field, .array(change.applied(to: stored.value ?? []).map(\.json)))]
    }

    private func texts(
        _ replacement: TextReplacement, _ slot: TemplateSlot?, _ integration: Integration
    ) -> [PlannedChange.Write] {
        let templates = integration.templates
        return (slot.map { [$0] } ?? templates.slots).compactMap { slot in
            guard let text = templates[slot].value, let replaced = replacement.applied(to: text), replaced != text
            else {
                return nil
            }
            return .field(.template(slot), .string(replaced))
        }
    }

    /// The values that make another integration like this one: templates, labels, team and default route; never its name or link.
    package static func copy(of origin: Integration, templatesOnly: Bool) -> BulkAction {
        var fields = origin.templates.slots.map { EditableField.template($0) }
        if !templatesOnly {
            fields += [.team, .labels, .dynamicLabels]
            fields += RouteField.fields(of: origin.defaultRoute.value ?? JSONObject()).map { .route($0) }
        }
        return .set(
            fields.compactMap { field in
                guard origin.problem(of: field) == nil, let value = origin.value(of: field).valueToSend else {
                    return nil
                }
                return Value(field, value)
            })
    }
}

/// A change of the labels of an integration.
package enum LabelChange: Hashable, Sendable {
    /// Adds a label, unless its key is there.
    case add(String, String)
    /// Replaces the value where the key is there, and adds the label where it is not.
    case set(String, String)
    /// Removes the labels with a key.
    case remove(String)

    /// The labels afterwards.
    package func applied(to labels: [Label]) -> [Label] {
        switch self {
        case .add(let key, let value):
            return labels.contains { $0.key == key } ? labels : labels + [Label(key: key, value: value)]
        case .set(let key, let value):
            guard labels.contains(where: { $0.key == key }) else { return labels + [Label(key: key, value: value)] }
            return labels.map { label in
                var label = label
                if label.key == key { label.value = value }
                return label
            }
        case .remove(let key): return labels.filter { $0.key != key }
        }
    }
}
