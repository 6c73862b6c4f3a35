import OnCall

/// A plan and its state machine. Events are method calls; the actions to perform are returned.
///
/// Before anything is shown, the server's values are fetched. If one changes later, it must be decided again. Once the user confirms,
/// each integration is fetched once more right before its changes are sent: what was not shown is not overwritten. Changes are sent
/// one after the other in their order, and only those that were ready when the user confirmed. An event that does not fit the phase
/// does nothing. Events that can send a change take the integrations that are `busy`: those with another write under way.
package struct PlanRunner: Hashable, Sendable {
    /// The current plan.
    package internal(set) var plan: Plan
    /// The current phase.
    package internal(set) var phase = Phase.created
    /// Whether the plan is sent without being shown, unless it needs review.
    private let isQuiet: Bool
    /// The integration whose values are as fresh as they can be: the last response described it.
    var compared: IntegrationID?
    /// So many fetches run at a time.
    private let maxFetches: Int
    /// The integrations that are fetched once others have been, the next one last.
    var waitingFetches: [IntegrationID] = []
    /// The integrations that are being fetched.
    private var runningFetches: Set<IntegrationID> = []
    /// How many requests in a row were refused.
    var refusalsInRow = 0
    /// Where the changes of an integration are: a plan can have thousands of changes, and each response is for one integration.
    private let places: [IntegrationID: [Int]]

    /// A runner that has not begun.
    /// - Parameters:
    ///   - isQuiet: whether a plan of one change is sent without being shown, unless it needs review.
    ///   - maxFetches: how many integrations are fetched at a time before the plan is shown in full.
    package init(_ plan: Plan, isQuiet: Bool = false, maxFetches: Int = .max) {
        self.plan = plan
        self.maxFetches = max(1, maxFetches)
        self.isQuiet = isQuiet && !plan.isList
        places = Dictionary(grouping: plan.changes.indices) { plan.changes[$0].integration }
    }

    /// The places of the changes of an integration in the plan.
    func indices(of id: IntegrationID) -> [Int] { places[id] ?? [] }

    /// Begins: fetches the server's values, and shows the plan unless it is quiet.
    package mutating func begin() -> [PlanAction] {
        guard phase == .created else { return [] }
        phase = isQuiet ? .checking : .reviewing
        return fetchUnknown(besides: []) + (isQuiet ? [] : [.show])
    }

    /// Retries failed fetches.
    package mutating func retry() -> [PlanAction] {
        guard phase.isActive else { return [] }
        let fetched = Set(plan.changes.filter { $0.state == .fetching }.map(\.integration))
        return fetchUnknown(besides: plan.comparing.map { fetched.union([$0]) } ?? fetched)
    }

    /// Sends no further change; a write under way continues.
    package mutating func stop() {
        guard phase == .sending else { return }
        phase = .reviewing
        for index in plan.changes.indices where plan.changes[index].isQueued {
            if plan.changes[index].state.isOpen { plan.changes[index].isHeldBack = true }
            plan.changes[index].isQueued = false
        }
    }

    /// Leaves the plan; a write under way continues.
    package mutating func leave() -> [PlanAction] {
        guard phase.isActive else { return [] }
        return (plan.isSending ? [.showMessage(.restNotSent)] : []) + close(.left)
    }

    /// Closes the plan for good.
    mutating func close(_ end: PlanEnd) -> [PlanAction] {
        phase = .closed(end)
        return [.close(end)]
    }

    private mutating func fetchUnknown(besides running: Set<IntegrationID>) -> [PlanAction] {
        var requested = running
        var wanted: [IntegrationID] = []
        for index in plan.changes.indices where plan.changes[index].state.isUnknown {
            plan.changes[index].state = .fetching
            let id = plan.changes[index].integration
            if requested.insert(id).inserted { wanted.append(id) }
        }
        waitingFetches = wanted.reversed() + waitingFetches
        return startFetches()
    }

    /// Starts as many of the waiting fetches as may run.
    private mutating func startFetches() -> [PlanAction] {
        var actions: [PlanAction] = []
        while runningFetches.count < maxFetches, let id = waitingFetches.popLast() {
            runningFetches.insert(id)
            actions.append(.fetch(id))
        }
        return actions
    }

    /// A fetch has ended: the next one starts.
    mutating func fetchEnded(_ id: IntegrationID) -> [PlanAction] {
        runningFetches.remove(id)
        return startFetches()
    }

    /// How many integrations are fetched, of how many; nil once all are.
    package var fetchProgress: (done: Int, of: Int)? {
        guard plan.isFetching else { return nil }
        let all = Set(plan.changes.map(\.integration)).count
        return (all - waitingFetches.count - runningFetches.count, all)
    }
}
