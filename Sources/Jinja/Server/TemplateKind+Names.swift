extension TemplateKind {
    /// The kind that the server's slot `name` holds: `slack_title`, `grouping_id`, `webhook_data`. A dot between channel and field,
    /// the public API's names for behaviour (`grouping_key`, `resolve_signal`) and `_template` at the end are taken too.
    package init?(slot name: String) {
        var name = String(name.lowercased().map { $0 == "." || $0 == "-" ? "_" : $0 })
        if name.hasSuffix("_template") { name.removeLast("_template".count) }
        if let kind = Self.named[name] {
            self = kind
        } else if let (_, field) = Self.channelField(name) {
            self = field
        } else {
            return nil
        }
    }

    /// What `init(slot:)` knows, for people; `CHANNEL` stands for one of `channels`.
    package static let slotNames: [String] =
        ["grouping_id", "resolve_condition", "acknowledge_condition", "route", "source_link"]
        + ["web_title", "web_message", "web_image_url", "CHANNEL_title", "CHANNEL_message", "CHANNEL_image_url"]
        + ["label_value", "labels", "webhook_url", "webhook_trigger", "webhook_data", "webhook_headers"]

    /// The channels whose templates see what the web templates gave.
    package static let channels = [
        "slack", "telegram", "sms", "phone_call", "email", "mobile_app", "mattermost", "msteams",
    ]

    private static let named: [String: TemplateKind] = [
        "grouping_id": .groupingID, "grouping_key": .groupingID,
        "resolve_condition": .resolveCondition, "resolve_signal": .resolveCondition,
        "acknowledge_condition": .acknowledgeCondition, "acknowledge_signal": .acknowledgeCondition,
        "route": .route, "source_link": .sourceLink,
        "web_title": .webTitle, "web_message": .webMessage, "web_image_url": .webImageURL,
        "label_value": .labelValue, "labels": .labels,
        "webhook_url": .webhookURL, "webhook_trigger": .webhookTrigger, "webhook_data": .webhookData,
        "webhook_headers": .webhookHeaders,
    ]

    private static func channelField(_ name: String) -> (channel: String, kind: TemplateKind)? {
        for channel in channels where name.hasPrefix(channel + "_") {
            switch name.dropFirst(channel.count + 1) {
            case "title": return (channel, .channelTitle)
            case "message": return (channel, .channelMessage)
            case "image_url": return (channel, .channelImageURL)
            default: return nil
            }
        }
        return nil
    }
}
