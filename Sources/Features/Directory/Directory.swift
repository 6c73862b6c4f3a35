package import FoundationEssentials
package import OnCall
package import Planning

/// What is known about the server: integrations in a stable order, names of teams and chains, and how fresh they are.
package struct Directory: Hashable, Sendable {
    /// The progress of a running listing.
    package struct Listing: Hashable, Sendable {
        package let number: RequestNumber
        /// How new its data is.
        var asOf: RequestNumber
        /// Whether it failed in between and was resumed.
        var isPartial = false
        package var pagesRead = 0
        package var totalPages: Int?
        /// The integrations in the pages so far; the others are removed when the listing ends.
        var seen: Set<IntegrationID> = []
        /// The totals that its pages reported.
        var counts: Set<Int> = []
        /// The total that its last page reported.
        var lastCount: Int?
        /// The rows without an id. Any integration that is missing can be one of them.
        var leftOut: [RowWithoutID] = []
        /// Rows with the id of another row on the same page.
        var repeated = 0
        /// Whether it has rows that were not known before it began.
        var hasNewRows = false
        /// Whether a row may have been skipped though the totals fit: as many were created as deleted between two pages.
        var maySkip: Bool { hasNewRows && hasManyPages }
        var hasManyPages = false

        /// Whether no row can have been missed because one on an earlier page was deleted while the list was read. If the pages report
        /// no totals, a list that was read without interruption counts as complete.
        var isComplete: Bool {
            counts.isEmpty ? !isPartial : counts.count == 1 && counts.allSatisfy { $0 <= seen.count + leftOut.count }
        }

        /// Whether an integration that is missing is no longer on the server.
        var isConsistent: Bool { leftOut.isEmpty && isComplete }
    }

    /// In the order in which the server first listed them; new ones come last.
    package private(set) var order: [IntegrationID] = []
    package private(set) var entries: [IntegrationID: Entry] = [:]
    /// What the list is filtered by, in the same order.
    private(set) var index = ListIndex()
    /// The maintenance windows that have an end.
    var windows = WindowSchedule()
    package private(set) var teams: [Team] = []
    package private(set) var chains: [String: EscalationChain] = [:]
    /// Names for values of fields, as far as the server has given them.
    private var valueNames: [EditableField: ValueNames] = [:]
    private var teamNames: [TeamID: String] = [:]
    /// Deleted integrations, with the request that reported it. Older responses about them are ignored.
    private var gone: [IntegrationID: RequestNumber] = [:]
    /// The kind of server, once a response has revealed it.
    package private(set) var dialect: Dialect?
    /// The running listing.
    package private(set) var listing: Listing?
    /// Local time when the last complete listing ended.
    package private(set) var listedAt: Date?
    /// When the cached list was read from the server; nil once a complete listing has replaced it.
    package private(set) var cachedAt: Date?
    /// The last request number given out. Every request with a number up to this was sent before now.
    package private(set) var present: RequestNumber = 0
    /// The request as of which every integration on the server was known, except those in rows without an id.
    package private(set) var completeSince: RequestNumber?
    /// Whether the server has answered a list request in this run, at least with one page.
    package private(set) var hasServerResponded = false
    /// How many integrations the server counted and did not list, as of the last complete listing.
    package private(set) var unlisted = 0
    /// Those that the last listing did not have, and that may only have been skipped by it.
    private(set) var doubtful: [IntegrationID] = []
    /// The rows without an id, which are left out.
    private(set) var rowsWithoutID = RowsWithoutID()
    /// Why the last listing failed.
    package private(set) var failure: ServiceError?
    /// Whether the listing before the last one failed too.
    private(set) var hasFailedBefore = false
    /// Counts changes, so that derived data can be cached.
    package private(set) var revision = 0
    /// Counts changes to what the list cache contains. A response that repeats what is known changes nothing.
    private(set) var contentRevision = 0
    package private(set) var clock = ServerClock()
    /// Which ends of windows were announced.
    var announcer = WindowAnnouncer()
    /// The revision whose windows were announced.
    var announcedRevision = -1

    /// Memory for more integrations is only taken when they come.
    private static let maxReserved = 100_000

    package init() {}

    /// How many rows of the last listing had no id, and were left out.
    package var leftOut: Int { rowsWithoutID.latest.count }

    package subscript(id: IntegrationID) -> Entry? { entries[id] }

    package func integration(_ id: IntegrationID?) -> Integration? { id.flatMap { entries[$0]?.integration } }

    /// The name of a team, or its id until the name is known; nil for no team.
    package func teamName(_ id: TeamID?) -> String? { id.map { teamNames[$0] ?? $0.rawValue } }

    /// The name of the escalation chain of the default route, or its id until the name is known; nil for none.
    package func chainName(of integration: Integration) -> String? {
        integration.chainID.map { chains[$0]?.name ?? $0 }
    }

    /// How the values of a field are called.
    package func valueNames(of field: EditableField) -> ValueNames { valueNames[field] ?? ValueNames(of: field) }

    private mutating func learn(_ names: [(id: String, name: String)], for field: EditableField) {
        valueNames[field] = ValueNames(of: field, byID: Dictionary(names, uniquingKeysWith: { first, _ in first }))
    }

    /// The integrations with a maintenance window, in order.
    var idsInMaintenance: [IntegrationID] {
        index.flagsOfRow.indices.lazy.filter { index.flagsOfRow[$0].contains(.maintenance) }.map { order[$0] }
    }

    /// The dialect to assume until a response reveals it: that of the API reference.
    package var assumedDialect: Dialect { dialect ?? .cloud }

    /// Whether the server supports labels, as far as is known.
    package func offersLabels(_ integration: Integration) -> Bool { integration.hasLabels }

    // MARK: Listing

    /// Applies a fact.
    /// - Parameter present: the last request number given out.
    mutating func receive(_ fact: Fact, present: RequestNumber) {
        self.present = present
        switch fact {
        case .sent(let number, .list): listing = Listing(number: number, asOf: number)
        case .listingResumed(let number, let asOf, let isRestart):
            listingResumed(number, asOf: asOf, isRestart: isRestart)
        case .clockRead(let serverTime, let sentAt, let receivedAt):
            clock.note(serverTime: serverTime, sentAt: sentAt, receivedAt: receivedAt)
        case .paged(let page, let number): pageArrived(page, of: number)
        case .learned(let integration, let asOf): learn(integration, asOf: asOf)
        case .teams(let teams): learn(teams)
        case .chains(let chains): learn(chains)
        case .slackChannels(let channels):
            learn(channels.map { ($0.id, $0.name) }, for: .route(.slackChannel))
        case .failed(let failed): listingFailed(failed.number, failed.error.kind == .cancelled ? nil : failed.error)
        default: break
        }
    }

    private mutating func listingResumed(_ number: RequestNumber, asOf: RequestNumber, isRestart: Bool) {
        guard var listing, listing.number == number else { return }
        if isRestart { listing = Listing(number: number, asOf: asOf) }
        listing.asOf = asOf
        listing.isPartial = listing.pagesRead > 0
        self.listing = listing
    }

    private mutating func pageArrived(_ page: IntegrationPage, of number: RequestNumber) {
        guard let asOf = listing?.asOf, listing?.number == number else { return }
        listing?.pagesRead = page.number
        listing?.totalPages = page.totalPages
        if page.number > 1 { listing?.hasManyPages = true }
        if let count = page.count {
            listing?.counts.insert(count)
            listing?.lastCount = count
        }
        listing?.leftOut += page.leftOut
        listing?.repeated += page.integrations.count - Set(page.integrations.lazy.map(\.id)).count
        failure = nil
        hasServerResponded = true
        // What the server says may be wrong.
        if page.number == 1, let count = page.count, (order.count..<Directory.maxReserved).contains(count) {
            order.reserveCapacity(count)
            entries.reserveCapacity(count)
            listing?.seen.reserveCapacity(count)
        }
        for integration in page.integrations {
            listing?.seen.insert(integration.id)
            if entries[integration.id].map({ $0.learnedAt >= number }) ?? true { listing?.hasNewRows = true }
            learn(integration, asOf: asOf)
        }
    }

    /// - Returns: the integrations that are no longer on the server. If the list changed while it was read, missing integrations may only
    ///   have been skipped; they are left to the next listing. So are they if rows had no id. If there are new rows they are `doubtful`.
    mutating func listingFinished(_ number: RequestNumber, now: Date) -> [IntegrationID] {
        guard let listing, listing.number == number else { return [] }
        self.listing = nil
        listedAt = now
        cachedAt = nil
        let isConsistent = listing.isConsistent
        if listing.isComplete, completeSince == nil { completeSince = present }
        // An integration from a later response may be newer than the pages without it.
        let missing = order.filter { !listing.seen.contains($0) && entries[$0]?.asOf ?? 0 < listing.asOf }
        let gone = missing.filter { id in
            isConsistent && !listing.maySkip || listing.leftOut.isEmpty && isFromCache(id)
        }
        doubtful = isConsistent && listing.maySkip ? missing.filter { !isFromCache($0) } : []
        forget(gone, asOf: listing.asOf)
        rowsWithoutID.note(listing.leftOut, asOf: listing.asOf)
        unlisted = max(0, (listing.lastCount ?? 0) - order.count - leftOut - listing.repeated)
        return gone
    }

    private mutating func listingFailed(_ number: RequestNumber, _ error: ServiceError?) {
        guard listing?.number == number else { return }
        listing = nil
        hasFailedBefore = failure != nil
        failure = error
    }

    // MARK: From disk

    /// Loads the list cache. Anything the server has sent since is newer.
    mutating func recall(_ list: CachedList) {
        guard listedAt == nil else { return }
        cachedAt = list.readAt
        clock.recall(offset: list.clockOffset)
        if teams.isEmpty { learn(list.teams) }
        if chains.isEmpty { learn(list.chains) }
        for integration in list.integrations where entries[integration.id] == nil { learn(integration, asOf: 0) }
    }

    /// Whether everything known about an integration is from the cache.
    package func isFromCache(_ id: IntegrationID) -> Bool { entries[id]?.asOf == 0 }

    /// The local clock was set.
    mutating func shift(by seconds: TimeInterval) {
        clock.shift(by: seconds)
        listedAt? += seconds
        cachedAt? += seconds
        windows.removeAllChecks()
        for id in order {
            guard let due = entries[id]?.nextOverdueCheck?.addingTimeInterval(seconds) else { continue }
            entries[id]?.nextOverdueCheck = due
            windows.addCheck(of: id, at: due)
        }
    }

    // MARK: Single responses

    /// Applies the server's description of an integration.
    mutating func learn(_ integration: Integration, asOf number: RequestNumber) {
        if let reported = gone[integration.id] {
            guard number > reported else { return }
            gone[integration.id] = nil
        }
        revision += 1
        if dialect != .cloud, let found = Dialect(evidence: integration) { dialect = found }
        let id = integration.id
        guard let before = entries[id]?.integration else {
            entries[id] = Entry(integration, asOf: number, learnedAt: present, number: order.count)
            order.append(id)
            index.append(
                integration, teamName: teamName(integration.teamID.value), chainName: chainName(of: integration))
            noteWindow(id, integration.maintenance, before: nil)
            contentRevision += 1
            return
        }
        entries[id]?.update(integration, asOf: number)
        guard let after = entries[id]?.integration, after != before else { return }
        contentRevision += 1
        updateRow(id)
        noteWindow(id, after.maintenance, before: before.maintenance)
    }

    /// Updates the row of an integration in the index.
    private mutating func updateRow(_ id: IntegrationID) {
        guard let entry = entries[id] else { return }
        index.update(
            entry.number, entry.integration, teamName: teamName(entry.integration.teamID.value),
            chainName: chainName(of: entry.integration))
        if index.isWasteful { rebuildIndex() }
    }

    private mutating func rebuildIndex() {
        index.removeAll()
        for id in order {
            guard let integration = entries[id]?.integration else { continue }
            index.append(
                integration, teamName: teamName(integration.teamID.value), chainName: chainName(of: integration))
        }
    }

    /// The dialect is known from the server's own text.
    mutating func learn(_ dialect: Dialect) { self.dialect = dialect }

    mutating func forget(_ ids: [IntegrationID], asOf number: RequestNumber) {
        for id in ids {
            gone[id] = number
            entries[id] = nil
        }
        if !ids.isEmpty { contentRevision += 1 }
        // In one pass: a server can lose thousands between two listings.
        let kept = order.indices.filter { entries[order[$0]] != nil }
        if kept.count < order.count {
            order = kept.map { order[$0] }
            index.keep(kept)
            for (number, id) in order.enumerated() { entries[id]?.number = number }
        }
        revision += 1
    }

    mutating func learn(_ teams: [Team]) {
        let sorted = teams.sorted { $0.name.lowercased() < $1.name.lowercased() }
        if self.teams != sorted { contentRevision += 1 }
        self.teams = sorted
        learn(teams.map { ($0.id.rawValue, $0.name) }, for: .team)
        let names = Dictionary(teams.map { ($0.id, $0.name) }, uniquingKeysWith: { _, last in last })
        revision += 1
        guard names != teamNames else { return }
        teamNames = names
        for id in order { updateRow(id) }
    }

    mutating func learn(_ chains: [EscalationChain]) {
        learn(chains.map { ($0.id, $0.name) }, for: .route(.escalationChain))
        let known = self.chains
        self.chains = Dictionary(chains.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        guard self.chains != known else { return }
        contentRevision += 1
        revision += 1
        for id in order where entries[id]?.integration.chainID != nil { updateRow(id) }
    }

    /// Counts a check of an overdue window.
    /// - Returns: when the next is due.
    mutating func planCheck(of id: IntegrationID, after now: Date) -> Date? {
        guard let checks = entries[id]?.overdueChecks else { return nil }
        let due = now.addingTimeInterval(min(60, 2 * TimeInterval(1 << min(checks, 5))))
        entries[id]?.overdueChecks = checks + 1
        entries[id]?.nextOverdueCheck = due
        return due
    }
}
