package import JSON
package import OnCall

/// What the third pane shows: the editor, or the whole text of the selected field.
package enum EditorScene: Equatable, Sendable {
    /// A field is edited.
    /// - Parameters:
    ///   - owner: the name of its integration, if not visible elsewhere.
    ///   - isFromCache: whether everything known about the integration is from the cache.
    case field(FieldEditor, Studio?, owner: String?, isFromCache: Bool)
    /// Labels are edited.
    /// - Parameter owner: the name of their integration, if not visible elsewhere.
    case labels(LabelEditor, LabelPreview?, owner: String?)
    /// Nothing is edited.
    /// - Parameter draft: the draft of the field; nil for none.
    case preview(EditableField?, of: Integration?, draft: JSONValue?)
}
