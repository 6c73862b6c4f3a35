import OnCall
import Planning

/// The console's plan, shown or not, with its requests.
struct RunningPlan: Hashable, Sendable {
    /// The plan and its state machine.
    private(set) var runner: PlanRunner
    /// Its running fetches, with their integrations.
    var fetches: [RequestNumber: IntegrationID] = [:]
    /// Fetches that wait until the request limit has room for them.
    var delayed: [IntegrationID] = []
    /// Integrations of the plan about which something was learned, or that are gone, since it was last compared with what is known.
    private(set) var touched: Set<IntegrationID> = []
    /// The integrations of the plan.
    private let integrations: Set<IntegrationID>
    /// Whether it is finished and its result has not been reported yet: that follows the notices of the last response.
    var hasUnreportedResult = false

    /// A plan that has not begun.
    init(_ runner: PlanRunner) {
        self.runner = runner
        integrations = Set(runner.plan.changes.map(\.integration))
    }

    /// Passes an event to the state machine.
    /// - Returns: the actions to perform.
    mutating func run(_ event: (inout PlanRunner) -> [PlanAction]) -> [PlanAction] { event(&runner) }

    /// Something was learned about an integration.
    mutating func touch(_ id: IntegrationID) { if integrations.contains(id) { touched.insert(id) } }

    /// - Returns: what was touched, which is compared now.
    mutating func takeTouched() -> Set<IntegrationID> {
        defer { touched = [] }
        return touched
    }
}
