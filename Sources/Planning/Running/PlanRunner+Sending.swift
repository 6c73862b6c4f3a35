package import OnCall

extension PlanRunner {
    /// Why the plan can't be confirmed now.
    package enum ConfirmBlocker: Hashable, Sendable {
        /// A fetch is still under way.
        case fetching
        /// The server is compared with the plan before anything is sent.
        case comparing
        /// The changes are being sent one after the other.
        case sending
        /// The one change can't be sent as it stands.
        case change(PlannedChange.Blocker)
        /// None of several changes can be sent as it stands; whether the user can decide about one.
        case nothingReady(canDecide: Bool)
    }

    /// What confirming the plan does.
    package enum Confirmation: Hashable, Sendable {
        /// Sends the changes that are ready.
        case send
        /// Keeps the server's versions and drops the drafts; nothing is sent.
        case dropDrafts
        /// Closes the plan: nothing is left to send.
        case close
    }

    /// What confirming does, if nothing blocks it.
    package var confirmation: Confirmation {
        if plan.hasReady { return .send }
        return plan.changes.contains(where: \.keepsTheirs) ? .dropDrafts : .close
    }

    /// Why the plan can't be confirmed now; nil if it can.
    package var confirmBlocker: ConfirmBlocker? {
        if plan.comparing != nil { return .comparing }
        if plan.isFetching { return .fetching }
        guard plan.isList else { return plan.changes.first?.blocker.map { .change($0) } }
        if plan.isSending { return .sending }
        if plan.isOver || confirmation != .close { return nil }
        return .nothingReady(canDecide: plan.canDecide)
    }

    /// Confirms the plan as shown: sends what is ready, and nothing that was not reviewed or not decided. Each integration is compared
    /// with the server first.
    package mutating func confirm(busy: Set<IntegrationID>) -> [PlanAction] {
        guard phase == .reviewing, !plan.isSending, confirmBlocker == nil else { return [] }
        if plan.isList { return confirmList(busy) }
        guard let change = plan.changes.first else { return [] }
        if change.keepsTheirs, let field = change.field { return [.adoptTheirs(change)] + close(.tookTheirs(field)) }
        guard !busy.contains(change.integration) else { return [.showMessage(.busy)] }
        return sendReady(busy)
    }

    // MARK: Results of writes

    /// The server holds a change that was sent.
    package mutating func saved(
        _ id: IntegrationID, _ field: EditableField, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        saved(id, .field(field), busy: busy)
    }

    /// The server has applied a change that was sent.
    package mutating func saved(
        _ id: IntegrationID, _ target: PlannedChange.Target, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        settle(id, target, .saved, busy)
    }

    /// The server accepted a change that was sent, and holds something else.
    package mutating func notKept(
        _ id: IntegrationID, _ field: EditableField, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        notKept(id, .field(field), busy: busy)
    }

    /// The server accepted a change that was sent, and does not confirm it.
    package mutating func notKept(
        _ id: IntegrationID, _ target: PlannedChange.Target, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        settle(id, target, .notKept, busy)
    }

    /// The server does not hold a change that was sent. Some errors stop the rest as well.
    package mutating func refused(
        _ id: IntegrationID, _ field: EditableField, _ error: ServiceError, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        refused(id, .field(field), error, busy: busy)
    }

    /// The server has not applied a change that was sent. Some errors stop the rest as well.
    package mutating func refused(
        _ id: IntegrationID, _ target: PlannedChange.Target, _ error: ServiceError, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        if error.stopsPlan { stop() }
        return settle(id, target, .refused(error), busy)
    }

    /// It is unknown whether the server holds a change that was sent. Some errors stop the rest as well.
    package mutating func uncertain(
        _ id: IntegrationID, _ field: EditableField, _ reason: PlannedChange.Uncertainty, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        uncertain(id, .field(field), reason, busy: busy)
    }

    /// It is unknown whether the server has applied a change that was sent. Some errors stop the rest as well.
    package mutating func uncertain(
        _ id: IntegrationID, _ target: PlannedChange.Target, _ reason: PlannedChange.Uncertainty,
        busy: Set<IntegrationID>
    ) -> [PlanAction] {
        switch reason {
        case .noResponse(let error), .notConfirmed(let error): if error.stopsPlan { stop() }
        case .notReported, .undecided: break
        }
        return settle(id, target, .uncertain(reason), busy)
    }

    private mutating func settle(
        _ id: IntegrationID, _ target: PlannedChange.Target, _ state: PlannedChange.State, _ busy: Set<IntegrationID>
    ) -> [PlanAction] {
        let index = indices(of: id).first {
            plan.changes[$0].state.awaitsResult && plan.changes[$0].target == target
        }
        guard phase.isActive, let index else { return [] }
        let isNews = plan.changes[index].state.isSending
        plan.changes[index].state = state
        // The response to a save describes the integration; any other result leaves room for changes by someone else.
        compared = state == .saved || state == .notKept ? id : nil
        if isNews, !plan.isSending { countRefusals(state) }
        return sendNext(busy)
    }

