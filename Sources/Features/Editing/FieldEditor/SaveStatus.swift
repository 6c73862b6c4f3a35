package import OnCall

/// The progress of a save.
package enum SaveStatus: Hashable, Sendable {
    /// No save is running.
    case idle
    /// The request is running.
    case saving(RequestNumber)
    /// The server rejected it; the text is kept.
    case failed(ServiceError)

    package var isSaving: Bool {
        if case .saving = self { true } else { false }
    }

    /// Whether the server has rejected the text, and did not apply it.
    var isRejected: Bool {
        if case .failed(let error) = self { !error.mayHaveBeenApplied } else { false }
    }
}
