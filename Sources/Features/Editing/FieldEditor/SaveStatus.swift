package import OnCall

/// How far the saving of what is in an editor has come.
package enum SaveStatus: Hashable, Sendable {
    /// Nothing is on its way.
    case idle
    /// The request runs.
    case saving(RequestNumber)
    /// The server did not take it; the text is kept.
    case failed(ServiceError)

    package var isSaving: Bool {
        if case .saving = self { true } else { false }
    }
}
