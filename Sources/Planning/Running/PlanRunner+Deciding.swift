package import OnCall

extension PlanRunner {
    /// Whether the change at `index` has a conflict to decide.
    package func hasChoice(at index: Int) -> Bool { isReviewed(index) && plan.changes[index].hasChoice }

    /// Whether the change at `index` can be rebased onto the server's version.
    package func canRebase(at index: Int) -> Bool { hasChoice(at: index) && plan.isOfDrafts }

    /// Whether the change at `index` waits for the user to send it anyway.
    package func canSendAnyway(at index: Int) -> Bool {
        isReviewed(index) && plan.changes[index].state.isOpen && plan.changes[index].needsSendAnyway
    }

    /// Leaves changes out, or takes them in again if all of them are left out.
    package mutating func leaveOut(_ indices: Range<Int>) {
        let range = indices.clamped(to: plan.changes.indices)
        let isLeftOut = range.allSatisfy { plan.changes[$0].isLeftOut }
        for index in range where plan.changes[index].state.isOpen || plan.changes[index].state.isUnknown {
            plan.changes[index].isLeftOut = !isLeftOut
            plan.changes[index].isQueued = false
        }
    }

    /// Decides a conflict: the user's version is sent.
    package mutating func keepMine(at index: Int) {
        if hasChoice(at: index) { plan.changes[index].choice = .mine }
    }

    /// Decides a conflict: the server's version stays. The draft is dropped once the user confirms.
    package mutating func takeTheirs(at index: Int) {
        if hasChoice(at: index) { plan.changes[index].choice = .theirs }
    }

    /// Closes the plan to continue editing, based on the server's version.
    package mutating func rebase(at index: Int) -> [PlanAction] {
        guard canRebase(at: index) else { return [] }
        let change = plan.changes[index]
        return close(.rebased) + [.rebase(change)]
    }

    /// Allows a change to be sent although the server would refuse it. A plan of one change is then sent without further
    /// questions.
    package mutating func sendAnyway(at index: Int, busy: Set<IntegrationID>) -> [PlanAction] {
        guard canSendAnyway(at: index) else { return [] }
        plan.changes[index].isSentAnyway = true
        return !plan.isList && plan.changes[index].isReady ? confirm(busy: busy) : []
    }

    /// Whether the user sees the change at `index` and can decide.
    private func isReviewed(_ index: Int) -> Bool {
        (phase == .reviewing || phase == .sending) && plan.changes.indices.contains(index)
    }
}
