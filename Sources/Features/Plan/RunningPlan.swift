import OnCall
import Planning

/// The console's plan, shown or not, with its requests.
struct RunningPlan: Hashable, Sendable {
    /// The plan and its state machine.
    private(set) var runner: PlanRunner
    /// Its running fetches, with their integrations.
    var fetches: [RequestNumber: IntegrationID] = [:]
    /// Whether it is finished and its result has not been reported yet: that follows the notices of the last response.
    var hasUnreportedResult = false

    /// A plan that has not begun.
    init(_ runner: PlanRunner) { self.runner = runner }

    /// Passes an event to the state machine.
    /// - Returns: the actions to perform.
    mutating func run(_ event: (inout PlanRunner) -> [PlanAction]) -> [PlanAction] { event(&runner) }
}
