package import OnCall

/// What is said about the creation of an integration.
package enum CreationNotice: Hashable, Sendable {
    /// The dialog is closed, and the request goes on.
    case goesOn
    /// An integration is made from a deleted one; `draftsOf` names that where a plan shows what it had.
    case restored(String, draftsOf: String?)
    /// The integration of that name is created; `isAfterRecheck` where the response was lost, and the list tells so.
    case created(String, isAfterRecheck: Bool)
    /// The server did not create it, or gave no response.
    case failed(ServiceError)
    /// No response came, and what came of it is not known, or was not.
    case uncertain(UncertainCreation)

    /// How much it matters.
    var level: Notice.Level {
        switch self {
        case .goesOn: .info
        case .restored, .created: .done
        case .failed, .uncertain: .failure
        }
    }

    /// What makes it untrue; nil where nothing does.
    var subject: Notice.Subject? {
        switch self {
        case .uncertain(.unknown): .uncertainWrite
        case .goesOn, .restored, .created, .failed, .uncertain: nil
        }
    }
}
