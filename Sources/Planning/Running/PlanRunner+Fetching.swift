package import OnCall

extension PlanRunner {
    /// A fetch has returned an integration.
    package mutating func fetched(
        _ id: IntegrationID, _ integration: Integration, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        guard phase.isActive else { return [] }
        let isComparison = plan.comparing == id
        let further = fetchEnded(id)
        var same: [PlanAction] = []
        for index in indices(of: id) where plan.changes[index].state.isUnknown {
            plan.changes[index].learn(integration)
            // An undo or a reset says nothing about a draft, which has changes of its own.
            if plan.isOfDrafts, plan.changes[index].state == .alreadySame {
                same.append(.alreadySame(plan.changes[index]))
            }
        }
        return same + further + (isComparison ? compare(id, integration, busy) : review(busy))
    }

    /// Compares the plan with the server right before its changes are sent. Those that are not as shown are not sent.
    private mutating func compare(
        _ id: IntegrationID, _ integration: Integration, _ busy: Set<IntegrationID>
    ) -> [PlanAction] {
        plan.comparing = nil
        compared = id
        var actions: [PlanAction] = []
        var isOutdated = phase == .sending && !indices(of: id).contains { plan.changes[$0].isQueued }
        for index in indices(of: id) where plan.changes[index].state.isOpen {
            let wasQueued = plan.changes[index].isQueued
            _ = plan.changes[index].update(integration)
            if wasQueued, !plan.changes[index].isQueued, plan.changes[index].state != .alreadySame { isOutdated = true }
            if plan.isOfDrafts, plan.changes[index].state == .alreadySame {
                actions.append(.alreadySame(plan.changes[index]))
            }
        }
        if isOutdated, plan.isBulk { unqueue(id) }
        actions += review(busy)
        guard phase.isActive else { return actions }
        return actions + (isOutdated ? [.showMessage(.changedBeforeSending)] : []) + sendNext(busy)
    }

    /// A fetch has failed.
    package mutating func fetchFailed(
        _ id: IntegrationID, _ error: ServiceError, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        guard phase.isActive else { return [] }
        if phase == .checking, error.kind == .cancelled { return close(.cancelled) }
        if plan.comparing == id { return comparisonFailed(id, error, busy) }
        if error.kind == .cancelled { cancelWaitingFetches(error) }
        let further = fetchEnded(id)
        for index in indices(of: id) where plan.changes[index].state.isUnknown {
            plan.changes[index].state = error.kind == .notFound ? .gone : .notFetched(error)
        }
        return further + review(busy)
    }

    /// Fetches that have not begun are not made.
    private mutating func cancelWaitingFetches(_ error: ServiceError) {
        let waiting = Set(waitingFetches)
        waitingFetches = []
        for index in plan.changes.indices
        where plan.changes[index].state == .fetching && waiting.contains(plan.changes[index].integration) {
            plan.changes[index].state = .notFetched(error)
        }
    }

    /// Nothing of an integration is sent as long as a part of it has to be decided again.
    private mutating func unqueue(_ id: IntegrationID) {
        for index in indices(of: id) { plan.changes[index].isQueued = false }
    }

    /// The comparison right before sending failed: nothing of the integration is sent.
    private mutating func comparisonFailed(
        _ id: IntegrationID, _ error: ServiceError, _ busy: Set<IntegrationID>
    ) -> [PlanAction] {
        plan.comparing = nil
        for index in indices(of: id) {
            if plan.changes[index].state.isOpen, error.kind == .notFound {
                plan.changes[index].state = .gone
            } else if plan.changes[index].isQueued, plan.changes[index].state.isOpen {
                plan.changes[index].comparisonError = error
            }
            plan.changes[index].isQueued = false
        }
        if error.stopsPlan { stop() }
        stopIfUnauthorized(error)
        return (error.kind == .notFound ? [] : [.showMessage(.notCompared(error))]) + sendNext(busy)
    }

    /// The server's value is known to have changed: a decision about the old value is void.
    /// - Parameter integration: nil if the integration is no longer on the server.
    package mutating func changedOnServer(
        _ id: IntegrationID, _ integration: Integration?, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        guard phase.isActive else { return [] }
        var isChanged = false
        for index in indices(of: id) where plan.changes[index].state.isOpen {
            if let integration {
                if plan.changes[index].update(integration) { isChanged = true }
            } else {
                plan.changes[index].state = .gone
                isChanged = true
            }
        }
        return isChanged ? review(busy) : []
    }

    /// Decides whether a plan of one change proceeds automatically, now that the server's value is known.
    private mutating func review(_ busy: Set<IntegrationID>) -> [PlanAction] {
        // Whether one is under way last: it looks at every change.
        guard !plan.isList, !plan.isFetching, let change = plan.changes.first else { return [] }
        if let field = change.field {
            if let expected = plan.expected, change.isKnown, !change.theirs.isSame(as: expected) {
                return close(.notExpected(field, change.theirs.isAbsent ? .notReported : .changed))
            }
            if change.state == .alreadySame { return close(.alreadySame(field)) }
        }
        guard phase == .checking else { return [] }
        if change.isReady, change.warnings.isEmpty, !change.hidesTheirs { return sendQuietly(change, busy) }
        phase = .reviewing
        return [.reveal(change)]
    }
}

extension PlannedChange {
    /// Whether the server's value is known.
    fileprivate var isKnown: Bool { state == .open || state == .alreadySame }
}
