// Module Planning
//
// What a save would send: planned changes, conflicts, the state machine of a plan, undo and redo from the journal.
//
// Used by Features and Panes. Must not know the screen, the network or how the journal is stored.

import JSON
package import OnCall

/// The writes that would be sent, for review before they are sent.
package struct Plan: Hashable, Sendable {
    /// The purpose of a plan.
    package enum Purpose: Hashable, Sendable {
        /// To save a field that was edited.
        case save
        /// To reset a template to the server's default.
        case resetToDefault
        /// To undo a write.
        case undo(JournalStep)
        /// To redo a write that was undone.
        case redo(JournalStep)
        /// To save many drafts one after the other; the plan stays open and shows the result of each.
        case saveAll
    }

    /// The purpose.
    package let purpose: Purpose
    /// The changes in the order they are sent.
    package internal(set) var changes: [PlannedChange]
    /// The integration that is fetched once more, to compare it with the plan right before its changes are sent; nil for none.
    package internal(set) var comparing: IntegrationID?

    /// A plan whose changes are not fetched yet.
    package init(_ purpose: Purpose, _ changes: [PlannedChange]) {
        self.purpose = purpose
        self.changes = changes
    }

    /// Whether there may be several changes, and the plan stays open.
    package var isList: Bool { purpose == .saveAll }

    /// Whether the values come from drafts, which are dropped once the server holds them.
    package var isOfDrafts: Bool { purpose == .save || isList }

    /// Whether a fetch is under way.
    package var isFetching: Bool { changes.contains { $0.state == .fetching } }

    /// Whether a write is under way.
    package var isSending: Bool { changes.contains { $0.state.isSending } }

    /// Whether something that was confirmed is being compared or sent.
    package var isUnderWay: Bool { isSending || comparing != nil }

    /// Whether a change is compared with the server once more before it is sent.
    package func isComparing(_ change: PlannedChange) -> Bool {
        comparing == change.integration && change.isQueued && change.isReady
    }

    /// Whether something was sent or finally decided.
    package var hasSent: Bool { changes.contains { $0.state.isIrreversible } }

    /// Whether nothing is left that could be sent.
    package var isOver: Bool { !isSending && !isFetching && comparing == nil && !changes.contains { $0.state.isOpen } }

    /// Whether there is a change that a decision of the user would make ready.
    package var canDecide: Bool { changes.contains { $0.hasChoice || $0.state.isOpen && $0.needsSendAnyway } }

    /// How many changes the server holds, and how many remain.
    package var tally: PlanTally {
        PlanTally(
            saved: changes.count { $0.state == .saved }, remaining: changes.count { !$0.state.isSettled })
    }

    /// How the journal entry of the write refers to an earlier one.
    var relation: JournalEntry.Relation? {
        switch purpose {
        case .undo(let step): .undoes(step.entry)
        case .redo(let step): .redoes(step.entry)
        case .save, .resetToDefault, .saveAll: nil
        }
    }

    /// What an undo or redo expects the server to hold.
    var expected: Field<JSONValue>? {
        switch purpose {
        case .undo(let step), .redo(let step): step.expected
        case .save, .resetToDefault, .saveAll: nil
        }
    }
}
