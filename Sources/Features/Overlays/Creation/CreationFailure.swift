package import OnCall

/// Why the creation dialog has not created anything, as far as is known.
package enum CreationFailure: Hashable, Sendable {
    /// The input is not valid.
    case incomplete(CreationDialog.Problem)
    /// The same creation is already running.
    case underWay
    /// The server rejected it, or gave no response.
    case failed(ServiceError)
    /// No response came, and the outcome is or was unknown.
    case uncertain(UncertainCreation)
}
