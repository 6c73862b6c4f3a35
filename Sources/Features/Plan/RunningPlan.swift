import OnCall
import Planning

/// The plan of a console, shown or quiet, with the requests that run for it.
struct RunningPlan: Hashable, Sendable {
    /// The plan and its state machine.
    private(set) var runner: PlanRunner
    /// The fetches that run for it, with the integrations that they bring.
    var fetches: [RequestNumber: IntegrationID] = [:]
    /// Whether it is finished and its result is yet to be told: that comes after what the last response has to tell.
    var hasUnreportedResult = false

    /// A plan that has not begun.
    init(_ runner: PlanRunner) { self.runner = runner }

    /// Passes an event to the state machine.
    /// - Returns: what is to be done.
    mutating func run(_ event: (inout PlanRunner) -> [PlanAction]) -> [PlanAction] { event(&runner) }
}
