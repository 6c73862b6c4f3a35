package import FoundationEssentials
package import OnCall
package import Planning

/// An extension of a maintenance window that is under way.
package struct RunningExtension: Hashable, Sendable {
    package internal(set) var machine: WindowExtension
    /// The request whose outcome decides the next step.
    var request: RequestNumber?
    /// The batch of the plan that asked for it; nil outside of a plan.
    var batch: String?
}

/// A window that was stopped to be extended, and is not open, or may not be: people may be notified. It is shown until the user
/// acknowledges it.
package struct LostWindow: Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        /// The start was refused, or could not be sent.
        case notStarted(ServiceError)
        /// It is unknown whether the server has started it.
        case startUnknown(ServiceError)
        /// It is unknown whether the server has stopped it.
        case stopUnknown(ServiceError)
        /// The console ended after the stop.
        case cutOff
    }

    var machine: WindowExtension
    /// The integration's name at the time.
    package let name: String
    /// Since when, in local time.
    package let since: Date
    package internal(set) var problem: Problem

    package var integration: IntegrationID { machine.integration }
}
