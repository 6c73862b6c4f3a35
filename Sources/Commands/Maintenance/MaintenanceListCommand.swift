import ArgumentParser
import Features
import FoundationEssentials
import JSON
import OnCall

/// Prints the open maintenance windows.
struct MaintenanceListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the open maintenance windows, the next to end first.")

    @Argument(help: ArgumentHelp("A filter, as of oncall-tui list.", valueName: "word"))
    var words: [String] = []

    @Option(name: [.short, .long], help: "table, json, jsonl, csv, tsv or ids.")
    var output = OutputFormat.table

    @OptionGroup var server: ServerOptions

    func validate() throws { try IntegrationFilter.check(words.joined(separator: " ")) }

    func run() throws {
        TerminalText.endsWithoutReader()
        let filter = IntegrationFilter(words.joined(separator: " "))
        try Connection.run(server) { [output] connection in
            let names = try await connection.names(withChains: filter.needsChains)
            let list = try await connection.integrations()
            let open = filter.matching(list.all, names, at: list.serverTime)
                .filter { $0.maintenance != nil }
            var results = Results(output, columns: ["NAME", "TEAM", "MODE", "END", "LEFT", "ID"])
            results.add(
                ListCommand.Order.left.sorted(open, names).map { MaintenanceRow.row($0, names, at: list.serverTime) })
            results.end()
        }
    }
}

/// A line of `maintenance list`.
enum MaintenanceRow {
    static func row(_ integration: Integration, _ names: Names, at serverTime: Date) -> Results.Row {
        let window = integration.maintenance
        let left = window?.remainingSeconds(at: serverTime)
        let cells = [
            integration.displayNameWithoutSecrets, names.team(of: integration) ?? "", window?.mode.rawValue ?? "",
            window?.endsAt?.iso8601 ?? "", left.map { $0 <= 0 ? "overdue" : MaintenanceDuration.text($0) } ?? "",
            integration.id.rawValue,
        ]
        let json: JSONValue = [
            "id": .string(integration.id.rawValue), "name": .string(integration.displayNameWithoutSecrets),
            "maintenance": IntegrationDocument.maintenance(integration, at: serverTime),
        ]
        return Results.Row(cells: cells, id: integration.id.rawValue, json: json)
    }
}
