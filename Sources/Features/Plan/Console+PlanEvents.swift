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

    /// Updates the plan with what is known of the server, also after the fetch.
    mutating func followPlan() {
        guard let plan else { return }
        let busy = busyIntegrations
        for id in Set(plan.changes.lazy.filter(\.state.isOpen).map(\.integration)) {
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
        if tally.saved > 0 || tally.remaining > 0 { notice = .plan(.finished(tally)) }
    }
}
