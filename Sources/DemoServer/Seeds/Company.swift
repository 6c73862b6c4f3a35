/// Generates the integrations of a company that has used the service for years. The same options generate the same company.
struct Company {
    private static let teamNames = ["SRE", "Payments", "Platform", "Checkout", "Data", "Mobile", "Security", "Network"]

    private let options: DemoOptions
    private let startedAt: Int
    private(set) var ids: IDSource
    private var directory = Directory()

    init(options: DemoOptions, startedAt: Int) {
        self.options = options
        self.startedAt = startedAt
        ids = IDSource(seed: options.seed)
    }

    mutating func makeStore() -> Store {
        makeDirectory()
        var store = Store()
        store.directory = directory
        var names = SeedNames()
        for index in 0..<max(0, options.count) {
            store.insert(makeRecord(names.next(at: index, &ids), at: index))
        }
        return store
    }

    private mutating func makeDirectory() {
        directory.userID = ids.id("U")
        for (index, name) in Company.teamNames.enumerated() {
            directory.teams.append(Directory.Team(id: ids.id("T"), number: index + 1, name: name))
            directory.slackChannels.append(
                Directory.SlackChannel(
                    id: String(ids.id("C").prefix(9)),
                    name: name.lowercased().replacing(" ", with: "-") + "-alerts"))
        }
        directory.chains.append(Directory.Chain(id: ids.id("F"), name: "Default escalation", team: nil))
        for team in directory.teams {
            directory.chains.append(Directory.Chain(id: ids.id("F"), name: "\(team.name) primary", team: team.id))
            directory.chains.append(Directory.Chain(id: ids.id("F"), name: "\(team.name) — nights", team: team.id))
        }
    }

    private mutating func makeRecord(_ seed: SeedIntegration, at index: Int) -> IntegrationRecord {
        let type = options.dialect == .oss ? SeedIntegration.openSourceType(for: seed.type) : seed.type
        var record = IntegrationRecord(
            id: ids.id("C"), type: type, secret: ids.secret(), name: seed.name, route: DefaultRoute(id: ids.id("R")))
        record.isOld = true
        let team = seed.team.flatMap { name in directory.teams.firstIndex { $0.name == name } }
        record.team = team.map { directory.teams[$0].id }
        record.description = seed.description
        let chain = team.map { 1 + 2 * $0 + (index % 5 == 4 ? 1 : 0) } ?? 0
        // Some routes have no escalation chain: the first thing to look for after an incident.
        record.route.escalationChain = index % 11 == 7 ? nil : directory.chains[chain].id
        if options.hasSlack, let team, index % 7 != 6 { record.route.slackChannel = directory.slackChannels[team].id }
        if index % 3 == 0 { record.route.enabled.insert("mobile_app") }
        record.maintenance = maintenance(at: index)
        record.templates = templates(of: seed, type: type, at: index)
        if options.dialect == .cloud {
            (record.labels, record.dynamicLabels) = SeedLabels.labels(of: seed, at: index)
        }
        return record
    }

    /// The windows of the first rows are set by hand: one that ends soon, one that is overdue, long ones.
    private func maintenance(at index: Int) -> MaintenanceRecord? {
        switch index {
        case 2: window("group_alerts", from: -1705, to: 95)
        case 5: window("silence_escalations", from: -50 * 60, to: 130 * 60)
        case 9: window("disable_alerts", from: -2 * 86_400, to: 5 * 86_400)
        case 12: window("silence_escalations", from: -74 * 60, to: -14 * 60, isForgotten: true)
        case 18: window("group_alerts", from: -15 * 60, to: 45 * 60)
        case _ where index > 30 && index % 37 == 0:
            window(
                ["group_alerts", "silence_escalations", "disable_alerts"][index % 3], from: -3600,
                to: 3600 * (1 + index % 9))
        default: nil
        }
    }

    private func window(_ mode: String, from: Int, to: Int, isForgotten: Bool = false) -> MaintenanceRecord {
        let mode =
            switch (options.dialect, mode) {
            case (.cloud, _): mode
            case (.oss, "group_alerts"): "maintenance"
            case (.oss, _): "debug"
            }
        return MaintenanceRecord(mode: mode, start: startedAt + from, end: startedAt + to, isForgotten: isForgotten)
    }

    private func templates(of seed: SeedIntegration, type: String, at index: Int) -> [TemplateSlot: String] {
        let channels = Set(TemplateSlot.channels(of: options.dialect).map(\.name))
        return SeedTemplates.templates(for: type, at: index).filter { $0.key.channel.map(channels.contains) ?? true }
    }
}
