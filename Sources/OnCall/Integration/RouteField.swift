package import JSON

/// A part of the default route that can be changed separately. PUT is partial inside the route, and inside a channel of it.
package enum RouteField: Hashable, Sendable {
    /// The escalation chain; null for none.
    case escalationChain
    /// Whether the route posts to a chat service: `slack`, `telegram`.
    case isPosting(String)
    /// The channel in Slack; null for the default channel of the workspace.
    case slackChannel

    /// The path inside the route.
    package var path: [String] {
        switch self {
        case .escalationChain: ["escalation_chain_id"]
        case .isPosting(let service): [service, "enabled"]
        case .slackChannel: ["slack", "channel_id"]
        }
    }

    /// The field with this `path`; nil if there is none.
    package init?(path: [String]) {
        switch path {
        case ["escalation_chain_id"]: self = .escalationChain
        case ["slack", "channel_id"]: self = .slackChannel
        default:
            guard path.count == 2, path[1] == "enabled", !path[0].isEmpty else { return nil }
            self = .isPosting(path[0])
        }
    }

    /// The display name.
    package var title: String {
        switch self {
        case .escalationChain: "Escalation chain"
        case .isPosting(let service): TemplateSlot.channelTitle(service)
        case .slackChannel: "Slack channel"
        }
    }

    /// The value in a route; absent if the server doesn't report it.
    package func value(in route: JSONObject) -> Field<JSONValue> {
        let path = path
        guard path.count == 2 else { return Field(member: route[path[0]]) }
        return Field(member: route[path[0]]?.object?[path[1]])
    }

    /// The fields that a route has: its chain, then each chat service and its channel.
    package static func fields(of route: JSONObject) -> [RouteField] {
        var fields: [RouteField] = [.escalationChain]
        for (name, value) in route {
            guard let channel = value.object else { continue }
            if channel["enabled"] != nil || name != "slack" { fields.append(.isPosting(name)) }
            if name == "slack" { fields.append(.slackChannel) }
        }
        return fields
    }

    /// The id of the channel that a chat service posts to; nil for its default, or if the server reports none.
    package static func channel(of service: String, in route: JSONObject) -> String? {
        let channel = route[service]?.object
        return (channel?["channel_id"] ?? channel?["id"])?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
}
