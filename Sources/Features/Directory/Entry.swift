package import FoundationEssentials
package import OnCall

/// An integration, and how fresh what we know of it is.
package struct Entry: Hashable, Sendable {
    /// As the server last described it.
    package private(set) var integration: Integration
    /// The request that told: an answer with a lower number is older news.
    package private(set) var asOf: RequestNumber
    /// The last request that had been sent when it was first told of, whichever told.
    let learnedAt: RequestNumber
    /// What plain words of a filter look into, in lower case.
    package private(set) var searchText: String
    /// How often the server was asked whether a window that is over has ended, and when to ask again.
    package var overdueChecks = 0
    package var nextOverdueCheck: Date?

    init(_ integration: Integration, asOf: RequestNumber, learnedAt: RequestNumber, teamName: String?) {
        self.integration = integration
        self.asOf = asOf
        self.learnedAt = learnedAt
        searchText = Entry.searchText(integration, teamName: teamName)
    }

    /// Takes in an answer, if it is no older than what is known.
    mutating func update(_ answer: Integration, asOf number: RequestNumber, teamName: String?) {
        guard number >= asOf else { return }
        asOf = number
        let window = integration.maintenance
        integration = integration.updated(with: answer)
        searchText = Entry.searchText(integration, teamName: teamName)
        // A window that takes the place of another is waited for anew.
        if integration.maintenance == nil || integration.maintenance?.endsAt != window?.endsAt {
            overdueChecks = 0
            nextOverdueCheck = nil
        }
    }

    mutating func renameTeam(_ teamName: String?) {
        searchText = Entry.searchText(integration, teamName: teamName)
    }

    private static func searchText(_ integration: Integration, teamName: String?) -> String {
        let labels = (integration.labels.value ?? []).map { "\($0.key)=\($0.value)" }
        let parts = [integration.name.value, integration.type.value, teamName, integration.id.rawValue]
        return (parts.compactMap(\.self) + labels).joined(separator: "\n").lowercased()
    }
}
