package import OnCall

/// Notices about the creation of an integration.
package enum CreationNotice: Hashable, Sendable {
    /// The dialog was closed, and the request continues.
    case continues
    /// An integration was created from a deleted one; `draftsOf` names the old one if a plan shows its values.
    case restored(String, draftsOf: String?, unreadable: [String] = [])
    /// The integration was created; `isAfterRecheck` if the response was lost and the list shows it.
    case created(String, isAfterRecheck: Bool)
    /// The server rejected it, or gave no response.
    case failed(ServiceError)
    /// No response came, and the outcome is or was unknown.
    case uncertain(UncertainCreation)

    /// The severity.
    var level: Notice.Level {
        switch self {
        case .continues: .info
        case .restored, .created: .done
        case .failed, .uncertain: .failure
        }
    }

    /// What invalidates it; nil if nothing does.
    var subject: Notice.Subject? {
        switch self {
        case .uncertain(.unknown): .uncertainWrite
        case .continues, .restored, .created, .failed, .uncertain: nil
        }
    }
}
