package import OnCall

/// Why a recheck failed.
package enum RecheckFailure: Hashable, Sendable {
    case failed(ServiceError)
    /// The list may have skipped the integration: it changed while it was read, or the server counted more integrations than it listed,
    /// by `unlisted`.
    case listIncomplete(unlisted: Int)
}
