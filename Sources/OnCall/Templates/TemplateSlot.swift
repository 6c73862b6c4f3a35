/// A slot for one template: `grouping_key`, or `title` of the channel `slack`.
package struct TemplateSlot: Hashable, Sendable {
    /// nil for behaviour templates, which belong to no channel.
    package let channel: String?
    package let name: String

    package init(channel: String?, name: String) {
        self.channel = channel
        self.name = name
    }

    /// Parses `slack.title` or `grouping_key`.
    package init(path: String) {
        let parts = path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 {
            self.init(channel: String(parts[0]), name: String(parts[1]))
        } else {
            self.init(channel: nil, name: path)
        }
    }

    /// `slack.title`, as in the service's documentation.
    package var path: String { channel.map { "\($0).\(name)" } ?? name }

    /// The display name: `Slack title`, `Grouping key`.
    package var title: String {
        guard let channel else { return TemplateSlot.sentenceCased(name) }
        // `Image URL` becomes `image URL`.
        return TemplateSlot.channelTitle(channel) + " " + shortTitle.prefix(1).lowercased() + shortTitle.dropFirst()
    }

    /// The display name of the field within its group: `Title`.
    package var shortTitle: String { TemplateSlot.sentenceCased(name) }

    /// The display name of the group: `Slack`, `Behaviour`.
    package var groupTitle: String { channel.map(TemplateSlot.channelTitle) ?? "Behaviour" }

    /// The display name of a channel: `Microsoft Teams`.
    package static func channelTitle(_ channel: String) -> String {
        TemplateChannel(rawValue: channel)?.title ?? sentenceCased(channel)
    }

    private static func sentenceCased(_ name: String) -> String {
        switch name {
        case "image_url": "Image URL"
        default:
            name.split(separator: "_").enumerated().map { index, word in
                index == 0 ? word.prefix(1).uppercased() + word.dropFirst() : String(word)
            }.joined(separator: " ")
        }
    }

    /// What the server uses it for, in one line; nil for unknown channels.
    package var purpose: String? {
        switch (channel, name) {
        case (nil, "grouping_key"): "alerts with the same result share one alert group"
        case (nil, "resolve_signal"): "the alert resolves its group when this gives True, 1 or ok"
        case (nil, "acknowledge_signal"): "the alert acknowledges its group when this gives True, 1 or ok"
        case (nil, "source_link"): "the link to the source of the alert"
        case (_?, "title"): "the first line of the notification"
        case (_?, "message"): "the body of the notification"
        case (_?, "image_url"): "the http(s) URL of an image"
        default: nil
        }
    }
}
