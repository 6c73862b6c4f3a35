package import OnCall

extension WriteNotice {
    /// A write that was sent. Names are integration names.
    package enum AttemptedWrite: Hashable, Sendable {
        case save(EditableField)
        case delete(String)
        case startMaintenance(String)
        case stopMaintenance(String)
    }

    /// How to retry a write that was not applied, if not with the key that sent it.
    package enum RetryHint: Hashable, Sendable {
        /// It was the undo of a save.
        case undo
        /// It was the redo of a save.
        case redo
        /// It was a reset to default.
        case reset
        /// The text is kept as a draft; the editor sends it.
        case editor
    }
}
