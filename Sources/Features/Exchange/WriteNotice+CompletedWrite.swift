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
        package let access: Access

        package init(isRedo: Bool, _ access: Access) {
            self.isRedo = isRedo
            self.access = access
        }

        /// What has to happen before the key works.
        package enum Access: Hashable, Sendable, CaseIterable {
            /// Nothing.
            case here
            /// The editor takes the key as text: Esc leaves it.
            case afterEscape
            /// The filter takes the key as text: Enter keeps it and leaves it.
            case afterEnter
            /// The detail of the integration must be opened.
            case inDetail
        }
    }
}
