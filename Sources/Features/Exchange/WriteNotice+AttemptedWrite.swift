import JSON
package import OnCall

extension WriteNotice {
    /// A write that was sent. Names are integration names.
    package enum AttemptedWrite: Hashable, Sendable {
        /// The text is kept as a draft.
        case save(EditableField)
        /// The undo of a save.
        case undo(EditableField)
        /// The redo of a save.
        case redo(EditableField)
        /// A reset to default.
        case reset(EditableField)
        case delete(String)
        case startMaintenance(String)
        case stopMaintenance(String)

        /// The field of a save, undo, redo or reset.
        var field: EditableField? {
            switch self {
            case .save(let field), .undo(let field), .redo(let field), .reset(let field): field
            case .delete, .startMaintenance, .stopMaintenance: nil
            }
        }
    }
}

extension Console {
    /// The write of a field that a request was.
    func attempt(
        _ change: IntegrationPatch.Change, of id: IntegrationID, _ relation: JournalEntry.Relation?
    ) -> WriteNotice.AttemptedWrite {
        switch relation {
        case .undoes: .undo(change.field)
        case .redoes: .redo(change.field)
        case .extends, nil:
            change.value.isNull && draft(id, change.field) == nil ? .reset(change.field) : .save(change.field)
        }
    }
}
