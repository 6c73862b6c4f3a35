package import OnCall
import Planning

/// Drafts as text, for a file that the user names or for the terminal.
package enum DraftExport {
    /// The text of one draft as it is; of several, each below a line that names its field.
    package static func text(_ drafts: [Draft]) -> String {
        if drafts.count == 1, let draft = drafts.first { return FieldText(.value(draft.value)).text }
        return drafts.map { "=== \(title($0)) ===\n\(FieldText(.value($0.value)).text)\n" }.joined(separator: "\n")
    }

    /// `Slack title of Payments API`.
    package static func title(_ draft: Draft) -> String { "\(draft.key.field.title) of \(draft.integrationName)" }
}
