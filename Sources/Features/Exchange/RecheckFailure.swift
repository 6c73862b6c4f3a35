package import OnCall

/// Why a recheck failed.
package enum RecheckFailure: Hashable, Sendable {
    case failed(ServiceError)
    /// The list changed while it was read, and may have skipped the integration.
    case listChanged
}
