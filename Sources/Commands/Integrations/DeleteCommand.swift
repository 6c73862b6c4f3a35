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

    @Option(help: ArgumentHelp("The name of an integration that may be deleted …", valueName: "name"))
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
            for integration in found { try allow(integration) }
            var deleted = 0
            for integration in found {
                try connection.interruption.check()
                switch await connection.write(.delete(integration.id), known: integration) {
                case .applied, .notKept: deleted += 1
                case .refused(let error): throw failure(error, integration, deleted, isUnknown: false)
                case .unknown(let error): throw failure(error, integration, deleted, isUnknown: true)
                }
            }
            TerminalText.print("\(deleted) deleted", to: STDERR_FILENO)
        }
    }

    private func failure(_ error: ServiceError, _ integration: Integration, _ deleted: Int, isUnknown: Bool) -> Failure
    {
        let what = isUnknown ? "it is unknown whether it was deleted" : "not deleted"
        return Failure(
            "\(integration.shownName): \(what): \(Failure.sentence(error)); \(deleted) deleted before it",
            status: isUnknown || deleted > 0 ? .partly : ExitStatus(error))
    }

    private func allow(_ integration: Integration) throws {
        let name = integration.displayName
        if confirm.contains(name) { return }
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
            throw Failure(
                "nothing was deleted: give --confirm '\(integration.shownName)', or run it on a terminal",
                status: .notAllowed)
        }
        TerminalText.print(
            "Delete \(integration.shownName) (\(integration.id.rawValue))? Type its name:",
            to: STDERR_FILENO)
        guard readLine() == name else { throw Failure("nothing was deleted", status: .notAllowed) }
    }
}
