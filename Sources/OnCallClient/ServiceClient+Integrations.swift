import HTTPCurl
import JSON
package import OnCall

extension ServiceClient {
    /// "List integrations": all pages from `first`, by number; each is delivered as it arrives.
    /// - Parameters:
    ///   - pause: how long to wait before the next page, after so many.
    ///   - onUnused: called with the number of pages after the first that were asked for and not delivered, if there are any.
    ///   - isEnough: asked after each page; true ends the reading.
    /// - Throws: `ServiceError`; pages delivered before remain valid.
    package func integrations(
        from first: Int = 1, pause: (Int) -> Duration = { _ in .zero }, onUnused: (Int) -> Void = { _ in },
        isEnough: () -> Bool = { false }, onPage: (Fetched<IntegrationPage>) -> Void
    ) async throws(ServiceError) {
        var shared = SharedValues()
        try await pages(
            { Endpoint.integrations(page: $0, size: pageSize.asked) }, from: first, pause: pause, onUnused: onUnused,
            isEnough: isEnough
        ) { (page: Fetched<Page<Integration>>) in
            pageSize.learn(rows: page.value.rows, hasMore: page.value.hasMore)
            for integration in page.value.items { recorder.redaction.learn(integration) }
            let integrations = page.value.items.map { shared.share($0) }
            onPage(
                page.map {
                    IntegrationPage(
                        integrations: integrations, number: $0.number, totalPages: $0.totalPages, count: $0.count,
                        leftOut: $0.leftOut.map(RowWithoutID.init))
                })
        }
    }

    /// "Get integration".
    package func integration(_ id: IntegrationID) async throws(ServiceError) -> Fetched<Integration> {
        try await send(.integration(id), read: readIntegration)
    }

    /// "Create an integration".
    package func create(_ new: NewIntegration) async throws(ServiceError) -> Fetched<Integration> {
        try await send(.create, body: new.json, read: readIntegration)
    }

    /// "Update integration": sends only the fields in `patch`.
    package func update(
        _ id: IntegrationID, _ patch: IntegrationPatch
    ) async throws(ServiceError) -> Fetched<Integration> {
        try await send(.update(id), body: patch.json, read: readIntegration)
    }

    /// "Delete integration".
    package func delete(_ id: IntegrationID) async throws(ServiceError) {
        _ = try await send(.delete(id)) { _ in }
    }

    /// "Start maintenance".
    /// - Parameter seconds: the duration; not checked here, and the server takes any number.
    package func startMaintenance(
        _ id: IntegrationID, _ mode: MaintenanceMode, seconds: Int
    ) async throws(ServiceError) -> Fetched<Integration> {
        let body: JSONValue = ["mode": .string(mode.rawValue), "duration": .number(JSONNumber(seconds))]
        return try await send(.startMaintenance(id), body: body, read: readIntegration)
    }

    /// "Stop maintenance"; sends no body.
    package func stopMaintenance(_ id: IntegrationID) async throws(ServiceError) -> Fetched<Integration> {
        try await send(.stopMaintenance(id), read: readIntegration)
    }

    /// "List teams": the names for `team_id`.
    /// - Parameter onPage: called with the number of each page received.
    package func teams(onPage: (Int) -> Void = { _ in }) async throws(ServiceError) -> [Team] {
        try await all(Endpoint.teams, onPage)
    }

    /// "List escalation chains": the names for `default_route.escalation_chain_id`.
    /// - Parameter onPage: called with the number of each page received.
    package func escalationChains(
        onPage: (Int) -> Void = { _ in }
    ) async throws(ServiceError) -> [EscalationChain] {
        try await all(Endpoint.escalationChains, onPage)
    }

    /// "List Slack channels": the names for `default_route.slack.channel_id`.
    /// - Parameter onPage: called with the number of each page received.
    package func slackChannels(onPage: (Int) -> Void = { _ in }) async throws(ServiceError) -> [SlackChannel] {
        try await all(Endpoint.slackChannels, onPage)
    }

    /// "List routes" of an integration, in the order in which the server tries them.
    package func routes(of id: IntegrationID) async throws(ServiceError) -> [Route] {
        Route.ordered(try await all({ .routes(of: id, page: $0) }, { _ in }))
    }

    private func all<Item: ListItem>(
        _ endpoint: (Int) -> Endpoint, _ onPage: (Int) -> Void
    ) async throws(ServiceError) -> [Item] {
        var all: [Item] = []
        try await pages(endpoint) { (page: Fetched<Page<Item>>) in
            all += page.value.items
            onPage(page.value.number)
        }
        return all
    }

    private func readIntegration(_ response: HTTPResponse) throws(ServiceError) -> Integration {
        let json = try response.json()
        do {
            let integration = try Integration(json)
            recorder.redaction.learn(integration)
            return integration
        } catch {
            throw ServiceError(error, status: response.status)
        }
    }
}
