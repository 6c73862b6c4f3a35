import ArgumentParser
import Features
import Glibc
import OnCall
import OnCallClient

/// Deletes integrations.
struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete integrations.",
        discussion: """
            An integration can't be restored: its link is gone for good. Without a terminal, --confirm must give the name of each one.
            """)

    @OptionGroup var targets: Targets

    @Option(
        help: ArgumentHelp(
            "The name or id of an integration that may be deleted, once for each; and what a protected context asks for.",
            valueName: "name"))
    var confirm: [String] = []

    @Flag(help: "Print what would be deleted, and delete nothing.")
    var dryRun = false

    @OptionGroup var server: ServerOptions

    func run() throws {
        try Connection.run(server) { [self] connection in
            var writing = WriteOptions()
            writing.dryRun = dryRun
            writing.yes = false
            try writing.checkAllowed(connection)
            let found = try await targets.find(connection).integrations
            guard !found.isEmpty else { throw Failure("nothing matches") }
            let lines = found.map { "delete \($0.shownName) (\($0.id.rawValue))" }
            if dryRun { return TerminalText.print(lines.joined(separator: "\n")) }
            try await connection.checkGuards([.delete], of: found, given: confirm, isDryRun: false)
            try allow(found, connection.interruption)
            var writes = WriteSeries(connection, of: found)
            for integration in found where !writes.isStopped {
                _ = await writes.send(.delete(integration.id), integration)
            }
            try writes.end("deleted")
        }
    }

    /// Each integration needs a confirmation of its own.
    private func allow(_ found: [Integration], _ interruption: Interruption) throws {
        var given = confirm
        for integration in found {
            if let index = given.firstIndex(where: { $0 == integration.displayName || $0 == integration.id.rawValue }) {
                given.remove(at: index)
                continue
            }
            guard Question.canAsk else {
                throw Failure(
                    "nothing was deleted: give --confirm '\(integration.shownName)' for it, or run it on a terminal",
                    status: .notAllowed)
            }
            let question = "Delete \(integration.shownName) (\(integration.id.rawValue))? Type its name:"
            guard try Question.ask(question, interruption) == integration.displayName else {
                throw Failure("nothing was deleted", status: .notAllowed)
            }
        }
    }
}
