import ArgumentParser
import Glibc
import IntegrationFiles
import JSON
import OnCall
import Planning

/// Shows what a folder and the server differ in.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what apply would send: the differences between a folder and the server.",
        discussion: "- is what the server holds, + what the folder says.")

    @Argument(help: "The folder of export.", completion: .directory)
    var path: String

    @Argument(help: ArgumentHelp("Only these integrations, by their folders.", valueName: "folder"))
    var folders: [String] = []

    @Flag(help: "Exit with 2 if there are differences.")
    var exitCode = false

    @Flag(help: "Print JSON: the plan that apply --plan takes.")
    var json = false

    @Flag(help: "Show also what others have changed since the export, where both sides have.")
    var base = false

    @OptionGroup var colors: ColorOptions

    @OptionGroup var server: ServerOptions

    func run() throws {
        TerminalText.endsWithoutReader()
        try Connection.run(server) { [self] connection in
            let plan = try await FolderPlan.compare(IntegrationFolder(path: path), only: folders, connection)
            var sender = PlanSender(plan.changes, connection, known: plan.known)
            await sender.begin()
            let changed = sender.changes.filter { $0.state != .alreadySame }
            let creations = plan.creations
            if json {
                let rows = creations.map { $0.json(.planned) }
                TerminalText.print(PlanReport.json(changed, server: connection.server, creations: rows))
            } else {
                var lines = StyledLines()
                for creation in creations { lines += PlanReport.text(creation, plan.values) }
                lines += PlanReport.text(changed)
                if base { for change in changed { lines += PlanReport.theirs(change) } }
                TerminalText.print(lines, color: colors.color)
            }
            for note in plan.notes { TerminalText.print(note, to: json ? STDERR_FILENO : STDOUT_FILENO) }
            if exitCode, !plan.isSame(sender.changes) { throw ExitStatus.differences.code }
        }
    }
}
