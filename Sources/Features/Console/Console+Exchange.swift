import FoundationEssentials
package import OnCall
import StateMachine

extension Console {
    // MARK: Running requests

    package var requests: [RequestNumber: PendingRequest] { exchange.requests }

    package var uncertainWrites: [RequestNumber: UncertainWrite] { exchange.uncertainWrites }

    package var budget: RequestBudget { exchange.budget }

    /// The running request for an integration, preferring writes.
    func activity(of id: IntegrationID) -> Call? { exchange.activity(of: id) }

    /// Whether the outcome of a write to an integration is unknown.
    func isUncertain(_ id: IntegrationID) -> Bool { exchange.uncertainWrite(about: id) != nil }

    // MARK: Sending

    /// Starts a request.
    /// - Parameters:
    ///   - why: why the user does it, for the journal.
    ///   - isRetried: whether it is retried by itself when it fails.
    @discardableResult mutating func send(
        _ call: Call, isBackground: Bool = false, _ relation: JournalEntry.Relation? = nil, batch: String? = nil,
        why: String? = nil, isRetried: Bool = true
    ) -> RequestNumber {
        var facts: [Fact] = []
        let number = exchange.send(
            call, isBackground: isBackground, relation, batch: batch, why: why, isRetried: isRetried,
            known: directory.integration(call.integration), at: now, &facts)
        collect(facts)
        return number
    }

    /// A new id for the writes of a plan.
    mutating func newBatch() -> String { exchange.newBatch() }

    mutating func refreshAll(isBackground: Bool = false) { send(.list, isBackground: isBackground) }

    /// Sends all waiting requests at once.
    /// - Returns: whether there were any.
    @discardableResult mutating func retryNow() -> Bool {
        let isWaiting = exchange.isRetryWaiting
        collect(exchange.retryNow(at: now, directory))
        return isWaiting
    }

    /// Rechecks uncertain writes that no running request can resolve.
    /// - Returns: whether it sends a request.
    @discardableResult mutating func recheck() -> Bool {
        let (isAsking, facts) = exchange.recheck(at: now, known: directory.integration)
        collect(facts)
        return isAsking
    }

    /// Ends a request with an error.
    mutating func fail(_ number: RequestNumber, _ error: ServiceError) {
        collect(exchange.fail(number, error, at: now, known: directory.integration))
    }

    /// Applies the facts and effects of the exchange.
    mutating func collect(_ facts: [Fact]) {
        outbox += exchange.takeOutbox()
        for fact in facts { receive(fact) }
    }
}
