import OnCall
import Planning

extension Console {
    /// Integrations with a write under way.
    var busyIntegrations: Set<IntegrationID> { exchange.busyIntegrations }

    /// Passes an event to the plan, if there is one, and does what it asks for.
    mutating func runPlan(_ event: (inout PlanRunner) -> [PlanAction]) {
        for action in runningPlan?.run(event) ?? [] { perform(action) }
    }

    // MARK: What the server holds

    /// The server has described an integration that the plan asked about.
    /// - Parameter known: nil if the integration is known to be gone since.
    mutating func planFetched(_ number: RequestNumber, _ known: Integration?) {
        guard let id = runningPlan?.fetches.removeValue(forKey: number) else { return }
        let busy = busyIntegrations
        runPlan { runner in
            known.map { runner.fetched(id, $0, busy: busy) }
                ?? runner.fetchFailed(id, ServiceError(.notFound), busy: busy)
        }
    }

    /// A fetch has failed.
    /// - Returns: whether the plan had asked for it.
    mutating func planFailed(_ number: RequestNumber, _ error: ServiceError) -> Bool {
        guard let id = runningPlan?.fetches.removeValue(forKey: number) else { return false }
        let busy = busyIntegrations
        runPlan { $0.fetchFailed(id, error, busy: busy) }
        return true
    }

    /// The plan follows what is known of the server, also where that has changed since the fetch.
    mutating func followPlan() {
        guard let plan else { return }
        let busy = busyIntegrations
        for id in Set(plan.changes.lazy.filter(\.state.isOpen).map(\.integration)) {
            let known = directory.integration(id)
            runPlan { $0.changedOnServer(id, known, busy: busy) }
        }
    }

    // MARK: Results of writes

    /// The server holds a field as it was sent.
    mutating func planSaved(_ id: IntegrationID, _ field: EditableField) {
        let busy = busyIntegrations
        runPlan { $0.saved(id, field, busy: busy) }
    }

    /// A write of a field has failed.
    mutating func planFailed(_ id: IntegrationID, _ field: EditableField, _ error: ServiceError) {
        guard !error.mayHaveBeenApplied else { return planUncertain(id, field, .noResponse(error)) }
        let busy = busyIntegrations
        runPlan { $0.refused(id, field, error, busy: busy) }
    }

    /// It is unknown whether the server holds a field as it was sent.
    mutating func planUncertain(_ id: IntegrationID, _ field: EditableField, _ reason: PlannedChange.Uncertainty) {
        let busy = busyIntegrations
        runPlan { $0.uncertain(id, field, reason, busy: busy) }
    }

    /// Nothing more of a plan of many is sent by itself.
    mutating func stopPlan() {
        runPlan {
            $0.stop()
            return []
        }
    }

    /// Tells the result of a plan of many, after everything that the last response had to tell.
    mutating func finishPlan() {
        guard let running = runningPlan, running.hasUnreportedResult, !running.runner.plan.isSending else { return }
        runningPlan?.hasUnreportedResult = false
        let tally = running.runner.plan.tally
        if tally.saved > 0 || tally.remaining > 0 { notice = .plan(.finished(tally)) }
    }
}
