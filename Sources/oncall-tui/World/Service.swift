import Features
import OnCall
import OnCallClient

/// The service behind the console: the configured one, or the demo.
struct Service: Sendable {
    private let client: ServiceClient

    /// - Parameter client: is closed by `close()`.
    init(_ client: ServiceClient) { self.client = client }

    /// Ends running requests; to be called before the process exits.
    func close() { client.close() }

    /// Performs a call. Reports one outcome, preceded by one per page for a list.
    /// - Parameter pace: of a list. How long the list is may be known only with its first page.
    func perform(_ call: Call, _ pace: RequestBudget.Pace = .ofUser, give: @Sendable (Outcome) -> Void) async {
        do throws(ServiceError) {
            give(try await outcome(of: call, pace, give: give))
        } catch {
            give(.failed(error))
        }
    }

    private func outcome(
        of call: Call, _ pace: RequestBudget.Pace, give: @Sendable (Outcome) -> Void
    ) async throws(ServiceError) -> Outcome {
        switch call {
        case .list:
            try await list(from: 1, pace, give: give)
            return .listed
        case .restOfList(let page):
            try await list(from: page, pace, give: give)
            return .listed
        case .fetch(let id): return .integration(try await client.integration(id))
        case .create(let new): return .integration(try await client.create(new))
        case .update(let id, let patch): return .integration(try await client.update(id, patch))
        case .delete(let id):
            try await client.delete(id)
            return .deleted
        case .startMaintenance(let id, let mode, let seconds):
            return .integration(try await client.startMaintenance(id, mode, seconds: seconds))
        case .stopMaintenance(let id): return .integration(try await client.stopMaintenance(id))
        case .teams: return .teams(try await client.teams { give(.namesPage($0)) })
        case .alertPayloads(let id): return .alertPayloads(try await client.alertPayloads(of: id))
        case .escalationChains:
            return .escalationChains(try await client.escalationChains { give(.namesPage($0)) })
        case .slackChannels: return .slackChannels(try await client.slackChannels { give(.namesPage($0)) })
        }
    }

    private func list(
        from page: Int, _ pace: RequestBudget.Pace, give: @Sendable (Outcome) -> Void
    ) async throws(ServiceError) {
        try await client.integrations(
            from: page, pause: pace.pause(after:), onUnused: { give(.pagesUnused($0)) }, onPage: { give(.page($0)) })
    }
}

extension RequestBudget.Pace {
    /// The pause before the next page, after so many.
    fileprivate func pause(after pages: Int) -> Duration { pages < pagesAtOnce ? .zero : .seconds(secondsPerPage) }
}
