import ArgumentParser
import Glibc
import IntegrationFiles
import JSON
import OnCall
import Planning

/// Says which integrations differ from a folder, for CI.
struct DriftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Say which integrations differ from a folder: one line each, and exit status 2.",
        discussion: "A server that can't be reached is no drift: the exit status is 5.")

    /// How it is printed.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, json, junit, sarif
    }

    @Argument(help: "The folder of export.", completion: .directory)
    var path: String

    @Option(name: [.short, .long], help: "text, json, junit or sarif.")
    var output = Form.text

    @OptionGroup var server: ServerOptions

    func run() throws {
        try Connection.run(server) { [self] connection in
            let plan = try await FolderPlan.compare(IntegrationFolder(path: path), connection)
            var sender = PlanSender(plan.changes, connection, known: plan.known)
            await sender.begin()
            let rows = DriftReport.rows(plan, sender.changes)
            switch output {
            case .text:
                for row in rows where row.isDrift {
                    TerminalText.print("\(TerminalText.line(row.name)): \(row.message)")
                }
                let count = rows.count(where: \.isDrift)
                TerminalText.print("\(count) of \(rows.count) integrations differ", to: STDERR_FILENO)
            case .json:
                TerminalText.print(
                    JSONValue.array(
                        rows.map {
                            [
                                "folder": .string($0.folder), "name": .string($0.name), "drift": .bool($0.isDrift),
                                "fields": .array($0.fields.map { .string($0) }), "message": .string($0.message),
                            ]
                        }
                    ))
            case .junit: TerminalText.print(DriftReport.junit(rows))
            case .sarif: TerminalText.print(DriftReport.sarif(rows, folder: path))
            }
            if rows.contains(where: \.isDrift) { throw ExitStatus.differences.code }
        }
    }
}
