package import FoundationEssentials
package import OnCall

/// What is known of the server: its integrations in a stable order, the names of teams and chains, and how fresh that is.
package struct Directory: Hashable, Sendable {
    /// How far a running listing has come.
    package struct Listing: Hashable, Sendable {
        package let number: RequestNumber
        /// How new what it tells is.
        var asOf: RequestNumber
        /// Whether it broke off and went on later.
        var isPartial = false
        package var pagesRead = 0
        package var totalPages: Int?
        /// Whom this listing has named, so that whoever it leaves out can go at its end.
        var seen: Set<IntegrationID> = []
        /// How many there are, as its pages said.
        var counts: Set<Int> = []

        /// Whether nobody can have slipped, between two pages, from one that was not read yet to one that was: whoever is deleted
        /// meanwhile makes room on a page before. Of a list that is read within a moment it is taken for granted where its pages say nothing.
        var isConsistent: Bool {
            counts.isEmpty ? !isPartial : counts.count == 1 && counts.allSatisfy { $0 <= seen.count }
        }
    }

    /// In the order in which the server first listed them; new ones come last.
    package private(set) var order: [IntegrationID] = []
    package private(set) var entries: [IntegrationID: Entry] = [:]
    package private(set) var teams: [Team] = []
    package private(set) var chains: [String: EscalationChain] = [:]
    private var teamNames: [TeamID: String] = [:]
    /// Who is gone, and the request that told: what an older one still says of them is no news.
    private var gone: [IntegrationID: RequestNumber] = [:]
    /// Which kind of server it is, as soon as an answer gives it away.
    package private(set) var dialect: Dialect?
    /// The listing that runs.
    package private(set) var listing: Listing?
    /// Our clock at the end of the last whole listing.
    package private(set) var listedAt: Date?
    /// When what is shown from disk was read from the server; nil as soon as a whole listing has taken its place.
    package private(set) var cachedAt: Date?
    /// The last number that was given out: what is told now is told after whatever bears it was sent.
    package private(set) var present: RequestNumber = 0
    /// As of when everything was known that the server had.
    package private(set) var completeSince: RequestNumber?
    /// Whether the server has answered for the list in this run, if only with a page of it.
    package private(set) var hasServerResponded = false
    /// Why the last listing failed.
    package private(set) var failure: ServiceError?
    /// Whether the listing before the last one had failed as well.
    private(set) var hasFailedBefore = false
    /// Counts changes, so that what is derived from the directory can be kept.
    package private(set) var revision = 0
    package private(set) var clock = ServerClock()

    package init() {}

    package subscript(id: IntegrationID) -> Entry? { entries[id] }

    package func integration(_ id: IntegrationID?) -> Integration? { id.flatMap { entries[$0]?.integration } }

    /// The name of a team, or its id as long as nobody told the name; nil for no team.
    package func teamName(_ id: TeamID?) -> String? { id.map { teamNames[$0] ?? $0.rawValue } }

    /// The dialect to assume where no answer gave it away: the API reference's.
    package var assumedDialect: Dialect { dialect ?? .cloud }

    /// Whether the server offers labels, as far as one can see.
    package func offersLabels(_ integration: Integration) -> Bool {
        !integration.labels.isAbsent || !integration.dynamicLabels.isAbsent
    }

    // MARK: Listing

    /// What became known changes what is known of the server.
    /// - Parameter present: the last number that was given out.
    mutating func receive(_ fact: Fact, present: RequestNumber) {
        self.present = present
        switch fact {
        case .sent(let number, .list): listing = Listing(number: number, asOf: number)
        case .listingResumed(let number, let asOf, let isRestart): listingResumed(number, asOf: asOf, isRestart: isRestart)
        case .clockRead(let serverTime, let sentAt, let receivedAt):
            clock.note(serverTime: serverTime, sentAt: sentAt, receivedAt: receivedAt)
        case .paged(let page, let number): pageArrived(page, of: number)
        case .learned(let integration, let asOf): learn(integration, asOf: asOf)
        case .teams(let teams): learn(teams)
        case .chains(let chains): learn(chains)
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
        if let count = page.count { listing?.counts.insert(count) }
        failure = nil
        hasServerResponded = true
        for integration in page.integrations {
            listing?.seen.insert(integration.id)
            learn(integration, asOf: asOf)
        }
    }

    /// - Returns: the integrations that are gone from the server. Where the list has changed while it was read, those whom it leaves out may
    ///   have been passed by, and are left to the next one.
    mutating func listingFinished(_ number: RequestNumber, now: Date) -> [IntegrationID] {
        guard let listing, listing.number == number else { return [] }
        self.listing = nil
        listedAt = now
        cachedAt = nil
        let isConsistent = listing.isConsistent
        if isConsistent, completeSince == nil { completeSince = present }
        // What a later request told of may be younger than the pages that left it out.
        let gone = order.filter { id in
            let asOf = entries[id]?.asOf ?? 0
            return !listing.seen.contains(id) && asOf < listing.asOf && (isConsistent || asOf == 0)
        }
        forget(gone, asOf: listing.asOf)
        return gone
    }

    private mutating func listingFailed(_ number: RequestNumber, _ error: ServiceError?) {
        guard listing?.number == number else { return }
        listing = nil
        hasFailedBefore = failure != nil
        failure = error
    }

    // MARK: From disk

    /// Takes in what was known in an earlier run. Whatever the server has said since then is newer.
    mutating func recall(_ list: KnownList) {
        guard listedAt == nil else { return }
        cachedAt = list.readAt
        clock.recall(offset: list.clockOffset)
        if teams.isEmpty { learn(list.teams) }
        if chains.isEmpty { learn(list.chains) }
        for integration in list.integrations where entries[integration.id] == nil { learn(integration, asOf: 0) }
    }

    /// Whether all that is known of an integration is from disk.
    package func isFromCache(_ id: IntegrationID) -> Bool { entries[id]?.asOf == 0 }

    /// Our clock was set.
    mutating func shift(by seconds: TimeInterval) {
        clock.shift(by: seconds)
        listedAt? += seconds
        cachedAt? += seconds
        for id in order { entries[id]?.nextOverdueCheck? += seconds }
    }

    // MARK: Single answers

    /// Takes in what the server says of an integration.
    mutating func learn(_ integration: Integration, asOf number: RequestNumber) {
        if let told = gone[integration.id] {
            guard number > told else { return }
            gone[integration.id] = nil
        }
        revision += 1
        if dialect != .cloud, let found = Dialect(evidence: integration) { dialect = found }
        let team = teamName(integration.teamID.value)
        if entries[integration.id] == nil {
            order.append(integration.id)
            entries[integration.id] = Entry(integration, asOf: number, learnedAt: present, teamName: team)
        } else {
            entries[integration.id]?.update(integration, asOf: number, teamName: team)
        }
    }

    /// The server's own words told what kind it is.
    mutating func learn(_ dialect: Dialect) { self.dialect = dialect }

    mutating func forget(_ ids: [IntegrationID], asOf number: RequestNumber) {
        for id in ids {
            gone[id] = number
            entries[id] = nil
        }
        // All at once: a server can lose thousands between two looks.
        order.removeAll { entries[$0] == nil }
        revision += 1
    }

    mutating func learn(_ teams: [Team]) {
        self.teams = teams.sorted { $0.name.lowercased() < $1.name.lowercased() }
        teamNames = Dictionary(teams.map { ($0.id, $0.name) }, uniquingKeysWith: { _, last in last })
        revision += 1
        for id in order {
            let name = teamName(entries[id]?.integration.teamID.value)
            entries[id]?.renameTeam(name)
        }
    }

    mutating func learn(_ chains: [EscalationChain]) {
        self.chains = Dictionary(chains.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    }

    /// The window that is over and was waiting longest for a look whether the server has ended it; those that are seen to be over for the
    /// first time are given a moment.
    mutating func nextOverdue(at serverTime: Date, now: Date, isBusy: (IntegrationID) -> Bool) -> IntegrationID? {
        var next: (id: IntegrationID, due: Date)?
        for id in order {
            guard let entry = entries[id], entry.integration.maintenance?.isOverdue(at: serverTime) ?? false else {
                continue
            }
            guard let due = entry.nextOverdueCheck else {
                planOverdueCheck(id, now: now)
                continue
            }
            if due <= now, due < next?.due ?? .distantFuture, !isBusy(id) { next = (id, due) }
        }
        if let next { planOverdueCheck(next.id, now: now) }
        return next?.id
    }

    /// Plans the next question whether an overdue window has ended: soon at first, then ever more seldom.
    private mutating func planOverdueCheck(_ id: IntegrationID, now: Date) {
        guard let checks = entries[id]?.overdueChecks else { return }
        entries[id]?.overdueChecks = checks + 1
        entries[id]?.nextOverdueCheck = now.addingTimeInterval(min(60, 2 * TimeInterval(1 << min(checks, 5))))
    }
}
