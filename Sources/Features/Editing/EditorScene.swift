package import JSON
package import OnCall

/// What the third pane shows: the editor, or the whole text of the selected field.
package enum EditorScene: Equatable, Sendable {
    /// A field is edited.
    /// - Parameters:
    ///   - owner: the name of its integration, if not visible elsewhere.
    ///   - isFromCache: whether everything known about the integration is from the cache.
    ///   - isUnwritten: whether the draft could not be written to disk.
    case field(FieldEditor, Studio?, owner: String?, isFromCache: Bool, isUnwritten: Bool)
    /// Labels are edited.
    /// - Parameters:
    ///   - owner: the name of their integration, if not visible elsewhere.
    ///   - isUnwritten: whether the draft could not be written to disk.
    case labels(LabelEditor, LabelPreview?, owner: String?, isUnwritten: Bool)
    /// Nothing is edited.
    /// - Parameters:
    ///   - draft: the draft of the field; nil for none.
    ///   - isUnwritten: whether it could not be written to disk.
    case preview(EditableField?, of: Integration?, draft: JSONValue?, isUnwritten: Bool)
}
