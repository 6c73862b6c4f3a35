import HTTPCurl
import JSON
package import OnCall

extension ServiceClient {
    /// "List integrations": every page from one on, by number, each handed over as it arrives.
    /// - Throws: `ServiceError`; pages handed over before stay true.
    package func integrations(
        from first: Int = 1, onPage: (Answer<IntegrationPage>) -> Void
    ) async throws(ServiceError) {
        try await pages(Endpoint.integrations, from: first) { (page: Answer<Page<Integration>>) in
            onPage(
                page.map {
                    IntegrationPage(
                        integrations: $0.items, number: $0.number, totalPages: $0.totalPages, count: $0.count)
                })
        }
    }

    /// "Get integration".
    package func integration(_ id: IntegrationID) async throws(ServiceError) -> Answer<Integration> {
        try await send(.integration(id), read: ServiceClient.integration)
    }

    /// "Create an integration".
    package func create(_ new: NewIntegration) async throws(ServiceError) -> Answer<Integration> {
        try await send(.create, body: new.json, read: ServiceClient.integration)
    }

    /// "Update integration": only what `patch` names is sent.
    package func update(
        _ id: IntegrationID, _ patch: IntegrationPatch
    ) async throws(ServiceError) -> Answer<Integration> {
        try await send(.update(id), body: patch.json, read: ServiceClient.integration)
    }

    /// "Delete integration".
    package func delete(_ id: IntegrationID) async throws(ServiceError) {
        _ = try await send(.delete(id)) { _ in }
    }

    /// "Start maintenance".
    /// - Parameter seconds: how long; the server takes any number, so whoever calls has checked it.
    package func startMaintenance(
        _ id: IntegrationID, _ mode: MaintenanceMode, seconds: Int
    ) async throws(ServiceError) -> Answer<Integration> {
        let body: JSONValue = ["mode": .string(mode.rawValue), "duration": .number(JSONNumber(seconds))]
        return try await send(.startMaintenance(id), body: body, read: ServiceClient.integration)
    }

    /// "Stop maintenance"; takes no body.
    package func stopMaintenance(_ id: IntegrationID) async throws(ServiceError) -> Answer<Integration> {
        try await send(.stopMaintenance(id), read: ServiceClient.integration)
    }

    /// The names behind `team_id`.
    /// - Parameter onPage: is told the number of each page that has come.
    package func teams(onPage: (Int) -> Void = { _ in }) async throws(ServiceError) -> [Team] {
        try await all(Endpoint.teams, onPage)
    }

    /// The names behind `default_route.escalation_chain_id`.
    /// - Parameter onPage: is told the number of each page that has come.
    package func escalationChains(
        onPage: (Int) -> Void = { _ in }
    ) async throws(ServiceError) -> [EscalationChain] {
        try await all(Endpoint.escalationChains, onPage)
    }

    private func all<Item: ListItem>(
        _ endpoint: (Int) -> Endpoint, _ onPage: (Int) -> Void
    ) async throws(ServiceError) -> [Item] {
        var all: [Item] = []
        try await pages(endpoint) { (page: Answer<Page<Item>>) in
            all += page.value.items
            onPage(page.value.number)
        }
        return all
    }

    private static func integration(_ response: HTTPResponse) throws(ServiceError) -> Integration {
        let json = try response.json()
        do { return try Integration(json) } catch { throw ServiceError(error, status: response.status) }
    }

    /// Walks over all pages. A page beyond the end is the last one again, with 200, so an answer that bears another number than
    /// was asked for, or brings nothing that has not come before, is the end.
    private func pages<Item: ListItem>(
        _ endpoint: (Int) -> Endpoint, from first: Int = 1, onPage: (Answer<Page<Item>>) -> Void
    ) async throws(ServiceError) {
        var number = first
        var known: Set<Item.ID> = []
        while true {
            let asked = number
            let answer = try await send(endpoint(asked)) { response throws(ServiceError) in
                try Page<Item>(response, asked: asked)
            }
            let ids = Set(answer.value.items.map(\.id))
            guard answer.value.number == asked, asked == first || !ids.isSubset(of: known) else { return }
            known.formUnion(ids)
            onPage(answer)
            guard answer.value.hasMore else { return }
            number += 1
        }
    }
}
