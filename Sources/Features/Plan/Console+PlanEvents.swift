import OnCall
import Planning

extension Console {
    /// Integrations with a running write.
    var busyIntegrations: Set<IntegrationID> { exchange.busyIntegrations }

    /// Passes an event to the plan, if any, and performs its actions.
    mutating func runPlan(_ event: (inout PlanRunner) -> [PlanAction]) {
        for action in runningPlan?.run(event) ?? [] { perform(action) }
    }

    // MARK: Fetches

    /// An integration was fetched for the plan.
    /// - Parameter known: nil if the integration has been deleted since.
    mutating func planFetched(_ number: RequestNumber, _ known: Integration?) {
        guard let id = runningPlan?.fetches.removeValue(forKey: number) else { return }
        let busy = busyIntegrations
        runPlan { runner in
            known.map { runner.fetched(id, $0, busy: busy) }
                ?? runner.fetchFailed(id, ServiceError(.notFound), busy: busy)
        }
    }

    /// A fetch has failed.
    /// - Returns: whether it was the plan's.
    mutating func planFailed(_ number: RequestNumber, _ error: ServiceError) -> Bool {
        guard let id = runningPlan?.fetches.removeValue(forKey: number) else { return false }
        let busy = busyIntegrations
        runPlan { $0.fetchFailed(id, error, busy: busy) }
        return true
    }

    /// Notes which integrations of the plan a fact is about.
    mutating func noteForPlan(_ fact: Fact) {
        guard runningPlan != nil else { return }
        switch fact {
        case .learned(let integration, _): runningPlan?.touch(integration.id)
        case .paged(let page, _): for integration in page.integrations { runningPlan?.touch(integration.id) }
        default: break
        }
    }

    /// An integration is no longer on the server.
    mutating func noteGoneForPlan(_ id: IntegrationID) { runningPlan?.touch(id) }

    /// Updates the plan with what is known of the server, also after the fetch. Only what has come in since is looked at: a plan can have
    /// thousands of changes.
    mutating func followPlan() {
        guard let touched = runningPlan?.takeTouched(), !touched.isEmpty else { return }
        let busy = busyIntegrations
        for id in touched {
            let known = directory.integration(id)
            runPlan { $0.changedOnServer(id, known, busy: busy) }
        }
    }

    // MARK: Results of writes

    /// A field was saved.
    /// - Parameter isKept: whether the server holds what was sent.
    mutating func planSaved(_ id: IntegrationID, _ field: EditableField, isKept: Bool) {
        let busy = busyIntegrations
        let known = directory.integration(id)
        // The response may show changes by someone else, which the next request must not overwrite.
        runPlan { $0.changedOnServer(id, known, busy: busy) }
        runPlan { isKept ? $0.saved(id, field, busy: busy) : $0.notKept(id, field, busy: busy) }
    }

    /// A write that is not one of a field was applied.
    /// - Parameter isConfirmed: whether the response confirms it.
    mutating func planDone(_ id: IntegrationID, _ target: PlannedChange.Target, isConfirmed: Bool = true) {
        guard !isStep(id, target) else { return }
        let busy = busyIntegrations
        runPlan { isConfirmed ? $0.saved(id, target, busy: busy) : $0.notKept(id, target, busy: busy) }
    }

    /// A write that is not one of a field has failed.
    mutating func planFailed(_ id: IntegrationID, _ target: PlannedChange.Target, _ error: ServiceError) {
        guard !isStep(id, target) else { return }
        let busy = busyIntegrations
        runPlan {
            error.mayHaveBeenApplied
                ? $0.uncertain(id, target, .noResponse(error), busy: busy) : $0.refused(id, target, error, busy: busy)
        }
    }

    /// The outcome of a write that is not one of a field is unknown.
    mutating func planUncertain(
        _ id: IntegrationID, _ target: PlannedChange.Target, _ reason: PlannedChange.Uncertainty
    ) {
        guard !isStep(id, target) else { return }
        let busy = busyIntegrations
        runPlan { $0.uncertain(id, target, reason, busy: busy) }
    }

    /// Whether a write is a step of an extension, whose end decides the row.
    private func isStep(_ id: IntegrationID, _ target: PlannedChange.Target) -> Bool {
        target == .window && exchange.extensions[id] != nil
    }

    /// The extension that a row of the plan asked for has ended.
    mutating func planExtended(_ id: IntegrationID, _ ending: WindowExtension.Ending) {
        // A window that is lost may not be the last one: nothing else is stopped.
        if ending.isLoud { stopPlan() }
        let busy = busyIntegrations
        switch ending {
        case .extended: planDone(id, .window)
        case .startUnknown(let error): planUncertain(id, .window, .noResponse(error))
        case .notCompared(let error), .notStopped(let error), .stopUnknown(let error), .notStarted(let error):
            runPlan { $0.refused(id, .window, error, busy: busy) }
        case .changed, .tooLate:
            let message = ending == .changed ? "somebody has changed the window" : "the new end has passed"
            runPlan { $0.refused(id, .window, ServiceError(.notApplied, message: message), busy: busy) }
        }
    }

    /// A write of a field has failed.
    mutating func planFailed(_ id: IntegrationID, _ field: EditableField, _ error: ServiceError) {
        guard !error.mayHaveBeenApplied else { return planUncertain(id, field, .noResponse(error)) }
        let busy = busyIntegrations
        runPlan { $0.refused(id, field, error, busy: busy) }
    }

    /// The outcome of a field's write is unknown.
    mutating func planUncertain(_ id: IntegrationID, _ field: EditableField, _ reason: PlannedChange.Uncertainty) {
        let busy = busyIntegrations
        runPlan { $0.uncertain(id, field, reason, busy: busy) }
    }

    /// Stops sending the rest of a plan of several changes.
    mutating func stopPlan() {
        runPlan {
            $0.stop()
            return []
        }
    }

    /// Reports the result of a plan of several changes, after the notices of its last response.
    mutating func finishPlan() {
        guard let running = runningPlan, running.hasUnreportedResult, !running.runner.plan.isSending else { return }
        runningPlan?.hasUnreportedResult = false
        let tally = running.runner.plan.tally
        if tally.saved > 0 || tally.remaining > 0 {
            let stop = running.runner.plan.stop
            notice = .plan(running.runner.plan.isBulk ? .bulkFinished(tally, stop) : .finished(tally))
        }
    }
}
