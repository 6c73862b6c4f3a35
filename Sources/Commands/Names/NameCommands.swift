import ArgumentParser
import DemoServer
import JSON
import OnCall

/// Prints the teams of a server.
struct TeamsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "teams", abstract: "List teams with their ids.")

    @Option(name: [.short, .long], help: "table, json, jsonl, csv, tsv or ids.")
    var output = OutputFormat.table

    @OptionGroup var server: ServerOptions

    func run() throws {
        try Connection.run(server) { [output] connection in
            NameRows.print(try await connection.teams().map { ($0.id.rawValue, $0.name) }, output)
        }
    }
}

/// Prints the escalation chains of a server.
struct ChainsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chains", abstract: "List escalation chains with their ids.")

    @Option(name: [.short, .long], help: "table, json, jsonl, csv, tsv or ids.")
    var output = OutputFormat.table

    @OptionGroup var server: ServerOptions

    func run() throws {
        try Connection.run(server) { [output] connection in
            NameRows.print(try await connection.chains().map { ($0.id, $0.name) }, output)
        }
    }
}

/// Prints the types that can be created.
struct TypesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "types", abstract: "List the types of integrations that can be created.",
        discussion: "The server has no list of them: these are the types of each kind of server, cloud or oss.")

    @Option(help: "The kind of server: cloud or oss. Without it: that of --demo, or cloud.")
    var dialect: Dialect?

    @Option(name: [.short, .long], help: "table, json, jsonl, csv, tsv or ids.")
    var output = OutputFormat.ids

    @Option(help: ArgumentHelp("The kind of server that the demo plays: cloud or oss.", valueName: "cloud|oss"))
    var demo: DemoDialect?

    func run() throws {
        TerminalText.endsWithoutReader()
        let types = (dialect ?? (demo == .oss ? .oss : .cloud)).creatableTypes
        var results = Results(output, columns: ["TYPE"])
        results.add(types.map { Results.Row(cells: [$0], id: $0, json: .string($0)) })
        results.end()
    }
}

extension Dialect: ExpressibleByArgument {}

/// Ids with their names.
enum NameRows {
    static func print(_ rows: [(id: String, name: String)], _ format: OutputFormat) {
        var results = Results(format, columns: ["NAME", "ID"])
        results.add(
            rows.map { id, name in
                Results.Row(cells: [name, id], id: id, json: ["id": .string(id), "name": .string(name)])
            })
        results.end()
    }
}
