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

    @Argument(help: ArgumentHelp("The filter: type:webhook is:custom team:payments …", valueName: "word"))
    var words: [String] = []

    @Option(name: [.short, .long], help: "table, wide, json, jsonl, csv, tsv or ids.")
    var output = OutputFormat.table

    @Option(help: "The order: server, name, type, team, left (time left of a window) or id.")
    var sort = Order.server

    @Flag(help: "Print the list that the console has kept on disk, without asking the server.")
    var cached = false

    @OptionGroup var server: ServerOptions

    func validate() throws {
        let unknown = IntegrationFilter(words.joined(separator: " ")).unknownStates
        if let word = unknown.first {
            throw ValidationError(
                "there is no state 'is:\(word)'; there are \(IntegrationFilter.states.joined(separator: ", "))")
        }
    }

    func run() throws {
        TerminalText.endsWithoutReader()
        let filter = IntegrationFilter(words.joined(separator: " "))
        if cached { return try printCached(filter) }
        try Connection.run(server) { [output, sort] connection in
            let names = try await connection.names(withChains: output.hasDetails)
            var results = Results(output, columns: IntegrationRow.columns(output))
            func add(_ integrations: [Integration], _ time: Date) {
                results.add(integrations.map { IntegrationRow.row($0, names, output, at: time) })
            }
            if sort == .server {
                try await connection.integrations { page, time in
                    add(filter.matching(page, at: time) { names.teams[$0] }, time)
                }
            } else {
                let list = try await connection.integrations()
                let matching = filter.matching(list.all, at: list.serverTime) { names.teams[$0] }
                add(sort.sorted(matching, names), list.serverTime)
            }
            results.end()
        }
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
        let matching = filter.matching(list.integrations, at: serverTime) { names.teams[$0] }
        var results = Results(output, columns: IntegrationRow.columns(output))
        results.add(sort.sorted(matching, names).map { IntegrationRow.row($0, names, output, at: serverTime) })
        results.end()
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
