import ArgumentParser
import Configuration
import Features
import FoundationEssentials
import Glibc
import JSON
import LocalState
import OnCall

/// Prints the integrations of a server.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List integrations.",
        discussion: """
            The words filter as / does in the console. With jsonl, csv, tsv and ids each page is printed when it arrives.
            """)

    /// What the list is sorted by.
    enum Order: String, CaseIterable, ExpressibleByArgument {
        case server, name, type, team, left, id
    }

    @Argument(
        help: ArgumentHelp("The filter: type:webhook is:custom team:payments …", valueName: "word"),
        completion: .filterWord)
    var words: [String] = []

    @Option(name: [.short, .long], help: "table, wide, json, jsonl, csv, tsv or ids.")
    var output = OutputFormat.table

    @Option(help: "The order: server, name, type, team, left (time left of a window) or id.")
    var sort = Order.server

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit: Int?

    @Option(
        help: ArgumentHelp(
            "The columns of table, wide, csv and tsv, separated by commas: \(IntegrationColumn.names.joined(separator: ", ")), label:KEY, or a field such as slack.title.",
            valueName: "columns"),
        completion: .list(IntegrationColumn.names + FieldArgument.allNames))
    var columns: ColumnList?

    @Flag(help: "Print which templates are default, custom, empty, or would be refused, a column for each.")
    var matrix = false

    @Flag(help: "Print the list that the console has kept on disk, without asking the server.")
    var cached = false

    @OptionGroup var server: ServerOptions

    func validate() throws {
        try IntegrationFilter.check(words.joined(separator: " "))
        if let limit, limit < 0 { throw ValidationError("--limit is a number from 0 on") }
        if columns != nil {
            guard !matrix else { throw ValidationError("--matrix has its own columns") }
            guard [.table, .wide, .csv, .tsv].contains(output) else {
                throw ValidationError("--columns is for table, wide, csv and tsv; \(output.rawValue) has none")
            }
        }
    }

    private var chosenColumns: [IntegrationColumn] { columns?.columns ?? IntegrationColumn.standard(output) }

    private func row(_ integration: Integration, _ names: Names, at time: Date) -> Results.Row {
        Results.Row(
            cells: chosenColumns.map { $0.cell(integration, names, at: time) }, id: integration.id.rawValue,
            json: output.hasDetails ? IntegrationDocument.json(integration, names, at: time) : .null)
    }

    func run() throws {
        TerminalText.endsWithoutReader()
        let filter = IntegrationFilter(words.joined(separator: " "))
        if cached { return try printCached(filter) }
        try Connection.run(server) { [self] connection in
            let needsChains =
                filter.needsChains || output.hasDetails || chosenColumns.contains(where: \.needsChains)
            let names = try await connection.names(withChains: needsChains)
            if sort != .server || matrix {
                let list = try await connection.integrations()
                connection.keepNames(of: list.all, teams: names.teams)
                let matching = filter.matching(list.all, names, at: list.serverTime)
                return printAll(matching, names, at: list.serverTime)
            }
            // Each page is printed when it is there, and no more are read than needed.
            var results = Results(output, columns: chosenColumns.map(\.heading))
            var left = limit ?? .max
            // Those that are not printed one after the other are all in memory anyway.
            let keepsNames = [.table, .wide, .json].contains(output) && limit == nil
            var all: [Integration] = []
            try await connection.integrations(isEnough: { left <= 0 }) { page, time in
                let matching = filter.matching(page, names, at: time).prefix(left)
                left -= matching.count
                if keepsNames { all += page }
                results.add(matching.map { row($0, names, at: time) })
            }
            results.end()
            if keepsNames { connection.keepNames(of: all, teams: names.teams) }
        }
    }

    private func printAll(_ integrations: [Integration], _ names: Names, at time: Date) {
        let chosen = Array(sort.sorted(integrations, names).prefix(limit ?? .max))
        if matrix { return TemplateMatrix.print(chosen, output) }
        var results = Results(output, columns: chosenColumns.map(\.heading))
        results.add(chosen.map { row($0, names, at: time) })
        results.end()
    }

    /// The list as the console has kept it, with its age on standard error.
    private func printCached(_ filter: IntegrationFilter) throws {
        guard server.demo == nil else { throw Failure("the demo keeps no list", status: .usage) }
        let settings = try server.settings(.current)
        guard let url = settings.server?.url.value.text else { throw Failure("\(settings.noServerConfigured)") }
        let store = ListStore(stateFolder: settings.paths.stateFolder)
        let result = Waiting.forResult { () -> Result<CachedList?, any Error> in
            do { return .success(try await store.load(server: url)) } catch { return .failure(error) }
        }
        guard let list = try Failure.explained({ try result.get() }) else {
            throw Failure("no list of \(url) is kept on this machine")
        }
        TerminalText.print("The list as of \(list.readAt.iso8601)", to: STDERR_FILENO)
        var names = Names()
        for team in list.teams { names.teams[team.id] = team.name }
        for chain in list.chains { names.chains[chain.id] = chain.name }
        let serverTime = Date() + (list.clockOffset ?? 0)
        let matching = filter.matching(list.integrations, names, at: serverTime)
        printAll(matching, names, at: serverTime)
    }
}

extension ListCommand.Order {
    /// `integrations` in this order; equal ones stay as they are.
    func sorted(_ integrations: [Integration], _ names: Names) -> [Integration] {
        switch self {
        case .server: integrations
        case .name: integrations.sorted(by: \.displayName, names)
        case .type: integrations.sorted(by: { $0.type.value ?? "" }, names)
        case .team: integrations.sorted(by: { names.team(of: $0) ?? "" }, names)
        case .id: integrations.sorted(by: \.id.rawValue, names)
        case .left:
            integrations.sorted {
                ($0.maintenance?.endsAt ?? .distantFuture) < ($1.maintenance?.endsAt ?? .distantFuture)
            }
        }
    }
}

extension [Integration] {
    fileprivate func sorted(by key: (Integration) -> String, _ names: Names) -> [Integration] {
        enumerated().map { (key($1).lowercased(), $0, $1) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }
}
