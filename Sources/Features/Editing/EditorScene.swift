package import JSON
package import OnCall

/// What the third pane shows: what is being edited; while nothing is, the whole text of what the detail points at.
package enum EditorScene: Equatable, Sendable {
    /// A field is edited.
    /// - Parameters:
    ///   - owner: the name of its integration, where the screen does not tell that otherwise.
    ///   - isRecalled: whether all that is known of the integration is from disk.
    case field(FieldEditor, Studio?, owner: String?, isFromCache: Bool)
    /// Labels are edited.
    /// - Parameter owner: the name of their integration, where the screen does not tell that otherwise.
    case labels(LabelEditor, LabelPreview?, owner: String?)
    /// Nothing is edited.
    /// - Parameter draft: what was typed for the field; nil for nothing.
    case preview(EditableField?, of: Integration?, draft: JSONValue?)
}
