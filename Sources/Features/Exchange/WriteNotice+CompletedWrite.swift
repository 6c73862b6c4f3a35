package import OnCall

extension WriteNotice {
    /// A write that the server has applied.
    package enum CompletedWrite: Hashable, Sendable {
        /// A field holds what was sent.
        case saved(EditableField, UndoHint)
        /// A field was reset to null.
        case reset(EditableField, UndoHint)
        /// A field holds a value slightly different from what was sent.
        case savedDifferently(EditableField)
        case deleted
        /// Maintenance is on, until a local time; nil if the server reports no end.
        case maintenanceOn(MaintenanceMode, until: String?)
        case maintenanceStopped
    }

    /// The keys that undo a save.
    package struct UndoHint: Hashable, Sendable {
        /// Whether the save was an undo, so that the key redoes it.
        package let isRedo: Bool
        /// Whether an editor takes the key as text and must be left first.
        package let isInEditor: Bool

        package init(isRedo: Bool, isInEditor: Bool) {
            self.isRedo = isRedo
            self.isInEditor = isInEditor
        }
    }
}
