// Module OnCallTemplates
//
// What OnCall adds to Jinja2: template slots and their variables, the server's filters, rendering, advice.
//
// Used by Features, Panes and Commands.
// Must not know the console, files or the network.

package import Jinja

/// The kinds of templates in OnCall. Each has its own variables, limits and purpose.
package enum TemplateKind: Hashable, Sendable, CaseIterable {
    case groupingID, resolveCondition, acknowledgeCondition, route, sourceLink
    case webTitle, webMessage, webImageURL
    /// Title, message or image of Slack, Telegram, SMS, phone, email, mobile app, Mattermost, MS Teams.
    case channelTitle, channelMessage, channelImageURL
    case labelValue, labels
    case webhookURL, webhookTrigger, webhookData, webhookHeaders

    /// The variables that the server passes to a template of this kind.
    package var variables: [TemplateVariable] {
        switch self {
        case .groupingID, .resolveCondition, .acknowledgeCondition, .route: SlotVariables.behaviour
        case .sourceLink, .webTitle, .webMessage, .webImageURL: SlotVariables.page
        case .channelTitle, .channelMessage, .channelImageURL: SlotVariables.page + SlotVariables.web
        case .labelValue, .labels: SlotVariables.payload
        case .webhookURL, .webhookTrigger, .webhookData, .webhookHeaders: SlotVariables.webhook
        }
    }

    /// The maximum length of the result in code points; only the web title has its own limit.
    package var outputLimit: Int { self == .webTitle ? 500 : 50_000 }

    /// The maximum length of a template; routes are shorter.
    package var templateLimit: Int { self == .route ? 1024 : 50_000 }

    /// How the variables are passed.
    package var mode: RenderMode { self == .webhookData || self == .webhookHeaders ? .webhookData : .plain }

    /// The test rendering that the server does before it saves a template of this kind; nil if it does none.
    package var savingMode: RenderMode? {
        switch self {
        case .route: .savingRoute
        case .webhookURL, .webhookTrigger, .webhookData, .webhookHeaders: .savingWebhook
        default: nil
        }
    }
}
