/// A message while a plan stays open.
package enum PlanMessage: Hashable, Sendable {
    /// Another write to the integration is under way.
    case busy
    /// Enter was pressed, and no change can be sent as it stands.
    case nothingReady
    /// The plan is left while a write is under way: that write continues, the rest is not sent.
    case restNotSent
}
