package import FoundationEssentials
package import OnCall

/// The filter on integrations that are in no directory, for the command line.
extension IntegrationFilter {
    /// The integrations that match, in their order. No integration has a draft.
    /// - Parameters:
    ///   - teamName: the name of a team; nil if it is unknown.
    ///   - chainName: the name of an escalation chain; nil if it is unknown. Needed only if `needsChains`.
    ///   - serverTime: decides which maintenance windows are overdue.
    package func matching(
        _ integrations: [Integration], at serverTime: Date, teamName: (TeamID) -> String?,
        chainName: (String) -> String? = { _ in nil }
    ) -> [Integration] {
        guard !isEmpty else { return integrations }
        var index = ListIndex()
        for integration in integrations {
            index.append(
                integration, teamName: integration.teamID.value.flatMap(teamName),
                chainName: integration.chainID.map { chainName($0) ?? $0 })
        }
        let tests = clauses.map { ClauseTest($0, index) }
        let time = serverTime.timeIntervalSinceReferenceDate
        return index.bytes.withUnsafeBytes { bytes in
            integrations.indices.filter { row in
                tests.allSatisfy { $0.matches(row, of: index, bytes, at: time) { _ in false } }
            }
        }.map { integrations[$0] }
    }
}
