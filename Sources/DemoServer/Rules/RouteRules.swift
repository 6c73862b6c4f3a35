import JSON

/// The rules for `default_route` in a POST or PUT. Errors name its fields without the route.
struct RouteRules {
    let options: DemoOptions
    let directory: Directory

    func read(_ object: JSONObject) throws(Problem) -> RouteChange {
        var change = RouteChange()
        switch object["escalation_chain_id"] {
        case nil: break
        case .null, .string(""), .string("null"): change.escalationChain = .some(nil)
        case .string(let id) where directory.hasChain(id): change.escalationChain = id
        default: throw .field("escalation_chain_id", "Object does not exist")
        }
        if let slack = try channel("slack", in: object) { try readSlack(slack, into: &change) }
        for name in DefaultRoute.otherChannels {
            guard let channel = try channel(name, in: object) else { continue }
            if let id = channel["id"], !id.isNull { throw .detail("\(title(of: name)) does not exist") }
            if let isEnabled = channel["enabled"]?.bool { change.enabled[name] = isEnabled }
        }
        return change
    }

    private func channel(_ name: String, in object: JSONObject) throws(Problem) -> JSONObject? {
        switch object[name] {
        case nil, .null: return nil
        case .object(let channel): return channel
        case .some(let value):
            throw .fields([name: ["non_field_errors": [.string(expectedDictionary(value))]]])
        }
    }

    private func readSlack(_ slack: JSONObject, into change: inout RouteChange) throws(Problem) {
        switch slack["channel_id"] {
        case nil: break
        case .null: change.slackChannel = .some(nil)
        case .some(let value):
            guard options.hasSlack else { throw .detail("Slack isn't connected to this workspace") }
            guard let id = value.string, directory.hasSlackChannel(id) else {
                throw .fields(["slack": ["channel_id": ["Slack channel does not exist"]]])
            }
            change.slackChannel = id
        }
        if let isEnabled = slack["enabled"]?.bool { change.isSlackEnabled = isEnabled }
    }

    private func title(of channel: String) -> String {
        channel == "telegram" ? "Telegram channel" : "\(channel) channel"
    }
}
