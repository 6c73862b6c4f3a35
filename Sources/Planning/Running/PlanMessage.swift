package import OnCall

/// A message while a plan stays open.
package enum PlanMessage: Hashable, Sendable {
    /// Another write to the integration is under way.
    case busy
    /// The server's value has changed since it was shown: the plan shows it now, and nothing was sent.
    case changedBeforeSending
    /// The server could not be compared with the plan before sending: nothing was sent.
    case notCompared(ServiceError)
    /// The plan is left while a write is under way: that write continues, the rest is not sent.
    case restNotSent
}
