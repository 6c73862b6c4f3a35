import JSON

extension DemoService {
    /// Read-only resources.
    func look(_ request: DemoRequest, _ resource: Resource, at second: Int, base: String) throws(Problem)
        -> DemoResponse
    {
        let directory = store.directory
        switch resource {
        case .teams:
            let name = Query(request.query)["name"]
            let teams = directory.teams.filter { name == nil || $0.name == name }
            return paged(teams, request, base: base, DirectoryResponse.value)
        case .team(let id):
            guard let team = directory.teams.first(where: { $0.id == id }) else { throw .notFound }
            return DemoResponse(status: 200, json: DirectoryResponse.value(of: team))
        case .escalationChains: return paged(directory.chains, request, base: base, DirectoryResponse.value)
        case .escalationChain(let id):
            guard let chain = directory.chains.first(where: { $0.id == id }) else { throw .notFound }
            return DemoResponse(status: 200, json: DirectoryResponse.value(of: chain))
        case .slackChannels:
            return paged(options.hasSlack ? directory.slackChannels : [], request, base: base, DirectoryResponse.value)
        case .routes:
            let wanted = Query(request.query)["integration_id"]
            let ids = wanted.map { [$0] } ?? store.order
            return paged(ids.compactMap { store[$0] }.flatMap(RouteResponse.values), request, base: base) { $0 }
        case .alertGroups: return alertGroups(request, base: base)
        case .currentUser:
            return DemoResponse(status: 200, json: DirectoryResponse.owner(directory, role: options.role))
        case .info: return DemoResponse(status: 200, json: ["url": .string(options.grafanaURL)])
        case .health, .integrations, .integration, .maintenanceStart, .maintenanceStop, .organizations:
            throw .serverError
        }
    }

    private func paged<Thing>(
        _ things: [Thing], _ request: DemoRequest, base: String, _ value: (Thing) -> JSONValue
    ) -> DemoResponse {
        let page = Page(of: things.count, query: Query(request.query), address: base + String(request.path))
        return DemoResponse(status: 200, json: page.body(things[page.range].map(value), dialect: options.dialect))
    }

    private func alertGroups(_ request: DemoRequest, base: String) -> DemoResponse {
        let wanted = Query(request.query)["integration_id"]
        // Without a filter, only the alerts of the first 20 integrations.
        let ids = wanted.map { [$0] } ?? Array(store.order.prefix(20))
        let groups = ids.compactMap { store[$0] }.flatMap { AlertHistory(of: $0, startedAt: startedAt).groups() }
        return paged(groups, request, base: base) { $0 }
    }
}
