package import OnCall

/// Why the dialog for creation has not created anything, as far as is known.
package enum CreationFailure: Hashable, Sendable {
    /// It can't be created as it stands.
    case incomplete(CreationDialog.Problem)
    /// A request that creates the same is under way.
    case underWay
    /// The server did not create it, or gave no response.
    case failed(ServiceError)
    /// No response came, and what came of it is not known, or was not.
    case uncertain(UncertainCreation)
}
