/// The changes to the default route requested by a POST or PUT; nil for fields that were not sent.
struct RouteChange {
    var escalationChain: String??
    var slackChannel: String??
    var isSlackEnabled: Bool?
    var enabled: [String: Bool] = [:]

    func apply(to route: inout DefaultRoute) {
        if let escalationChain { route.escalationChain = escalationChain }
        if let slackChannel { route.slackChannel = slackChannel }
        if let isSlackEnabled { route.isSlackEnabled = isSlackEnabled }
        for (channel, isEnabled) in enabled {
            if isEnabled { route.enabled.insert(channel) } else { route.enabled.remove(channel) }
        }
    }
}
