import FoundationEssentials
import OnCall

extension Exchange {
    /// Handles the outcome of a request.
    /// - Parameters:
    ///   - clock: the server's clock as known so far.
    ///   - known: looks up an integration.
    mutating func receive(
        _ number: RequestNumber, _ outcome: Outcome, clock: ServerClock, at now: Date,
        known: (IntegrationID?) -> Integration?
    ) -> [Fact] {
        // A request that waits for a retry has no outcome.
        guard let request = requests[number], request.wait == nil else { return [] }
        switch outcome {
        case .page(let response): return receivePage(response, request, number, clock, now)
        case .listed:
            requests[number] = nil
            return [.listed(number, asOf: request.asOf)]
        case .integration(let response): return receiveIntegration(response, request, number, clock, now, known)
        case .deleted:
            requests[number] = nil
            return [.deleted(request)]
        case .pagesUnused(let count):
            for _ in 0..<count { budget.spent(at: now, isBackground: request.isBackground) }
            return []
        case .namesPage(let page):
            if page > 1 { budget.spent(at: now) }
            return []
        case .teams(let teams):
            requests[number] = nil
            return [.teams(teams)]
        case .escalationChains(let chains):
            requests[number] = nil
            return [.chains(chains)]
        case .slackChannels(let channels):
            requests[number] = nil
            return [.slackChannels(channels)]
        case .alertPayloads(let alerts):
            requests[number] = nil
            return [.alertPayloads(number, .read(alerts))]
        case .failed(let error):
            return waitToRetry(number, after: error, at: now) ? [] : fail(number, error, at: now, known: known)
        }
    }

    private mutating func receivePage(
        _ response: Fetched<IntegrationPage>, _ request: PendingRequest, _ number: RequestNumber, _ clock: ServerClock,
        _ now: Date
    ) -> [Fact] {
        let page = response.value
        // Each page has its own retries. A page that was read before a restart of the list does not reset them.
        if page.number > request.furthestPage {
            requests[number]?.furthestPage = page.number
            requests[number]?.retries = 0
        }
        listPages = page.totalPages ?? (page.number == 1 ? 1 : max(listPages, page.number))
        if page.number > 1 { budget.spent(at: now, isBackground: request.isBackground) }
        let (read, clock) = readClock(response, of: request, clock)
        return [read, .paged(page, of: number)]
            + page.integrations.flatMap { reconcile(with: $0, asOf: request.asOf, clock, now) }
    }

    private mutating func receiveIntegration(
        _ response: Fetched<Integration>, _ request: PendingRequest, _ number: RequestNumber, _ clock: ServerClock,
        _ now: Date, _ known: (IntegrationID?) -> Integration?
    ) -> [Fact] {
        let answer = response.value
        if let asked = request.call.integration, asked != answer.id {
            let message = "it is about another integration"
            return fail(
                number, ServiceError(.unreadableResponse, message: message, mayHaveBeenApplied: request.call.isWrite),
                at: now,
                known: known)
        }
        requests[number] = nil
        // The response to a write is newer than any running request.
        let asOf = request.call.isWrite ? newest() : request.asOf
        let (read, clock) = readClock(response, of: request, clock)
        var facts = [read, .learned(answer, asOf: asOf)] + reconcile(with: answer, asOf: asOf, clock, now)
        guard request.call.isWrite else {
            return facts + [.fetched(answer, number, confirming: confirmations.removeValue(forKey: number))]
                + compared(number, answer, at: now)
        }
        let isConfirmed = self.isConfirmed(request.call, by: answer)
        facts.append(.applied(request, number, answer, isConfirmed: isConfirmed))
        guard !isConfirmed else { return facts }
        // Fields that the response leaves out are fetched.
        let fetch = send(.fetch(answer.id), known: answer, at: now, &facts)
        if case .update(_, let patch) = request.call { confirmations[fetch] = patch }
        return facts
    }

    /// Whether the response to a write confirms it.
    private func isConfirmed(_ call: Call, by answer: Integration) -> Bool {
        switch call {
        case .update(_, let patch): patch.changes.allSatisfy { !answer.value(of: $0.field).isAbsent }
        case .startMaintenance: answer.maintenance != nil
        case .stopMaintenance: answer.maintenanceMode.isNull
        default: true
        }
    }

    private func readClock<Value>(
        _ response: Fetched<Value>, of request: PendingRequest, _ clock: ServerClock
    ) -> (Fact, ServerClock) {
        var clock = clock
        clock.note(
            serverTime: response.serverTime, sentAt: request.startedAt, receivedAt: response.receivedAt)
        return (
            .clockRead(response.serverTime, sentAt: request.startedAt, receivedAt: response.receivedAt), clock
        )
    }

    // MARK: Failure

    /// Ends a request with an error.
    mutating func fail(
        _ number: RequestNumber, _ error: ServiceError, at now: Date, known: (IntegrationID?) -> Integration?
    ) -> [Fact] {
        guard let request = requests.removeValue(forKey: number) else { return [] }
        var failed = FailedRequest(request: request, number: number, error: error)
        failed.confirming = confirmations.removeValue(forKey: number)
        var followUp: [Fact] = []
        switch request.call {
        case .list, .restOfList: failed.consequence = recheckFailed(request, error)
        case .fetch(let id):
            if error.kind == .notFound {
                let resolved = resolveByAbsence(of: id, asOf: request.asOf)
                failed.consequence = resolved.isEmpty ? .gone(id) : .deletedAsRequested
                followUp += resolved
            } else {
                failed.consequence = recheckFailed(request, error)
            }
            followUp += comparisonFailed(number, at: now, known: known)
        case .create:
            // If it was sent before, the server may already have it.
            if error.kind == .rejected, missingCreations.values.contains(where: { $0.write == request.call }) {
                _ = send(.list, isBackground: true, known: nil, at: now, &followUp)
            }
        case .teams, .escalationChains: noteMissed(request.call)
        case .update, .delete, .startMaintenance, .stopMaintenance, .slackChannels, .alertPayloads: break
        }
        if error.mayHaveBeenApplied {
            failed.consequence = .uncertain
            becomeUncertain(request, number, error, known)
            recheck(request.call, at: now, known, &followUp)
        } else if let id = request.call.integration, request.call.isWrite,
            error.kind == .notFound || request.call.isMaintenance && error.kind == .rejected
        {
            // The known state is out of date: fetch it.
            _ = send(.fetch(id), known: known(id), at: now, &followUp)
        }
        return [.failed(failed)] + followUp
    }

    private mutating func becomeUncertain(
        _ request: PendingRequest, _ number: RequestNumber, _ error: ServiceError,
        _ known: (IntegrationID?) -> Integration?
    ) {
        let name =
            if case .create(let new) = request.call {
                new.displayName
            } else {
                known(request.call.integration)?.displayName ?? request.call.integration?.rawValue ?? ""
            }
        uncertainWrites[number] = UncertainWrite(
            write: request.call, name: name, error: error, entry: request.entry, sentAt: request.startedAt,
            since: lastNumber)
    }
}
