package import FoundationEssentials

/// What a server said it has, kept from one run of the program to the next.
package struct KnownList: Hashable, Sendable {
    /// In the order in which the console shows them. Those that come from disk have neither link nor e-mail address.
    package var integrations: [Integration]
    package var teams: [Team]
    package var chains: [EscalationChain]
    /// Our clock when the whole list had been read.
    package var readAt: Date
    /// How far the server's clock was ahead of ours then. In seconds.
    package var clockOffset: TimeInterval

    package init(
        integrations: [Integration], teams: [Team] = [], chains: [EscalationChain] = [], readAt: Date,
        clockOffset: TimeInterval = 0
    ) {
        self.integrations = integrations
        self.teams = teams
        self.chains = chains
        self.readAt = readAt
        self.clockOffset = clockOffset
    }
}
