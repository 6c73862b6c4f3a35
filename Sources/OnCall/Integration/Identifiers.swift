/// An integration's id: `C` and 12 or more characters, case-sensitive.
package struct IntegrationID: RawRepresentable, Hashable, Sendable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }
}

/// A team's id.
package struct TeamID: RawRepresentable, Hashable, Sendable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }
}

/// A team, as returned by `GET /teams/`.
package struct Team: Hashable, Sendable {
    package let id: TeamID
    package let name: String

    package init(id: TeamID, name: String) {
        self.id = id
        self.name = name
    }
}

/// An escalation chain, as returned by `GET /escalation_chains/`.
package struct EscalationChain: Hashable, Sendable {
    package let id: String
    package let name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

/// A channel in Slack, with the id that Slack gave it.
package struct SlackChannel: Hashable, Sendable {
    package let id: String
    package let name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