    /// So many requests in a row that the server refuses stop a plan for many integrations.
    private static let maxRefusals = 3

    /// A request of a plan for many integrations has ended.
    private mutating func countRefusals(_ state: PlannedChange.State) {
        guard case .refused(let error) = state else {
            if state == .saved || state == .notKept { refusalsInRow = 0 }
            return
        }
        refusalsInRow += 1
        stopIfUnauthorized(error)
        if refusalsInRow >= PlanRunner.maxRefusals { stopByItself(.refusals(refusalsInRow, error)) }
    }

    /// Without an accepted token, everything else would be refused too.
    mutating func stopIfUnauthorized(_ error: ServiceError) {
        if error.kind == .refused { stopByItself(.unauthorized(error)) }
    }

    private mutating func stopByItself(_ reason: Plan.Stop) {
        guard plan.isBulk, phase == .sending, plan.changes.contains(where: \.isQueuedAndReady) else { return }
        plan.stop = reason
        stop()
    }

    // MARK: Sending

    /// Sends the change of a quiet plan, whose value has just been fetched. The plan closes.
    mutating func sendQuietly(_ change: PlannedChange, _ busy: Set<IntegrationID>) -> [PlanAction] {
        // It would wait invisibly and be sent at an unexpected time.
        guard !busy.contains(change.integration) else { return close(.busy) }
        plan.changes[0].state = .sending
        return close(.sent) + [.send(change, plan.relation)]
    }

    private mutating func confirmList(_ busy: Set<IntegrationID>) -> [PlanAction] {
        var actions: [PlanAction] = []
        for index in plan.changes.indices where plan.changes[index].keepsTheirs {
            plan.changes[index].state = .tookTheirs
            // Only a change that comes from a draft has one to drop.
            if plan.isOfDrafts { actions.append(.adoptTheirs(plan.changes[index])) }
        }
        if plan.isOver { return actions + close(.settled) }
        return plan.hasReady ? actions + sendReady(busy) : actions
    }

    /// Sends the changes that are ready now.
    private mutating func sendReady(_ busy: Set<IntegrationID>) -> [PlanAction] {
        for index in plan.changes.indices {
            plan.changes[index].isQueued = plan.canSend(index)
            plan.changes[index].comparisonError = nil
            plan.changes[index].isHeldBack = false
        }
        plan.stop = nil
        refusalsInRow = 0
        phase = .sending
        compared = nil
        return sendNext(busy)
    }

    /// Sends the next change that is queued and still ready, once its integration is compared with the server. Without one, a plan of
    /// several changes is finished, and any other is shown again.
    mutating func sendNext(_ busy: Set<IntegrationID>) -> [PlanAction] {
        guard phase == .sending, !plan.isSending, plan.comparing == nil else { return [] }
        while let index = plan.changes.firstIndex(where: \.isQueuedAndReady) {
            let change = plan.changes[index]
            guard !busy.contains(change.integration) else {
                if !plan.isList {
                    stop()
                    return [.showMessage(.busy)]
                }
                plan.changes[index].state = .held(.busy)
                continue
            }
            guard compared == change.integration else {
                plan.comparing = change.integration
                return [.fetch(change.integration)]
            }
            if let batch = plan.batch { return [sendTogether(with: index, batch)] }
            plan.changes[index].state = .sending
            return (plan.isList ? [] : close(.sent)) + [.send(plan.changes[index], plan.relation)]
        }
        phase = .reviewing
        return plan.isList ? [.finished(plan.tally)] : []
    }

    /// Sends all changes of an integration that are queued and ready in one request.
    private mutating func sendTogether(with first: Int, _ batch: String) -> PlanAction {
        let id = plan.changes[first].integration
        var together: [PlannedChange] = []
        for index in plan.group(of: first).map({ plan.groups[$0] }) ?? first..<(first + 1)
        where plan.changes[index].integration == id && plan.changes[index].isQueuedAndReady {
            plan.changes[index].state = .sending
            together.append(plan.changes[index])
        }
        return .sendTogether(together, batch: batch)
    }
}

extension PlannedChange {
    /// Whether it was confirmed and can still be sent.
    var isQueuedAndReady: Bool { isQueued && isReady }
}

extension ServiceError {
    /// Whether an error stops the rest of a plan: it was cancelled, or the server can't be reached or wants a pause.
    var stopsPlan: Bool {
        switch kind {
        case .cancelled, .rateLimited: true
        // A write that may have been applied is rechecked instead.
        case .unreachable, .timedOut, .syncing: !mayHaveBeenApplied
        default: false
        }
    }
}
