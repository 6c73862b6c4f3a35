import JSON

/// The JSON of teams, escalation chains, Slack channels and the token's owner.
enum DirectoryResponse {
    static func value(of team: Directory.Team) -> JSONValue {
        [
            "id": .string(team.id),
            "grafana_id": .number(JSONNumber(team.number)),
            "name": .string(team.name),
            "email": .string("team\(team.number)@example.test"),
            "avatar_url": "https://example.test/t.png",
        ]
    }

    static func value(of chain: Directory.Chain) -> JSONValue {
        ["id": .string(chain.id), "name": .string(chain.name), "team_id": .text(chain.team)]
    }

    static func value(of channel: Directory.SlackChannel) -> JSONValue {
        ["name": .string(channel.name), "slack_id": .string(channel.id)]
    }

    static func owner(_ directory: Directory, role: DemoRole) -> JSONValue {
        let name = role == .admin ? "admin" : role.rawValue
        return [
            "id": .string(directory.userID),
            "grafana_id": 1,
            "email": .string("\(name)@example.test"),
            "slack": .null,
            "username": .string(name),
            "role": .string(role.rawValue),
            "is_phone_number_verified": false,
            "timezone": .null,
            "teams": .array([]),
        ]
    }
}
