package import FoundationEssentials
package import JSON
package import OnCall

extension PlannedChange {
    /// What is sent for a change.
    package enum Write: Hashable, Sendable {
        /// A field and its new value; a JSON null resets it to its default.
        case field(EditableField, JSONValue)
        case startMaintenance(MaintenanceMode, seconds: Int, why: String? = nil)
        case stopMaintenance
        /// Moves the end of an open window: the window is stopped, and started again in the same mode.
        case extendMaintenance(MaintenanceMode, until: Date, why: String? = nil)
        case delete
    }

    /// What a write changes: of two writes with the same target, the later one wins.
    package enum Target: Hashable, Sendable {
        case field(EditableField)
        case window
        /// The integration itself.
        case existence
    }

    /// The field to change; nil for a change that is not one of a field.
    package var field: EditableField? { if case .field(let field, _) = write { field } else { nil } }

    /// The new value of the field; a JSON null resets the field to its default.
    package var value: JSONValue { if case .field(_, let value) = write { value } else { .null } }

    /// What it changes.
    package var target: Target {
        switch write {
        case .field(let field, _): .field(field)
        case .startMaintenance, .stopMaintenance, .extendMaintenance: .window
        case .delete: .existence
        }
    }

    /// The dotted path of the field: `templates.slack.title`; `maintenance` or `integration` for other changes.
    package var path: String {
        switch target {
        case .field(let field): field.path
        case .window: "maintenance"
        case .existence: "integration"
        }
    }

    /// The display name of what it changes.
    package var title: String {
        switch target {
        case .field(let field): field.title
        case .window: "Maintenance"
        case .existence: "Integration"
        }
    }

    /// The body of the request that changes the field; empty for other changes.
    package var patch: IntegrationPatch { field.map { IntegrationPatch($0, value) } ?? IntegrationPatch() }

    /// What the server is expected to hold afterwards.
    package var sent: Field<JSONValue> {
        switch write {
        case .field(_, let value): Field(sent: value)
        case .startMaintenance(let mode, let seconds, _):
            .value(.string("\(mode.rawValue) for \(MaintenanceDuration.text(seconds))"))
        case .extendMaintenance(let mode, let end, _): .value(.string("\(mode.rawValue), ends \(end.iso8601)"))
        case .stopMaintenance, .delete: .null
        }
    }

    /// Whether the server already holds what would be sent. An open window is never replaced.
    func isDone(_ theirs: Field<JSONValue>) -> Bool {
        switch write {
        case .field, .stopMaintenance, .extendMaintenance: theirs.isSame(as: sent)
        case .startMaintenance: theirs.value != nil
        case .delete: false
        }
    }
}

extension Integration {
    /// What the server holds of the target of a write, for comparisons.
    package func value(of target: PlannedChange.Target) -> Field<JSONValue> {
        switch target {
        case .field(let field): value(of: field)
        case .window:
            maintenanceMode.map { mode in
                .string(mode.rawValue + (maintenanceEndAt.value.map { ", ends " + $0.iso8601 } ?? ""))
            }
        case .existence: .value(.string(displayName))
        }
    }

    /// Why the server's value of a target can't be read; nil if it can.
    func problem(of target: PlannedChange.Target) -> String? {
        switch target {
        case .field(let field): problem(of: field)
        case .window: unreadable["maintenance_mode"]?.reason
        case .existence: nil
        }
    }
}
