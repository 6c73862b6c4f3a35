import FoundationEssentials
package import OnCall
import StateMachine

/// The conversation with the server, and the only place that interprets responses: requests and their numbers, the budget, retries,
/// uncertain writes and confirmations. It returns facts.
///
/// A request is *running* after `send`. It ends with a response (`receive`), or it fails and then *waits* for a retry (`RetryRule`) or
/// ends. A waiting request runs again through `retryDue` and `retryNow`, or is dropped. A write that ends without a response and may have
/// been applied becomes *uncertain*, until a description of its integration, the complete list, or its absence resolves it.
package struct Exchange: Equatable, Sendable {
    package internal(set) var requests: [RequestNumber: PendingRequest] = [:]
    /// Writes whose outcome is unknown, by request.
    package internal(set) var uncertainWrites: [RequestNumber: UncertainWrite] = [:]
    /// Creations whose responses were lost and that were not in the list: they may still arrive.
    var missingCreations: [RequestNumber: UncertainWrite] = [:]
    /// Updates whose responses left the field out, by the fetch that will confirm them.
    var confirmations: [RequestNumber: IntegrationPatch] = [:]
    /// Reads that failed and are repeated once the list could be read.
    private var missed: Set<Call> = []
    /// Pages of the list, as last reported by the server; 0 until then.
    var listPages = 0
    /// The last request number given out.
    private(set) var lastNumber: RequestNumber = 0
    /// How much this console may still request.
    package internal(set) var budget = RequestBudget()
    /// The budgets of other contexts.
    private var otherBudgets: [SessionConfiguration.Account: RequestBudget] = [:]
    var jitter: Jitter
    /// When the alarm for the next retry is set.
    private var retryAlarm: Date?
    private let session: String
    let server: String
    /// Effects to run, collected until they are taken.
    var outbox: [Effect<Job>] = []
    /// Extensions of maintenance windows that are under way.
    package internal(set) var extensions: [IntegrationID: RunningExtension] = [:]
    /// Windows that were stopped to be extended and are not open, until the user has acknowledged it; the oldest first.
    package internal(set) var lostWindows: [LostWindow] = []
    /// Extensions that an earlier run has not finished, until the server says whether a window is open.
    var cutOffExtensions: [IntegrationID: LostWindow] = [:]

    init(_ configuration: SessionConfiguration) {
        jitter = Jitter(seed: configuration.session)
        session = configuration.session
        server = configuration.server
    }

    // MARK: Sending

    /// A new id for the writes of a plan.
    mutating func newBatch() -> String { "\(session)-\(newest())" }

    /// A number for information that is newer than every running request.
    mutating func newest() -> RequestNumber {
        lastNumber += 1
        return lastNumber
    }

    /// Starts a request. There is at most one listing at a time.
    /// - Parameters:
    ///   - batch: the id of the batch in the journal that a write belongs to.
    ///   - why: why the user does it, for the journal.
    ///   - isRetried: whether it is retried by itself when it fails.
    ///   - known: the integration as known, for the journal.
    /// - Returns: its number; further results are added to `facts`.
    mutating func send(
        _ call: Call, isBackground: Bool = false, _ relation: JournalEntry.Relation? = nil, batch: String? = nil,
        why: String? = nil, isRetried: Bool = true, known: Integration?, at now: Date, _ facts: inout [Fact]
    ) -> RequestNumber {
        if call == .list {
            for (number, request) in requests where request.call == .list { requests[number] = nil }
        }
        let number = newest()
        var entry = call.journalEntry(
            id: "\(session)-\(number)", at: now, server: server, known: known, relation: relation, why: why)
        entry?.batch = batch
        requests[number] = PendingRequest(
            call: call, startedAt: now, isBackground: isBackground, isRetried: isRetried, entry: entry,
            asOf: number)
        budget.spent(at: now, isBackground: isBackground)
        outbox.append(
            .run(Exchange.effect(number, call), job(call, number, entry, isBackground: isBackground, at: now)))
        facts.append(.sent(number, call))
        return number
    }

    /// The user waits for a list that is to tell what became of a write.
    func job(
        _ call: Call, _ number: RequestNumber, _ entry: JournalEntry? = nil, isBackground: Bool, at now: Date
    ) -> Job {
        let isAwaited = !isBackground || !uncertainWrites.isEmpty || !missingCreations.isEmpty
        guard call.isListing, let pace = budget.pace(pages: listPages, isBackground: !isAwaited, at: now) else {
            return .call(call, number, entry)
        }
        return .readSlowly(call, number, pace)
    }

    /// The least number of seconds from one background refresh of the list to the next.
    func minRefreshInterval(at now: Date) -> TimeInterval {
        TimeInterval(listPages * budget.secondsPerBackgroundPage(at: now))
    }

    /// The id of a request's effect.
    static func effect(_ number: RequestNumber, _ call: Call) -> EffectID {
        call == .list ? "list" : EffectID("request \(number)")
    }

    /// Cancels a request without reporting it.
    mutating func cancel(_ number: RequestNumber) {
        guard let request = requests.removeValue(forKey: number) else { return }
        outbox.append(.cancel(Exchange.effect(number, request.call)))
    }

    /// Cancels all running requests. Waiting requests end with their last error.
    mutating func cancelAll(at now: Date, known: (IntegrationID?) -> Integration?) -> [Fact] {
        // Writes last: their outcomes are reported last.
        let ordered = requests.sorted {
            $0.value.call.isWrite == $1.value.call.isWrite ? $0.key < $1.key : $1.value.call.isWrite
        }
        return ordered.flatMap { number, request in
            outbox.append(.cancel(Exchange.effect(number, request.call)))
            let cancelled = ServiceError(.cancelled, mayHaveBeenApplied: request.call.isWrite)
            return fail(number, request.wait?.error ?? cancelled, at: now, known: known)
        }
    }

    /// Drops a write because its journal entry could not be written.
    /// - Returns: the request.
    mutating func dropUnsent(_ number: RequestNumber) -> PendingRequest? { requests.removeValue(forKey: number) }

    /// The effects collected since the last call.
    mutating func takeOutbox() -> [Effect<Job>] {
        defer { outbox = [] }
        return outbox
    }

    // MARK: Running requests

    /// The running request for an integration, preferring writes.
    package func activity(of id: IntegrationID) -> Call? {
        var read: Call?
        for request in requests.values where request.call.integration == id {
            if request.call.isWrite { return request.call }
            read = request.call
        }
        return read
    }

    /// Integrations with a running write.
    var busyIntegrations: Set<IntegrationID> {
        Set(requests.values.lazy.map(\.call).filter(\.isWrite).compactMap(\.integration))
    }

    package var hasWriteUnderWay: Bool { !extensions.isEmpty || requests.values.contains(where: \.call.isWrite) }

    // MARK: Clocks and contexts

    /// The local clock was set back; `seconds` is negative.
    mutating func shift(by seconds: TimeInterval) {
        for number in requests.keys { requests[number]?.shift(by: seconds) }
        for number in uncertainWrites.keys { uncertainWrites[number]?.sentAt += seconds }
        budget.shift(by: seconds)
        retryAlarm? += seconds
    }

    /// The request limit is per user of the server, whatever the context is called.
    mutating func inherit(
        _ other: Exchange, of account: SessionConfiguration.Account, for ownAccount: SessionConfiguration.Account
    ) {
        otherBudgets = other.otherBudgets
        otherBudgets[account] = other.budget
        budget = otherBudgets.removeValue(forKey: ownAccount) ?? RequestBudget()
    }

    /// Sets one alarm for the first retry that is due.
    mutating func updateRetryAlarm() {
        let due = requests.values.lazy.filter { $0.comparison == nil }.compactMap(\.wait?.dueAt).min()
        guard due != retryAlarm else { return }
        retryAlarm = due
        let effect = EffectID("alarm \(Alarm.retry.rawValue)")
        outbox.append(due.map { .run(effect, .sleep(until: $0, .retry)) } ?? .cancel(effect))
    }

    /// The alarm for the next retry has fired.
    mutating func retryAlarmFired() { retryAlarm = nil }

    /// Repeats reads that failed while the server was unreachable, now that it responds, and clears them.
    mutating func retryMissed(at now: Date) -> [Fact] {
        guard !budget.isThrottled(at: now) else { return [] }
        var facts: [Fact] = []
        for call in [Call.teams, .escalationChains] where missed.contains(call) {
            _ = send(call, isBackground: true, known: nil, at: now, &facts)
        }
        missed = []
        return facts
    }

    /// Remembers a failed read.
    mutating func noteMissed(_ call: Call) { missed.insert(call) }
}
