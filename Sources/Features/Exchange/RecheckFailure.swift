package import OnCall

/// Why the server could not be asked what came of a write.
package enum RecheckFailure: Hashable, Sendable {
    case failed(ServiceError)
    /// The list changed while it was read, and may have left out what was looked for.
    case listChanged
}
