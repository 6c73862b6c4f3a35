package import OnCall

/// Notices about reads. Names are integration names.
package enum ReadNotice: Hashable, Sendable {
    /// The user cancelled the listing.
    case listCancelled
    /// The list could not be read; `tokenSource` is where the token came from, if the server rejects it.
    case listFailed(ServiceError, tokenSource: String?)
    /// The user cancelled the fetch of an integration.
    case fetchCancelled(String)
    /// An integration could not be fetched.
    case fetchFailed(IntegrationID, name: String, ServiceError)
    /// An integration is no longer on the server.
    case gone(String)
    /// The edited integration is no longer on the server.
    case editedGone

    /// The severity.
    var level: Notice.Level {
        switch self {
        case .listCancelled, .fetchCancelled: .info
        case .listFailed, .fetchFailed, .gone, .editedGone: .failure
        }
    }

    /// What invalidates it; nil if nothing does.
    var subject: Notice.Subject? {
        switch self {
        case .listFailed: .list
        case .fetchFailed(let id, _, _): .fetch(id)
        case .listCancelled, .fetchCancelled, .gone, .editedGone: nil
        }
    }
}
