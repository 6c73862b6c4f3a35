import FoundationEssentials
package import OnCall
import StateMachine

/// The conversation with the server, and the only judge of what its responses mean: requests and their numbers, the budget, retries,
/// uncertain writes and confirmations. It yields facts.
///
/// A request is *running* after `send`. From there: it ends with a response (`receive`); or it fails, and then *waits* for its next
/// attempt (`RetryRule`), or ends. What waits runs again by `retryDue` and `retryNow`, or ends by `giveUp`. A write that ends without
/// a response and may have been applied becomes *uncertain*, until a description of its integration, the whole list, or its absence
/// resolves it.
package struct Exchange: Equatable, Sendable {
    package internal(set) var requests: [RequestNumber: PendingRequest] = [:]
    /// Writes whose outcome is unknown, by their requests.
    package internal(set) var uncertainWrites: [RequestNumber: UncertainWrite] = [:]
    /// Creations whose responses were lost and that the list did not have: they may still be on their way.
    var missingCreations: [RequestNumber: UncertainWrite] = [:]
    /// Updates whose responses left the field out, by the fetch that is to confirm them.
    var confirmations: [RequestNumber: IntegrationPatch] = [:]
    /// What could not be read, and is asked again once the list could.
    private var missed: Set<Call> = []
    /// The last number that was given out.
    private(set) var lastNumber: RequestNumber = 0
    /// What this console may still ask of the server.
    package internal(set) var budget = RequestBudget()
    /// What is left of the budgets of contexts that were left.
    private var otherBudgets: [SessionConfiguration.Account: RequestBudget] = [:]
    var jitter: Jitter
    /// When the alarm for the next attempt of something is set.
    private var retryAlarm: Date?
    private let session: String
    private let server: String
    /// What is to be done outside, gathered until it is taken.
    var outbox: [Effect<Job>] = []

    init(_ setup: SessionConfiguration) {
        jitter = Jitter(seed: setup.session)
        session = setup.session
        server = setup.server
    }

    // MARK: Sending

    /// A number for news that are newer than whatever is under way: that was sent before they came, and may tell of what was before.
    mutating func newest() -> RequestNumber {
        lastNumber += 1
        return lastNumber
    }

    /// Starts a request. There is one listing at a time.
    /// - Parameter known: what is known of its integration, for the journal.
    /// - Returns: its number, for those who wait for it; `facts` tells the rest.
    mutating func send(
        _ call: Call, isBackground: Bool = false, _ relation: JournalEntry.Relation? = nil, known: Integration?,
        at now: Date, _ facts: inout [Fact]
    ) -> RequestNumber {
        if call == .list {
            for (number, request) in requests where request.call == .list { requests[number] = nil }
        }
        let number = newest()
        let entry = call.journalEntry(
            id: "\(session)-\(number)", at: now, server: server, known: known, relation: relation)
        requests[number] = PendingRequest(
            call: call, startedAt: now, isBackground: isBackground, entry: entry, asOf: number)
        budget.spent(at: now)
        outbox.append(.run(Exchange.effect(number, call), .call(call, number, entry)))
        facts.append(.sent(number, call))
        return number
    }

    /// The name under which a request runs.
    static func effect(_ number: RequestNumber, _ call: Call) -> EffectID {
        call == .list ? "list" : EffectID("request \(number)")
    }

    /// Cancels a request of which nothing is to be told.
    mutating func cancel(_ number: RequestNumber) {
        guard let request = requests.removeValue(forKey: number) else { return }
        outbox.append(.cancel(Exchange.effect(number, request.call)))
    }

    /// Cancels all that runs. What waits was not sent: it ends with what it failed with.
    mutating func cancelAll(at now: Date, known: (IntegrationID?) -> Integration?) -> [Fact] {
        // Writes last: what became of them is what is to be told last.
        let ordered = requests.sorted {
            $0.value.call.isWrite == $1.value.call.isWrite ? $0.key < $1.key : $1.value.call.isWrite
        }
        return ordered.flatMap { number, request in
            outbox.append(.cancel(Exchange.effect(number, request.call)))
            let cancelled = ServiceError(.cancelled, mayHaveBeenApplied: request.call.isWrite)
            return fail(number, request.wait?.error ?? cancelled, at: now, known: known)
        }
    }

    /// The disk did not take the journal entry of a write, which is therefore not sent.
    /// - Returns: the request.
    mutating func dropUnsent(_ number: RequestNumber) -> PendingRequest? { requests.removeValue(forKey: number) }

    /// What is to be done outside since it was last taken.
    mutating func takeOutbox() -> [Effect<Job>] {
        defer { outbox = [] }
        return outbox
    }

    // MARK: What runs

    /// What runs for an integration: a write rather than a read.
    package func activity(of id: IntegrationID) -> Call? {
        var read: Call?
        for request in requests.values where request.call.integration == id {
            if request.call.isWrite { return request.call }
            read = request.call
        }
        return read
    }

    /// Integrations with a write under way.
    var busyIntegrations: Set<IntegrationID> {
        Set(requests.values.lazy.map(\.call).filter(\.isWrite).compactMap(\.integration))
    }

    package var hasWriteUnderWay: Bool { requests.values.contains(where: \.call.isWrite) }

    // MARK: Clocks and contexts

    /// Our clock was set back by so many seconds, given below zero.
    mutating func shift(by seconds: TimeInterval) {
        for number in requests.keys { requests[number]?.shift(by: seconds) }
        for number in uncertainWrites.keys { uncertainWrites[number]?.sentAt += seconds }
        budget.shift(by: seconds)
        retryAlarm? += seconds
    }

    /// What a server counts, it counts for its user, whatever the way there is called.
    mutating func inherit(_ other: Exchange, of account: SessionConfiguration.Account, for ownAccount: SessionConfiguration.Account) {
        otherBudgets = other.otherBudgets
        otherBudgets[account] = other.budget
        budget = otherBudgets.removeValue(forKey: ownAccount) ?? RequestBudget()
    }

    /// One alarm, for whatever waits and is due first.
    mutating func settleRetryAlarm() {
        let due = requests.values.compactMap(\.wait?.dueAt).min()
        guard due != retryAlarm else { return }
        retryAlarm = due
        let effect = EffectID("alarm \(Alarm.retry.rawValue)")
        outbox.append(due.map { .run(effect, .sleep(until: $0, .retry)) } ?? .cancel(effect))
    }

    /// The alarm for the next attempt has rung.
    mutating func retryAlarmFired() { retryAlarm = nil }

    /// What could not be read while the server was away is asked again now that it is back, and takes that.
    mutating func retryMissed(at now: Date) -> [Fact] {
        guard !budget.isUnderPressure(at: now) else { return [] }
        var facts: [Fact] = []
        for call in [Call.teams, .escalationChains] where missed.contains(call) {
            _ = send(call, isBackground: true, known: nil, at: now, &facts)
        }
        missed = []
        return facts
    }

    /// Notes what could not be read.
    mutating func noteMissed(_ call: Call) { missed.insert(call) }
}
