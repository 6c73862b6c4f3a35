import FoundationEssentials
import JSON
import OnCall
import StateMachine

extension Exchange {
    /// Schedules a retry of a failed request, if it may be retried. Until then it counts as running, so that nothing else is sent in its
    /// place.
    /// - Returns: whether it waits.
    mutating func waitToRetry(_ number: RequestNumber, after error: ServiceError, at now: Date) -> Bool {
        switch error.kind {
        case .rateLimited(let seconds): budget.refused(seconds: seconds, at: now, isForRate: true)
        case .syncing(let seconds): budget.refused(seconds: seconds, at: now, isForRate: false)
        default: break
        }
        let isThrottled = budget.isThrottled(at: now)
        guard let request = requests[number], request.isRetried,
            !request.isBackground || request.call == .list && !isThrottled,
            let wait = RetryRule.wait(
                request.call, after: error, retries: request.retries, jitter: jitter.next())
        else { return false }
        requests[number]?.wait = RetryWait(error: error, dueAt: now.addingTimeInterval(wait))
        return true
    }

    /// Sends the waiting requests that are due.
    mutating func retryDue(at now: Date, _ directory: Directory) -> [Fact] {
        retryAlarmFired()
        let expired = dropExpiredRetries(at: now) { directory.integration($0) }
        return expired + retry(at: now, directory) { $0.dueAt <= now }
    }

    /// Drops writes that are long overdue, as after a suspension: the user no longer expects them.
    mutating func dropExpiredRetries(at now: Date, known: (IntegrationID?) -> Integration?) -> [Fact] {
        var facts: [Fact] = []
        for (number, request) in requests where request.call.isWrite {
            guard let wait = request.wait, now.timeIntervalSince(wait.dueAt) > 60 else { continue }
            facts += fail(number, wait.error, at: now, known: known)
        }
        return facts
    }

    /// Whether a request waits for a retry.
    var isRetryWaiting: Bool { requests.values.contains { $0.wait != nil } }

    /// Sends all waiting requests at once.
    mutating func retryNow(at now: Date, _ directory: Directory) -> [Fact] {
        retry(at: now, directory) { _ in true }
    }

    private mutating func retry(
        at now: Date, _ directory: Directory, where isTime: (RetryWait) -> Bool
    ) -> [Fact] {
        let waiting = requests.filter { $0.value.comparison == nil && $0.value.wait.map(isTime) ?? false }
        return waiting.keys.sorted().flatMap { compareOrResend($0, at: now, directory) }
    }

    /// A save that has waited is compared with the server first: someone may have changed the field in the meantime.
    private mutating func compareOrResend(_ number: RequestNumber, at now: Date, _ directory: Directory) -> [Fact] {
        guard let request = requests[number] else { return [] }
        guard case .update(let id, _) = request.call else { return resend(number, at: now, directory) }
        if isSuperseded(request, directory.integration(id)) {
            return drop(number, at: now, known: directory.integration) + [.superseded(request)]
        }
        var facts: [Fact] = []
        let fetch = send(.fetch(id), known: directory.integration(id), at: now, &facts)
        requests[number]?.comparison = fetch
        return facts
    }

    /// The integration of waiting saves was fetched to compare them: those that still apply are sent.
    mutating func compared(_ fetch: RequestNumber, _ answer: Integration, at now: Date) -> [Fact] {
        var facts: [Fact] = []
        for number in requests.keys.sorted() where requests[number]?.comparison == fetch {
            guard let request = requests[number] else { continue }
            requests[number]?.comparison = nil
            if isSuperseded(request, answer) {
                facts += drop(number, at: now) { _ in answer } + [.superseded(request)]
            } else {
                facts += resend(number, at: now, nil)
            }
        }
        return facts
    }

    /// The fetch to compare waiting saves failed: they are not sent.
    mutating func comparisonFailed(
        _ fetch: RequestNumber, at now: Date, known: (IntegrationID?) -> Integration?
    ) -> [Fact] {
        requests.filter { $0.value.comparison == fetch }.keys.sorted().flatMap { drop($0, at: now, known: known) }
    }

    /// Ends a waiting request with the error that it waits for. Nothing of it was applied.
    private mutating func drop(
        _ number: RequestNumber, at now: Date, known: (IntegrationID?) -> Integration?
    ) -> [Fact] {
        guard let wait = requests[number]?.wait else { return [] }
        return fail(number, wait.error, at: now, known: known)
    }

    /// A retry keeps the request's number, by which it is known elsewhere, and gets a new number for how new its response is.
    private mutating func resend(_ number: RequestNumber, at now: Date, _ directory: Directory?) -> [Fact] {
        guard var request = requests[number] else { return [] }
        request.wait = nil
        request.retries += 1
        request.asOf = newest()
        request.startedAt = now
        requests[number] = request
        var call = request.call
        var facts: [Fact] = []
        if call == .list {
            // A recheck of a creation needs a list that was read in one piece, after the creation.
            let isRestart = !uncertainWrites.isEmpty
            facts.append(.listingResumed(number, asOf: request.asOf, isRestart: isRestart))
            if !isRestart, let listing = directory?.listing, listing.number == number, listing.pagesRead > 0 {
                call = .restOfList(from: listing.pagesRead + 1)
            }
        }
        budget.spent(at: now, isBackground: request.isBackground)
        // The journal has had its entry since the first attempt.
        outbox.append(
            .run(Exchange.effect(number, request.call), job(call, number, isBackground: request.isBackground, at: now)))
        return facts
    }

    /// Whether a waiting write of a field would overwrite someone else's change, which its plan did not show.
    private func isSuperseded(_ request: PendingRequest, _ known: Integration?) -> Bool {
        guard case .update = request.call, let known else { return false }
        return request.entry?.fields.contains { write in
            let held = known.value(of: write.field)
            return !held.isAbsent && !write.before.isAbsent && !held.isSame(as: write.before)
                && !held.isSame(as: Field(sent: write.after))
        } ?? false
    }

    /// The waiting save of a field; undo and redo do not count.
    func waitingSave(of id: IntegrationID, _ field: EditableField) -> (number: RequestNumber, error: ServiceError)? {
        for (number, request) in requests {
            guard let wait = request.wait, case .update(id, let patch) = request.call, patch[field] != nil,
                request.entry?.relation == nil
            else { continue }
            return (number, wait.error)
        }
        return nil
    }
}
