package import OnCall

/// What is said of reading from the server. Names are those of integrations.
package enum ReadNotice: Hashable, Sendable {
    /// The user has cancelled the reading of the list.
    case listCancelled
    /// The list could not be read; `tokenSource` is where the token is from, where it is that which the server does not take.
    case listFailed(ServiceError, tokenSource: String?)
    /// The user has cancelled the fetch of an integration.
    case fetchCancelled(String)
    /// An integration could not be fetched.
    case fetchFailed(IntegrationID, name: String, ServiceError)
    /// An integration is not on the server any more.
    case gone(String)
    /// The integration that is being edited is not on the server any more.
    case editedGone

    /// How much it matters.
    var level: Notice.Level {
        switch self {
        case .listCancelled, .fetchCancelled: .info
        case .listFailed, .fetchFailed, .gone, .editedGone: .failure
        }
    }

    /// What makes it untrue; nil where nothing does.
    var subject: Notice.Subject? {
        switch self {
        case .listFailed: .list
        case .fetchFailed(let id, _, _): .fetch(id)
        case .listCancelled, .fetchCancelled, .gone, .editedGone: nil
        }
    }
}
