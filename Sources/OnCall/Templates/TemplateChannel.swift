/// A notification channel. Servers may have others: a slot's channel is any text.
package enum TemplateChannel: String, Hashable, Sendable, CaseIterable {
    case web, slack, telegram, sms
    case phoneCall = "phone_call"
    case email
    case mobileApp = "mobile_app"
    case mattermost, msteams

    /// The display name: `Microsoft Teams`.
    package var title: String {
        switch self {
        case .web: "Web"
        case .slack: "Slack"
        case .telegram: "Telegram"
        case .sms: "SMS"
        case .phoneCall: "Phone call"
        case .email: "Email"
        case .mobileApp: "Mobile app"
        case .mattermost: "Mattermost"
        case .msteams: "Microsoft Teams"
        }
    }
}
