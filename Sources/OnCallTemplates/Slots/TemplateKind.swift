// Module OnCallTemplates
//
// What OnCall adds to Jinja2: template slots and their variables, the server's filters, rendering, advice.
//
// Used by Features, Panes and Commands.
// Must not know the console, files or the network.

package import Jinja

/// The places of OnCall that hold templates. Each has variables, bounds and a meaning of its own.
package enum TemplateKind: Hashable, Sendable, CaseIterable {
    case groupingID, resolveCondition, acknowledgeCondition, route, sourceLink
    case webTitle, webMessage, webImageURL
    /// Title, message or image of Slack, Telegram, SMS, phone, email, mobile app, Mattermost, MS Teams.
    case channelTitle, channelMessage, channelImageURL
    case labelValue, labels
    case webhookURL, webhookTrigger, webhookData, webhookHeaders

    /// The variables that the server gives to a template of this kind.
    package var variables: [TemplateVariable] {
        switch self {
        case .groupingID, .resolveCondition, .acknowledgeCondition, .route: SlotVariables.behaviour
        case .sourceLink, .webTitle, .webMessage, .webImageURL: SlotVariables.page
        case .channelTitle, .channelMessage, .channelImageURL: SlotVariables.page + SlotVariables.web
        case .labelValue, .labels: SlotVariables.payload
        case .webhookURL, .webhookTrigger, .webhookData, .webhookHeaders: SlotVariables.webhook
        }
    }

    /// How many code points of the result are kept; only the web title has a bound of its own.
    package var outputLimit: Int { self == .webTitle ? 500 : 50_000 }

    /// How long a template may be; routes are shorter.
    package var templateLimit: Int { self == .route ? 1024 : 50_000 }

    /// How the variables are handed over.
    package var mode: RenderMode { self == .webhookData || self == .webhookHeaders ? .webhookData : .plain }

    /// How the server tries a template of this kind before it saves it; nil where it doesn't.
    package var savingMode: RenderMode? {
        switch self {
        case .route: .savingRoute
        case .webhookURL, .webhookTrigger, .webhookData, .webhookHeaders: .savingWebhook
        default: nil
        }
    }
}
