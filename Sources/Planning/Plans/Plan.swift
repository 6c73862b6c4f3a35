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
        /// To change many integrations: one request for each of them with all of its fields. The text is the id of the batch in the
        /// journal.
        case bulk(batch: String)
    }

    /// The purpose.
    package let purpose: Purpose
    /// The changes in the order they are sent.
    package internal(set) var changes: [PlannedChange]
    /// The integration that is fetched once more, to compare it with the plan right before its changes are sent; nil for none.
    package internal(set) var comparing: IntegrationID?

    /// Why it stopped before everything was sent; nil if it has not.
    package internal(set) var stop: Stop?
    /// The rows of the plan as a table: the changes that are shown together.
    package let groups: [Range<Int>]

    /// Why a plan for many integrations stopped by itself.
    package enum Stop: Hashable, Sendable {
        /// The token is not accepted.
        case unauthorized(ServiceError)
        /// So many requests in a row were refused; the last one.
        case refusals(Int, ServiceError)
    }

    /// A plan whose changes are not fetched yet. Changes of one integration follow each other in a plan for many.
    package init(_ purpose: Purpose, _ changes: [PlannedChange]) {
        self.purpose = purpose
        self.changes = changes
        let isGrouped = if case .bulk = purpose { true } else { false }
        var groups: [Range<Int>] = []
        for index in changes.indices {
            if isGrouped, let last = groups.last, changes[last.lowerBound].integration == changes[index].integration {
                groups[groups.count - 1] = last.lowerBound..<(index + 1)
            } else {
                groups.append(index..<(index + 1))
            }
        }
        self.groups = groups
    }

    /// From so many changes on a plan is shown as a table.
    private static let minOfTable = 21

    /// Whether it is shown as a table with a row for each group, and not with all differences.
    package var isTable: Bool { isBulk || changes.count >= Plan.minOfTable }

    /// Whether it changes many integrations, each with one request.
    package var isBulk: Bool { batch != nil }

    /// The id of its batch in the journal.
    package var batch: String? { if case .bulk(let batch) = purpose { batch } else { nil } }

    /// Whether there may be several changes, and the plan stays open.
    package var isList: Bool { purpose == .saveAll || isBulk }

    /// Whether the values come from drafts, which are dropped once the server holds them.
    package var isOfDrafts: Bool { purpose == .save || purpose == .saveAll }

    /// The group of a change.
    package func group(of index: Int) -> Int? {
        // Groups are in the order of the changes.
        var range = groups.indices
        while let first = range.first {
            let middle = first + range.count / 2
            if groups[middle].contains(index) { return middle }
            range = groups[middle].lowerBound > index ? first..<middle : (middle + 1)..<range.upperBound
        }
        return nil
    }

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
    package var isOver: Bool {
        !isSending && !isFetching && comparing == nil && !changes.contains { $0.state.isOpen && !$0.isLeftOut }
    }

    /// Whether there is a change that a decision of the user would make ready.
    package var canDecide: Bool {
        changes.contains { !$0.isLeftOut && ($0.hasChoice || $0.state.isOpen && $0.needsSendAnyway) }
    }

    /// How many changes the server holds, and how many remain.
    package var tally: PlanTally {
        PlanTally(
            // Some fields of an integration may have been the same already.
            saved: groups.count {
                $0.contains { changes[$0].state == .saved } && $0.allSatisfy { changes[$0].state.isSettled }
            },
            remaining: groups.count { $0.contains { !changes[$0].state.isSettled && !changes[$0].isLeftOut } })
    }

    /// How the journal entry of the write refers to an earlier one.
    var relation: JournalEntry.Relation? {
        switch purpose {
        case .undo(let step): .undoes(step.entry)
        case .redo(let step): .redoes(step.entry)
        case .save, .resetToDefault, .saveAll, .bulk: nil
        }
    }

    /// What an undo or redo expects the server to hold.
    var expected: Field<JSONValue>? {
        switch purpose {
        case .undo(let step), .redo(let step): step.expected
        case .save, .resetToDefault, .saveAll, .bulk: nil
        }
    }
}
