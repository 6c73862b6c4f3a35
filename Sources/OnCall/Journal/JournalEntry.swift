package import FoundationEssentials
package import JSON

/// An order of this console that was sent to a server: what it was to change, and what came of it. It holds no secret.
package struct JournalEntry: Hashable, Sendable {
    /// What was ordered.
    package enum Operation: Hashable, Sendable {
        /// One field, with what the server held of it before, and what was sent.
        case update(EditableField, before: Field<JSONValue>, after: JSONValue)
        case create(NewIntegration)
        /// What was deleted, as the server described it, its secrets left out.
        case delete(JSONValue)
        case startMaintenance(MaintenanceMode, seconds: Int)
        case stopMaintenance
    }

    /// An earlier entry that this one takes back, or does again.
    package enum Relation: Hashable, Sendable {
        case undoes(String)
        case redoes(String)
    }

    /// What came of it.
    package enum Outcome: Hashable, Sendable {
        /// The server took it; of an update, what it then held, as far as it told.
        case applied(stored: Field<JSONValue>)
        /// The server did not take it: its words.
        case refused(String)
        /// Nobody knows whether the server took it: why no answer came.
        case unanswered(String)
    }

    /// No two entries share one.
    package let id: String
    package let at: Date
    /// The base URL of the server, without a secret in it.
    package let server: String
    /// Nil for a creation that is not answered.
    package var integration: IntegrationID?
    /// The integration's name at the time.
    package let name: String
    package let operation: Operation
    package let relation: Relation?
    /// Nil as long as nothing is known of it: it is under way, or its console ended too early.
    package var outcome: Outcome?

    package init(
        id: String, at: Date, server: String, integration: IntegrationID?, name: String, operation: Operation,
        relation: Relation? = nil, outcome: Outcome? = nil
    ) {
        self.id = id
        self.at = at
        self.server = server
        self.integration = integration
        self.name = name
        self.operation = operation
        self.relation = relation
        self.outcome = outcome
    }
}

/// What came of an entry, when that is known.
package struct JournalOutcome: Hashable, Sendable {
    /// The entry's.
    package let id: String
    package let at: Date
    package let outcome: JournalEntry.Outcome
    /// The integration that a creation made.
    package let integration: IntegrationID?

    package init(id: String, at: Date, outcome: JournalEntry.Outcome, integration: IntegrationID? = nil) {
        self.id = id
        self.at = at
        self.outcome = outcome
        self.integration = integration
    }
}
