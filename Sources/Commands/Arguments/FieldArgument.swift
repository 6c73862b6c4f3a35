import ArgumentParser
import OnCall

/// A field of an integration on the command line: `name`, `templates.slack.title` or `slack.title`, `team`, `labels`.
struct FieldArgument: ExpressibleByArgument {
    let field: EditableField

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
