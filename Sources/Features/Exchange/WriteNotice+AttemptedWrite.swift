package import OnCall

extension WriteNotice {
    /// What the server was to do. Names are those of integrations.
    package enum AttemptedWrite: Hashable, Sendable {
        case save(EditableField)
        case delete(String)
        case startMaintenance(String)
        case stopMaintenance(String)
    }

    /// How to try again what was not done, other than by the key that ordered it.
    package enum RetryHint: Hashable, Sendable {
        /// It was to undo a save.
        case undo
        /// It was to redo a save.
        case redo
        /// It was to give a template back to its default.
        case reset
        /// The text is kept as a draft, and the editor sends it.
        case editor
    }
}
