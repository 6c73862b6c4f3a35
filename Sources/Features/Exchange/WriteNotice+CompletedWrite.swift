package import OnCall

extension WriteNotice {
    /// What the server has done.
    package enum CompletedWrite: Hashable, Sendable {
        /// A field holds what was sent.
        case saved(EditableField, UndoHint)
        /// A template is the server's default again.
        case reset(EditableField, UndoHint)
        /// A field holds something a little different from what was sent.
        case savedDifferently(EditableField)
        case deleted
        /// Maintenance is on, until a time on the clock of whoever looks; nil where the server tells no end.
        case maintenanceOn(MaintenanceMode, until: String?)
        case maintenanceOver
    }

    /// The keys that take a save back.
    package struct UndoHint: Hashable, Sendable {
        /// Whether the save was an undo, and is redone.
        package let isRedo: Bool
        /// Whether an editor takes the key as text, and is to be left before.
        package let isInEditor: Bool

        package init(isRedo: Bool, isInEditor: Bool) {
            self.isRedo = isRedo
            self.isInEditor = isInEditor
        }
    }
}
