package import FoundationEssentials
package import JSON

/// A write sent by this console: what it was to change, and its outcome. Contains no secrets.
package struct JournalEntry: Hashable, Sendable {
    /// What was requested.
    package enum Operation: Hashable, Sendable {
        /// One field, with the server's previous value and the value sent.
        case update(EditableField, before: Field<JSONValue>, after: JSONValue)
        case create(NewIntegration)
        /// What was deleted, as the server described it, without secrets.
        case delete(JSONValue)
        case startMaintenance(MaintenanceMode, seconds: Int)
        case stopMaintenance
    }

    /// A field that a request has changed.
    package struct FieldWrite: Hashable, Sendable {
        package let field: EditableField
        /// The server's value before.
        package let before: Field<JSONValue>
        /// The value that was sent.
        package let after: JSONValue

        package init(_ field: EditableField, before: Field<JSONValue>, after: JSONValue) {
            self.field = field
            self.before = before
            self.after = after
        }
    }

    /// What this entry is a part of.
    package enum Relation: Hashable, Sendable {
        /// It undoes an earlier entry.
        case undoes(String)
        /// It redoes an earlier entry.
        case redoes(String)
        /// It is the stop or the start of an extension: a window of this mode is to be open until then.
        case extends(mode: MaintenanceMode, until: Date)
    }

    /// The outcome of the write.
    package enum Outcome: Hashable, Sendable {
        /// The server applied it; for an update, the value it then reported, if any.
        case applied(stored: Field<JSONValue>)
        /// The server rejected it, with its message.
        case refused(String)
        /// It is unknown whether the server applied it: why there was no response.
        case unanswered(String)
    }

    /// Unique.
    package let id: String
    package let at: Date
    /// The base URL of the server, without a secret in it.
    package let server: String
    /// Nil for a creation without a response.
    package var integration: IntegrationID?
    /// The integration's name at the time.
    package let name: String
    package let operation: Operation
    package let relation: Relation?
    /// The writes of one plan for many integrations have the same.
    package var batch: String?
    /// The other fields that the same request has changed, after the one of `operation`.
    package var more: [FieldWrite] = []
    /// Why the user did it, in the user's words.
    package var why: String?
    /// Nil while it is unknown: the write is under way, or its console ended too early.
    package var outcome: Outcome?

    package init(
        id: String, at: Date, server: String, integration: IntegrationID?, name: String, operation: Operation,
        relation: Relation? = nil, why: String? = nil, outcome: Outcome? = nil
    ) {
        self.id = id
        self.at = at
        self.server = server
        self.integration = integration
        self.name = name
        self.operation = operation
        self.relation = relation
        self.why = why
        self.outcome = outcome
    }

    /// All fields that the request has changed; none for a write that is not an update.
    package var fields: [FieldWrite] {
        guard case .update(let field, let before, let after) = operation else { return [] }
        return [FieldWrite(field, before: before, after: after)] + more
    }
}

/// The outcome of an entry, once it is known.
package struct JournalOutcome: Hashable, Sendable {
    /// The entry's id.
    package let id: String
    package let at: Date
    package let outcome: JournalEntry.Outcome
    /// The integration made by a creation.
    package let integration: IntegrationID?

    package init(id: String, at: Date, outcome: JournalEntry.Outcome, integration: IntegrationID? = nil) {
        self.id = id
        self.at = at
        self.outcome = outcome
        self.integration = integration
    }
}
