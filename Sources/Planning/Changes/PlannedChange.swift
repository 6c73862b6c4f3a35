package import JSON
package import OnCall

/// A change of a plan: what is written, the server's value when it was planned, its current value, and the new value.
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
    /// What is sent.
    package let write: Write
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
    /// Whether the user leaves it out: it is not sent.
    package internal(set) var isLeftOut = false
    /// Whether it was to be sent, and the plan stopped before.
    package internal(set) var isHeldBack = false
    /// How the journal entry of the write refers to an earlier one.
    package let relation: JournalEntry.Relation?
    /// Whether the server's value has been fetched.
    private var isLearned = false
    /// Whether someone else has changed the value since it was planned, to something other than the new value. Stored, because texts can
    /// be long and it is asked often.
    package private(set) var isConflict = false

    // Differences are computed when they are shown: a plan can have thousands of changes, and few are visible.

    /// From the base to the value: what the user changed.
    package var ownDiff: FieldDiff { FieldDiff(from: base, to: sent, names) }

    /// From the server's value to the new value: the effect of sending.
    package var diff: FieldDiff { isLearned ? FieldDiff(from: theirs, to: sent, names) : ownDiff }

    /// From the base to the server's value: what someone else changed; empty without a conflict.
    package var theirDiff: FieldDiff {
        isConflict ? FieldDiff(from: base, to: theirs, names) : FieldDiff(from: .absent, to: .absent, names)
    }

    /// What someone else changed, and what is sent, each from the base, with so many unchanged lines around.
    package func whole(context: Int) -> (theirs: FieldDiff, mine: FieldDiff) {
        (
            FieldDiff(from: base, to: theirs, names, context: context),
            FieldDiff(from: base, to: sent, names, context: context)
        )
    }

    /// A change of a field that is not fetched yet.
    /// - Parameter names: how the values of the field are called; nil if they are not ids.
    package init(
        _ integration: IntegrationID, name: String, _ field: EditableField, _ value: JSONValue,
        base: Field<JSONValue>, draft: JSONValue? = nil, warnings: [PlanWarning] = [], names: ValueNames? = nil,
        relation: JournalEntry.Relation? = nil
    ) {
        self.init(
            integration, name: name, .field(field, value), base: base, draft: draft, warnings: warnings,
            names: names ?? ValueNames(of: field), relation: relation)
    }

    /// A change that is not fetched yet.
    /// - Parameter base: the server's value of the target, as known.
    package init(
        _ integration: IntegrationID, name: String, _ write: Write, base: Field<JSONValue>, draft: JSONValue? = nil,
        warnings: [PlanWarning] = [], names: ValueNames, relation: JournalEntry.Relation? = nil
    ) {
        self.integration = integration
        self.name = name
        self.write = write
        self.base = base
        self.draft = draft
        self.names = names
        self.relation = relation
        plannedWarnings = warnings
    }

    /// What to know before it is sent. A value that can't be read is not replaced.
    package var warnings: [PlanWarning] {
        plannedWarnings + (unreadable.map { [.blocked("the server's value can't be read: it \($0)")] } ?? [])
    }

    /// Records the freshly fetched value.
    mutating func learn(_ integration: Integration) {
        theirs = integration.value(of: target)
        unreadable = integration.problem(of: target)
        isLearned = true
        let isDone = isDone(theirs)
        isConflict =
            !isDone && target != .existence && !base.isAbsent && !theirs.isAbsent && !theirs.isSame(as: base)
            && !isStart
        state = isDone ? .alreadySame : .open
    }

    /// A window that is gone by now does not hinder the start of another one.
    private var isStart: Bool { if case .startMaintenance = write { true } else { false } }

    /// Records that the server's value has changed.
    /// - Returns: whether anything changed.
    mutating func update(_ integration: Integration) -> Bool {
        let theirs = integration.value(of: target)
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
