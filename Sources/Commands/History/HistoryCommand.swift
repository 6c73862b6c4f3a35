import ArgumentParser
import Configuration
import DemoServer
import Glibc
import JSON
import LocalState
import OnCall

/// Prints the writes that were sent from this machine.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List the writes that were sent from this machine, newest first.",
        discussion: "A part of a name, or an id, limits the list to integrations that match.")

    @Argument(help: ArgumentHelp("A part of the name, or the id.", valueName: "who"))
    var who: String?

    @Option(name: [.short, .long], help: "table, json, jsonl, csv, tsv or ids.")
    var output = OutputFormat.table

    @Option(help: "At most so many.")
    var limit = 50

    @OptionGroup var server: ServerOptions

    func run() throws {
        TerminalText.endsWithoutReader()
        let settings = try server.settings(.current)
        let key = server.demo.map { "demo:\($0.rawValue)" } ?? settings.server?.url.value.text
        guard let key else { throw Failure("\(settings.noServerConfigured)") }
        let store = JournalStore(stateFolder: settings.paths.stateFolder)
        let (entries, problems) = Waiting.forResult { await store.load(server: key) }
        for problem in problems { TerminalText.print("Warning: \(problem)", to: STDERR_FILENO) }
        let matching = entries.reversed().filter { entry in
            guard let who else { return true }
            return entry.integration?.rawValue == who || entry.name.lowercased().contains(who.lowercased())
        }
        var results = Results(output, columns: ["TIME", "WHAT", "INTEGRATION", "RESULT", "ID"])
        results.add(matching.prefix(max(0, limit)).map(JournalRow.row))
        results.end()
    }
}

/// A line of `history`.
enum JournalRow {
    static func row(_ entry: JournalEntry) -> Results.Row {
        let (action, field) = JournalRow.action(entry)
        var json: JSONObject = [
            "id": .string(entry.id), "at": .string(entry.at.iso8601), "action": .string(action),
            "integration": entry.integration.map { .string($0.rawValue) } ?? .null, "name": .string(entry.name),
        ]
        if case .update(let field, let before, let after) = entry.operation {
            json["path"] = .string(field.path)
            json["before"] = before.member
            json["after"] = after
        }
        if case .startMaintenance(let mode, let seconds) = entry.operation {
            json["mode"] = .string(mode.rawValue)
            json["seconds"] = .number(JSONNumber(seconds))
        }
        json["result"] = .string(JournalRow.result(entry))
        let cells = [entry.at.iso8601, field.map { "\(action) \($0)" } ?? action, entry.name, result(entry), entry.id]
        return Results.Row(cells: cells, id: entry.id, json: .object(json))
    }

    private static func action(_ entry: JournalEntry) -> (action: String, field: String?) {
        switch entry.operation {
        case .update(let field, _, _):
            switch entry.relation {
            case .undoes: ("undo", field.title)
            case .redoes: ("redo", field.title)
            case .extends, nil: ("update", field.title)
            }
        case .create: ("create", nil)
        case .delete: ("delete", nil)
        case .startMaintenance(let mode, let seconds):
            ("start", "\(mode.rawValue) \(MaintenanceDuration.text(seconds))")
        case .stopMaintenance: ("stop", nil)
        }
    }

    private static func result(_ entry: JournalEntry) -> String {
        switch entry.outcome {
        case .applied: "done"
        case .refused(let message): "refused: \(message)"
        case .unanswered(let reason): "unknown: \(reason)"
        case nil: "unknown"
        }
    }
}
