import ArgumentParser
import Jinja
import OnCall
import OnCallTemplates

/// A field of an integration on the command line: `name`, `templates.slack.title` or `slack.title`, `team`, `labels`.
struct FieldArgument: ExpressibleByArgument {
    let field: EditableField

    /// The names of all fields, for completion.
    static let allNames: [String] =
        ["name", "description", "team", "chain", "slack_channel", "labels", "dynamic_labels"]
        + TemplateKind.integrationSlots.map(\.path)

    init?(argument: String) {
        switch argument {
        case "team": field = .team
        case "description": field = .descriptionShort
        case "escalation_chain", "chain": field = .route(.escalationChain)
        case "slack_channel": field = .route(.slackChannel)
        default:
            if let known = EditableField(path: argument) {
                field = known
            } else {
                let slot = TemplateSlot(path: argument)
                guard slot.purpose != nil else { return nil }
                field = .template(slot)
            }
        }
    }
}
