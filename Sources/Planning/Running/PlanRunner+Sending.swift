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
        if plan.changes.contains(where: \.isReady) { return .send }
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
        if change.keepsTheirs { return [.adoptTheirs(change)] + close(.tookTheirs(change.field)) }
        guard !busy.contains(change.integration) else { return [.showMessage(.busy)] }
        return sendReady(busy)
    }

    // MARK: Results of writes

    /// The server holds a change that was sent.
    package mutating func saved(
        _ id: IntegrationID, _ field: EditableField, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        settle(id, field, .saved, busy)
    }

    /// The server accepted a change that was sent, and holds something else.
    package mutating func notKept(
        _ id: IntegrationID, _ field: EditableField, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        settle(id, field, .notKept, busy)
    }

    /// The server does not hold a change that was sent. Some errors stop the rest as well.
    package mutating func refused(
        _ id: IntegrationID, _ field: EditableField, _ error: ServiceError, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        if error.stopsPlan { stop() }
        return settle(id, field, .refused(error), busy)
    }

    /// It is unknown whether the server holds a change that was sent. Some errors stop the rest as well.
    package mutating func uncertain(
        _ id: IntegrationID, _ field: EditableField, _ reason: PlannedChange.Uncertainty, busy: Set<IntegrationID>
    ) -> [PlanAction] {
        switch reason {
        case .noResponse(let error), .notConfirmed(let error): if error.stopsPlan { stop() }
        case .notReported, .undecided: break
        }
        return settle(id, field, .uncertain(reason), busy)
    }

    private mutating func settle(
        _ id: IntegrationID, _ field: EditableField, _ state: PlannedChange.State, _ busy: Set<IntegrationID>
    ) -> [PlanAction] {
        let index = plan.changes.firstIndex {
            $0.integration == id && $0.field == field && $0.state.awaitsResult
        }
        guard phase.isActive, let index else { return [] }
        plan.changes[index].state = state
        // The response to a save describes the integration; any other result leaves room for changes by someone else.
        compared = state == .saved || state == .notKept ? id : nil
        return sendNext(busy)
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
            actions.append(.adoptTheirs(plan.changes[index]))
        }
        if plan.isOver { return actions + close(.settled) }
        return plan.changes.contains(where: \.isReady) ? actions + sendReady(busy) : actions
    }

    /// Sends the changes that are ready now.
    private mutating func sendReady(_ busy: Set<IntegrationID>) -> [PlanAction] {
        for index in plan.changes.indices {
            plan.changes[index].isQueued = plan.changes[index].isReady
            plan.changes[index].comparisonError = nil
        }
        phase = .sending
        compared = nil
        return sendNext(busy)
    }

    /// Sends the next change that is queued and still ready, once its integration is compared with the server. Without one, a plan of
    /// several changes is finished, and any other is shown again.
    mutating func sendNext(_ busy: Set<IntegrationID>) -> [PlanAction] {
        guard phase == .sending, !plan.isSending, plan.comparing == nil else { return [] }
        while let index = plan.changes.firstIndex(where: { $0.isQueued && $0.isReady }) {
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
            plan.changes[index].state = .sending
            return (plan.isList ? [] : close(.sent)) + [.send(plan.changes[index], plan.relation)]
        }
        phase = .reviewing
        return plan.isList ? [.finished(plan.tally)] : []
    }
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
