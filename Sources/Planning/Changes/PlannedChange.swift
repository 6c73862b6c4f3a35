package import JSON
package import OnCall

/// One request of a plan: a field, the server's value when editing began, its current value, and the new value.
package struct PlannedChange: Hashable, Sendable {
    /// The version to keep when both sides changed the field.
    package enum Choice: Hashable, Sendable {
        /// The user's version is sent.
        case mine
        /// The server's version stays.
        case theirs
    }

    /// The integration to change.
    package let integration: IntegrationID
    /// The integration's name.
    package let name: String
    /// The field to change.
    package let field: EditableField
    /// The new value; a JSON null resets the field to its default.
    package let value: JSONValue
    /// The server's value when editing began.
    package private(set) var base: Field<JSONValue>
    /// The server's current value; absent until it has been fetched.
    package private(set) var theirs: Field<JSONValue> = .absent
    /// How the values of the field are called.
    package let names: ValueNames
    /// What was known when it was planned.
    private let plannedWarnings: [PlanWarning]
    /// Why the server's current value can't be read; nil if it can.
    private var unreadable: String?
    /// The draft of the field when the plan was made. Text typed later is not sent.
    package let draft: JSONValue?
    /// Its progress.
    package internal(set) var state = State.fetching
    /// The decision about a conflict; nil until one is made.
    package internal(set) var choice: Choice?
    /// Whether the user wants it sent although the server would refuse it.
    package internal(set) var isSentAnyway = false
    /// Whether it was ready when Enter was pressed. A change that becomes ready later waits for another Enter.
    var isQueued = false
    /// Why the comparison with the server right before sending failed; nil if it has not.
    package internal(set) var comparisonError: ServiceError?

    /// From the base to the value: what the user changed.
    package let ownDiff: FieldDiff
    /// From the server's value to the new value: the effect of sending.
    package private(set) var diff: FieldDiff
    /// From the base to the server's value: what someone else changed; empty without a conflict.
    package private(set) var theirDiff: FieldDiff

    /// A change that is not fetched yet.
    /// - Parameter names: how the values of the field are called; nil if they are not ids.
    package init(
        _ integration: IntegrationID, name: String, _ field: EditableField, _ value: JSONValue,
        base: Field<JSONValue>, draft: JSONValue? = nil, warnings: [PlanWarning] = [], names: ValueNames? = nil
    ) {
        let names = names ?? ValueNames(of: field)
        self.names = names
        self.integration = integration
        self.name = name
        self.field = field
        self.value = value
        self.base = base
        self.draft = draft
        plannedWarnings = warnings
        ownDiff = FieldDiff(from: base, to: Field(sent: value), names)
        diff = ownDiff
        theirDiff = FieldDiff(from: .absent, to: .absent, names)
    }

    /// What to know before it is sent. A value that can't be read is not replaced.
    package var warnings: [PlanWarning] {
        plannedWarnings + (unreadable.map { [.blocked("the server's value can't be read: it \($0)")] } ?? [])
    }

    /// Records the freshly fetched value.
    mutating func learn(_ integration: Integration) {
        learn(integration.value(of: field), problem: integration.problem(of: field))
    }

    private mutating func learn(_ theirs: Field<JSONValue>, problem: String?) {
        self.theirs = theirs
        unreadable = problem
        diff = FieldDiff(from: theirs, to: Field(sent: value), names)
        theirDiff = isConflict ? FieldDiff(from: base, to: theirs, names) : FieldDiff(from: theirs, to: theirs, names)
        state = theirs.isSame(as: Field(sent: value)) ? .alreadySame : .open
    }

    /// Records that the server's value has changed.
    /// - Returns: whether anything changed.
    mutating func update(_ integration: Integration) -> Bool {
        let theirs = integration.value(of: field)
        guard !theirs.isAbsent, theirs != self.theirs else { return false }
        // A difference that is not visible to the user needs no new decision.
        if !theirs.isSame(as: self.theirs) {
            // Without a base, the value shown so far becomes the base.
            if base.isAbsent { base = self.theirs }
            choice = nil
            isQueued = false
        }
        learn(integration)
        return true
    }
}
