package import FoundationEssentials

/// A list cache: the integrations, teams and chains of a server, stored between runs of the program.
package struct CachedList: Hashable, Sendable {
    /// In display order. From disk, they have neither link nor e-mail address.
    package var integrations: [Integration]
    package var teams: [Team]
    package var chains: [EscalationChain]
    /// The local clock when the whole list had been read.
    package var readAt: Date
    /// How far the server's clock was ahead of the local one, in seconds; nil if the server never sent its time.
    package var clockOffset: TimeInterval?

    package init(
        integrations: [Integration], teams: [Team] = [], chains: [EscalationChain] = [], readAt: Date,
        clockOffset: TimeInterval? = nil
    ) {
        self.integrations = integrations
        self.teams = teams
        self.chains = chains
        self.readAt = readAt
        self.clockOffset = clockOffset
    }
}
