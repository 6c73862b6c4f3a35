package import OnCall
package import TextEditing

/// The dialog that deletes an integration once the word is typed.
package struct DeletionDialog: Hashable, Sendable {
    /// What has to be typed.
    package static let word = "delete"

    package let integration: IntegrationID
    package internal(set) var typed = EditableText("", singleLine: true)

    package var isConfirmed: Bool { typed.text.trimmingBlanks().lowercased() == DeletionDialog.word }
}
