/// The resource that a path addresses.
enum Resource: Hashable {
    case health
    case integrations
    case integration(String)
    case maintenanceStart(String)
    case maintenanceStop(String)
    case teams
    case team(String)
    case escalationChains
    case escalationChain(String)
    case slackChannels
    case routes
    case alertGroups
    case currentUser
    case info
    case organizations

    /// - Parameter path: percent-encoded. One trailing slash is optional; two are invalid.
    init?(path: some StringProtocol) {
        guard let decoded = PercentCoding.decode(path, plusIsSpace: false), decoded.hasPrefix("/") else { return nil }
        var parts = decoded.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if parts.last == "" { parts.removeLast() }
        if parts == ["health"] {
            self = .health
            return
        }
        guard parts.starts(with: ["api", "v1"]) else { return nil }
        switch parts.dropFirst(2).count {
        case 1: self.init(list: parts[2])
        case 2: self.init(list: parts[2], id: parts[3])
        case 3: self.init(list: parts[2], id: parts[3], action: parts[4])
        default: return nil
        }
    }

    private init?(list: String) {
        switch list {
        case "integrations": self = .integrations
        case "teams": self = .teams
        case "escalation_chains": self = .escalationChains
        case "slack_channels": self = .slackChannels
        case "routes": self = .routes
        case "alert_groups": self = .alertGroups
        case "info": self = .info
        case "organizations": self = .organizations
        default: return nil
        }
    }

    private init?(list: String, id: String) {
        guard !id.isEmpty, !id.contains(".") else { return nil }
        switch list {
        case "integrations": self = .integration(id)
        case "teams": self = .team(id)
        case "escalation_chains": self = .escalationChain(id)
        case "users" where id == "current": self = .currentUser
        default: return nil
        }
    }

    private init?(list: String, id: String, action: String) {
        guard list == "integrations", !id.isEmpty, !id.contains(".") else { return nil }
        switch action {
        case "maintenance_start": self = .maintenanceStart(id)
        case "maintenance_stop": self = .maintenanceStop(id)
        default: return nil
        }
    }

    /// The value of the `Allow` header.
    var allow: String {
        switch self {
        case .integrations, .escalationChains, .routes: "GET, POST, HEAD, OPTIONS"
        case .integration, .escalationChain: "GET, PUT, PATCH, DELETE, HEAD, OPTIONS"
        case .maintenanceStart, .maintenanceStop: "POST, OPTIONS"
        case .health, .teams, .team, .slackChannels, .alertGroups, .currentUser, .info, .organizations:
            "GET, HEAD, OPTIONS"
        }
    }
}
