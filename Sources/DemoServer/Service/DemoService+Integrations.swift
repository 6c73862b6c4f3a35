import JSON

extension DemoService {
    func list(_ request: DemoRequest, base: String) throws(Problem) -> DemoResponse {
        let query = Query(request.query)
        var ids = store.order
        if options.dialect == .oss, query["filters"] == "true" { throw .serverError }
        if let team = query["team_id"], !team.isEmpty {
            let isKnown = team == "null" || store.directory.hasTeam(team)
            guard isKnown else {
                throw .field("team_id", "Select a valid choice. That choice is not one of the available choices.")
            }
            // The recorded engine fails for every known team.
            guard options.dialect == .cloud else { throw .serverError }
            let wanted = team == "null" ? nil : team
            ids = ids.filter { store[$0]?.team == wanted }
        }
        if let name = query["name"] {
            ids = ids.filter { store[$0]?.name.isExactly(name) == true }
        }
        let page = Page(of: ids.count, query: query, address: base + String(request.path))
        let response = integrationResponse(base)
        let results = ids[page.range].compactMap { store[$0].map(response.value) }
        return DemoResponse(status: 200, json: page.body(results, dialect: options.dialect))
    }

    mutating func create(_ request: DemoRequest, base: String) throws(Problem) -> DemoResponse {
        let change = try rules.read(RequestBody.read(request), isNew: true)
        guard let type = change.type else { throw .serverError }
        let team = change.team ?? nil
        if let name = change.name, store.isTaken(name: name, team: team, except: nil) { throw DemoService.nameIsTaken }
        if type == "grafana_alerting", options.dialect == .oss {
            throw .bare(
                "Failed to create the integration with current Grafana Alerting. Please reach out to our support team")
        }
        var record = IntegrationRecord(
            id: ids.id("C"), type: type, secret: ids.secret(), name: change.name ?? freeName(for: type, team: team),
            route: DefaultRoute(id: ids.id("R")))
        change.apply(to: &record)
        store.insert(record)
        return DemoResponse(status: 201, json: integrationResponse(base).value(of: record))
    }

    mutating func update(_ id: String, _ request: DemoRequest, base: String) throws(Problem) -> DemoResponse {
        var record = try find(id)
        let change = try rules.read(RequestBody.read(request), isNew: false)
        // Moving to a team where the name is taken is not checked, as in the engine.
        if let name = change.name, store.isTaken(name: name, team: change.team ?? record.team, except: id) {
            throw DemoService.nameIsTaken
        }
        change.apply(to: &record)
        store.update(record)
        return DemoResponse(status: 200, json: integrationResponse(base).valueAfterUpdate(of: record))
    }

    private static let nameIsTaken = Problem.detail("An integration with this name already exists for this team")

    private var rules: IntegrationRules { IntegrationRules(options: options, directory: store.directory) }

    /// The name that the service generates for an integration without one.
    private mutating func freeName(for type: String, team: String?) -> String {
        let emoji = ["blush", "sunglasses", "ghost", "heart", "apple", "beer", "fire", "package", "bell", "balloon"]
        var name = DemoService.title(of: type)
        repeat {
            name += (name.hasSuffix(":") ? "" : " ") + ":\(emoji[ids.number(below: emoji.count)]):"
        } while store.isTaken(
            name: name, team: team, except: nil)
        return name
    }

    private static func title(of type: String) -> String {
        if type == "grafana" { return "Grafana Legacy Alerting" }
        return type.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }
}
