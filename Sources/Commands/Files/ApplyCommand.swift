import ArgumentParser
import Features
import FoundationEssentials
import Glibc
import IntegrationFiles
import JSON
import OnCall
import OnCallClient
import Planning

/// Makes the server as a folder says.
struct ApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Make the server as a folder says.",
        discussion: """
            All files are checked before the first request, and the plan is shown before anything is sent. A folder without an id is \
            created, and its id is written into it. What somebody else has changed since the last export is a conflict, and not \
            overwritten without --ours. Applying again sends nothing. Integrations without a folder are left alone, and nothing is deleted.
            """)

    @Argument(help: ArgumentHelp("The folder of export; not with --plan.", valueName: "path"))
    var path: String?

    @Argument(help: ArgumentHelp("Only these integrations, by their folders.", valueName: "folder"))
    var folders: [String] = []

    @Flag(help: "Overwrite what others have changed since the last export.")
    var ours = false

    @Flag(help: "Send templates also if the server would refuse them.")
    var allowRefused = false

    @Option(help: ArgumentHelp("Send exactly the changes of this file, written by diff --json.", valueName: "file"))
    var plan: String?

    @Flag(help: "Print the plan and its results as JSON on standard output.")
    var json = false

    @OptionGroup var writing: WriteOptions

    @OptionGroup var server: ServerOptions

    func validate() throws {
        guard (path == nil) != (plan == nil) else { throw ValidationError("give a folder, or --plan with a file") }
    }

    func run() throws {
        if let plan { return try send(PlanFile.read(plan)) }
        let folder = IntegrationFolder(path: path ?? "")
        // Before the first request.
        _ = try folder.read()
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            var found = try await FolderPlan.compare(folder, only: folders, connection)
            guard found.unsupported.isEmpty else {
                throw Failure(found.unsupported.joined(separator: "\n"), status: .refused)
            }
            for note in found.notes { TerminalText.print(note, to: writing.dryRun ? STDOUT_FILENO : STDERR_FILENO) }
            if !found.new.isEmpty { found = try await create(found, folder, connection) }
            let changes = found.changes
            try await PlanRun.run(
                changes, connection, writing, known: found.known, allowsRefused: allowRefused, overwrites: ours,
                json: json)
            guard !writing.dryRun else { return }
            try await saveBase(folder, connection)
        }
    }

    /// Creates what has no id yet, and adds its fields to the plan.
    private func create(
        _ plan: FolderPlan, _ folder: IntegrationFolder, _ connection: Connection
    ) async throws -> FolderPlan {
        let count = plan.new.count
        guard
            try writing.confirm(
                "", "Create \(count) \(count == 1 ? "integration" : "integrations") on \(connection.server)?")
        else { return plan }
        var plan = plan
        for filed in plan.new {
            try connection.interruption.check()
            let new = NewIntegration(type: filed.type, name: filed.name, teamID: nil)
            switch await connection.write(.create(new), known: nil) {
            case .applied(let made?), .notKept(let made):
                var withID = filed
                withID.id = made.id
                _ = try folder.write(withID)
                try plan.add(withID, made)
            case .applied(nil): break
            case .refused(let error):
                throw Failure("\(filed.folder): not created: \(Failure.sentence(error))", status: ExitStatus(error))
            case .unknown(let error):
                throw Failure(
                    "\(filed.folder): \(error.summary); it may have been created: look with list before you try again",
                    status: .partly)
            }
        }
        return plan
    }

    /// Remembers what the server holds now.
    private func saveBase(_ folder: IntegrationFolder, _ connection: Connection) async throws {
        let after = try await FolderPlan.compare(folder, only: folders, connection)
        var base = try folder.base()
        for (filed, integration) in after.pairs {
            base[integration.id.rawValue] = try FolderPlan.base(of: filed, integration, after.names)
        }
        try folder.saveBase(base, server: connection.server)
    }

    /// Sends the changes of a file.
    private func send(_ file: PlanFile) throws {
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            guard file.server == connection.server else {
                throw Failure("the plan is for \(file.server), not for \(connection.server)", status: .usage)
            }
            let values = FieldValues(teams: try await connection.teams(), chains: try await connection.chains())
            var known: [IntegrationID: Integration] = [:]
            for id in Set(file.changes.map(\.id)) { known[id] = try await connection.integration(id) }
            let changes = file.changes.compactMap { change in
                known[change.id].map { values.change(change.field, change.after, of: $0, base: change.before) }
            }
            try await PlanRun.run(
                changes, connection, writing, known: Array(known.values), allowsRefused: allowRefused,
                overwrites: ours, json: json)
        }
    }
}
