package import FoundationEssentials
package import OnCall

/// An integration and how fresh its data is.
package struct Entry: Hashable, Sendable {
    /// As the server last described it.
    package private(set) var integration: Integration
    /// The request that it comes from. Responses with a lower number are older.
    package private(set) var asOf: RequestNumber
    /// The last request sent when the integration was first reported.
    let learnedAt: RequestNumber
    /// Its row in the index.
    var number: Int
    /// How often the server was asked about its overdue window, and when to ask again.
    package var overdueChecks = 0
    package var nextOverdueCheck: Date?

    init(_ integration: Integration, asOf: RequestNumber, learnedAt: RequestNumber, number: Int) {
        self.integration = integration
        self.asOf = asOf
        self.learnedAt = learnedAt
        self.number = number
    }

    /// Applies a response, unless it is older than what is known.
    mutating func update(_ answer: Integration, asOf number: RequestNumber) {
        guard number >= asOf else { return }
        asOf = number
        let window = integration.maintenance
        integration = integration.updated(with: answer)
        // A window that replaces another starts its own series of checks.
        if integration.maintenance == nil || integration.maintenance?.endsAt != window?.endsAt {
            overdueChecks = 0
            nextOverdueCheck = nil
        }
    }
}
