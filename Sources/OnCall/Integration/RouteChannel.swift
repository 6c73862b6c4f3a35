package import JSON

/// A channel that a route posts to, as far as the server reports it.
package struct RouteChannel: Hashable, Sendable {
    /// `Slack`, `Telegram`, `Microsoft Teams`.
    package let title: String
    /// The id of the channel; nil for the default channel of the organisation.
    package let id: String?
    /// Whether the route posts there; nil if the server doesn't report it.
    package let isEnabled: Bool?
    /// Whether a route without an id posts to a default channel; other backends have only one receiver.
    private let hasDefault: Bool

    /// The channels of a route that are worth showing: Slack if its state is known, the others if they are on. A server without
    /// `enabled` posts to each channel that has an id.
    package static func channels(of route: JSONObject) -> [RouteChannel] {
        route.compactMap { name, value -> RouteChannel? in
            guard let fields = value.object else { return nil }
            let id = (fields["channel_id"] ?? fields["id"])?.string.flatMap { $0.isEmpty ? nil : $0 }
            let isEnabled = fields["enabled"]?.bool
            guard isEnabled ?? (id != nil) || (name == "slack" && isEnabled == false) else { return nil }
            return RouteChannel(
                title: title(name), id: id, isEnabled: isEnabled,
                hasDefault: ["slack", "telegram", "msteams", "mattermost"].contains(name))
        }
    }

    private static func title(_ name: String) -> String {
        if let known = TemplateChannel(rawValue: name) { return known.title }
        let words = name.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// `Slack CH-OPS`, `Slack off`, `Telegram default channel`.
    package var summary: String {
        guard isEnabled != false else { return "\(title) off" }
        return "\(title)\(id.map { " \($0)" } ?? (hasDefault ? " default channel" : ""))"
    }
}
