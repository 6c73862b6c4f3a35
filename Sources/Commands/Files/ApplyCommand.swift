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
            let lock = try folder.lock()
            defer { lock.close() }
            let found = try await FolderPlan.compare(folder, only: folders, connection)
            try check(found)
            for note in found.notes {
                TerminalText.print(note, to: json || !writing.dryRun ? STDERR_FILENO : STDOUT_FILENO)
            }
            var run = PlanRun(
                connection: connection, writing: writing, allowsRefused: allowRefused, overwrites: ours, json: json)
            if !found.new.isEmpty {
                run.creations = PlanRun.Creations(text: found.newText, count: found.new.count) {
                    await create(found, folder, connection)
                }
            }
            let outcome = try await run.run(found.changes, known: found.known)
            if outcome.wasSent { try saveBase(outcome, folder, connection) }
            try outcome.end()
            guard found.gone.isEmpty else { throw ExitStatus.refused.code }
        }
    }

    /// - Throws: `Failure` if the server can't hold what the folder says; nothing is sent then.
    private func check(_ plan: FolderPlan) throws(Failure) {
        let problems =
            plan.unsupported.map { "\($0.folder): \($0.reason)" } + (allowRefused ? [] : plan.newProblems)
        guard problems.isEmpty else { throw Failure(problems.joined(separator: "\n"), status: .refused) }
    }

    /// Creates what has no id yet, and writes the ids.
    private func create(
        _ plan: FolderPlan, _ folder: IntegrationFolder, _ connection: Connection
    ) async -> (changes: [PlannedChange], known: [Integration], problem: Failure?) {
        var changes: [PlannedChange] = []
        var known: [Integration] = []
        func failed(_ failure: Failure) -> (changes: [PlannedChange], known: [Integration], problem: Failure?) {
            let done = known.map(\.id.rawValue).joined(separator: ", ")
            let made = known.isEmpty ? "" : "\n\(known.count) created before it, without their fields: \(done)"
            return ([], [], Failure(failure.description + made, status: known.isEmpty ? failure.status : .partly))
        }
        for filed in plan.new {
            if connection.interruption.signal != nil {
                return failed(Failure("\(filed.folder): not created", status: .partly))
            }
            var teamID: TeamID?
            if case .string(let id)? = plan.newChanges[filed.folder]?.first(where: { $0.field == .team })?.value {
                teamID = TeamID(id)
            }
            let new = NewIntegration(type: filed.type, name: filed.name, teamID: teamID)
            switch await connection.write(.create(new), known: nil) {
            case .applied(let made?), .notKept(let made):
                known.append(made)
                var withID = filed
                withID.id = made.id
                do throws(Failure) {
                    try folder.writeID(withID)
                    changes += try plan.changes(of: withID, made)
                } catch {
                    return failed(error)
                }
            case .applied(nil): break
            case .refused(let error):
                return failed(
                    Failure("\(filed.folder): not created: \(Failure.sentence(error))", status: ExitStatus(error)))
            case .unknown(let error):
                return failed(
                    Failure(
                        "\(filed.folder): \(error.summary); it may have been created: look with list before you try again",
                        status: .partly))
            }
        }
        return (changes, known, nil)
    }

    /// Remembers what the server holds now in the fields that were sent.
    private func saveBase(_ outcome: PlanRun.Outcome, _ folder: IntegrationFolder, _ connection: Connection) throws {
        var base = try folder.base()
        for change in outcome.changes where change.state == .saved || change.state == .alreadySame {
            guard let field = change.field, let held = outcome.known[change.integration]?.value(of: field).member else {
                continue
            }
            base[change.integration.rawValue, default: [:]][field.path] = held
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
            try await PlanRun(
                connection: connection, writing: writing, allowsRefused: allowRefused, overwrites: ours, json: json
            ).run(changes, known: Array(known.values)).end()
        }
    }
}
