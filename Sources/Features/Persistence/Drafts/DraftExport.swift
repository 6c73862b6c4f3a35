import JSON
package import OnCall
import Planning

/// Drafts as text, for a file that the user names or for the terminal.
package enum DraftExport {
    /// The text of one draft as it is; of several, each below a line that names its field.
    /// - Parameter isNamed: whether the field of a single draft is named too.
    package static func text(_ drafts: [Draft], isNamed: Bool = false) -> String {
        if !isNamed, drafts.count == 1, let draft = drafts.first { return text(draft) }
        return drafts.map { "=== \(title($0)) ===\n\(text($0))\n" }.joined(separator: "\n")
    }

    private static func text(_ draft: Draft) -> String {
        let text = FieldText(Field(sent: draft.value), ValueNames(of: draft.key.field))
        // Null has only a name.
        return draft.value.isNull ? text.name ?? "" : text.text
    }

    /// `Slack title of Payments API`.
    package static func title(_ draft: Draft) -> String { "\(draft.key.field.title) of \(draft.integrationName)" }
}
