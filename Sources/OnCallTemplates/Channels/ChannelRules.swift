package import OnCall

/// What the open-source engine makes of the results of a channel's slots, step by step.
///
/// Source: the templaters and renderers of grafana/oncall v1.16.8. Microsoft Teams and Mattermost are left alone: the first is in Grafana
/// Cloud only, and the second was not measured. `CHANNELS.md` has the table.
package enum ChannelRules {
    /// Which alert of a group a channel renders.
    package enum ChosenAlert: String, Sendable { case first, last }

    /// SMS, phone calls, e-mails and pushes are about the first alert of a group, the others about the last.
    package static func alert(of channel: TemplateChannel) -> ChosenAlert {
        switch channel {
        case .sms, .phoneCall, .email, .mobileApp: .first
        case .web, .slack, .telegram, .mattermost, .msteams: .last
        }
    }

    /// The steps after rendering; empty for slots whose results the server uses as they are.
    static func steps(of slot: TemplateSlot) -> [ChannelStep] {
        guard let channel = slot.channel.flatMap(TemplateChannel.init(rawValue:)) else {
            return slot.name == "source_link" ? [.noneIsNothing] : []
        }
        return switch (channel, slot.name) {
        case (.web, "title"):
            [.noneIsNothing, .slackMarkup(.web), .escapedHTML, .blankIsNothing, .fallback(.text("Alert"))]
        case (.web, "message"): [.noneIsNothing, .slackMarkup(.web), .markdown, .blankIsNothing]
        case (.web, "image_url"): [.noneIsNothing, .blankIsNothing, .validAddress, .escapedHTML]
        case (.slack, "title"):
            [
                .noneIsNothing, .oneLine, .blankIsNothing, .fallback(.text("Alert")), .cut(limit: 2800, ending: "…"),
            ]
        case (.slack, "message"):
            [
                .noneIsNothing, .blankIsNothing,
                .cut(limit: 2800, ending: "... Message has been trimmed. Check the whole content in Web"),
            ]
        case (.telegram, "title"):
            [.noneIsNothing, .slackMarkup(.telegram), .blankIsNothing, .fallback(.text("Incident"))]
        case (.telegram, "message"): [.noneIsNothing, .slackMarkup(.telegram)]
        case (.sms, "title"):
            [.noneIsNothing, .slackMarkup(.plain), .plainMarkup, .blankIsNothing, .fallback(.text("Incident"))]
        case (.phoneCall, "title"):
            [
                .noneIsNothing, .slackMarkup(.plain), .plainMarkup, .escapedForVoice, .blankIsNothing,
                .fallback(.text("Incident")),
            ]
        case (.email, "title"):
            [.noneIsNothing, .slackMarkup(.email), .blankIsNothing, .fallback(.emailSubject), .oneLine]
        case (.email, "message"): [.noneIsNothing, .slackMarkup(.email), .markdown, .blankIsNothing]
        case (.mobileApp, "title"):
            [.noneIsNothing, .fallback(.text("New Alert")), .cutBefore(limit: 200, ending: "...")]
        case (.mobileApp, "message"): [.noneIsNothing, .cutBefore(limit: 200, ending: "...")]
        case (_, "image_url"): [.noneIsNothing, .blankIsNothing]
        default: []
        }
    }

    /// What people get of the result of a slot.
    /// - Parameter integration: the name of the integration.
    static func delivery(of result: String, in slot: TemplateSlot, integration: String) -> Delivery {
        var text: String? = result
        var changed: [ChannelStep] = []
        for step in steps(of: slot) {
            let next = step.apply(to: text, integration: integration)
            if next != text { changed.append(step) }
            text = next
        }
        return Delivery(text: text, steps: changed)
    }
}
