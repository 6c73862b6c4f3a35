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
            overwritten without --ours. Applying again sends nothing. Integrations without a folder are left alone, unless --prune is given.
            For review: apply --dry-run --plan-out FILE, and later apply --plan FILE sends exactly that. Where the server has moved on, \
            nothing is sent.
            """)

    @Argument(
        help: ArgumentHelp(
            "The folder of export. With --plan it gets the ids of what is created, and may be left out.",
            valueName: "path"), completion: .directory)
    var path: String?

    @Argument(help: ArgumentHelp("Only these integrations, by their folders.", valueName: "folder"))
    var folders: [String] = []

    @Flag(help: "Overwrite what others have changed since the last export.")
    var ours = false

    @Flag(help: "Send templates also if the server would refuse them.")
    var allowRefused = false

    @Flag(help: "Create again what is no longer on the server. Its link is another one.")
    var recreate = false

    @Flag(help: "Leave out fields that the server does not have.")
    var skipUnsupported = false

    @Flag(help: "Delete integrations on the server that have no folder.")
    var prune = false

    @Option(
        help: ArgumentHelp(
            "With --prune: delete at most so many, or nothing is sent. Without it you type how many they are.",
            valueName: "number"))
    var maxDeletes: Int?

    @Option(
        help: ArgumentHelp("Write the plan to this file.", valueName: "file"),
        completion: .file())
    var planOut: String?

    @Option(
        help: ArgumentHelp(
            "Send exactly what this file says, written by --plan-out or diff --json.", valueName: "file"),
        completion: .file())
    var plan: String?

    @Flag(help: "With --dry-run: exit with 2 if there are differences.")
    var exitCode = false

    @Flag(help: "Print the plan and its results as JSON on standard output.")
    var json = false

    @OptionGroup var writing: WriteOptions

    @OptionGroup var server: ServerOptions

    func validate() throws {
        guard path != nil || plan != nil else { throw ValidationError("give a folder, or --plan with a file") }
        guard !prune || folders.isEmpty && plan == nil else {
            throw ValidationError("--prune compares the whole folder; don't name parts of it")
        }
        guard prune || plan != nil || maxDeletes == nil else { throw ValidationError("--max-deletes is for --prune") }
        guard !exitCode || writing.dryRun else { throw ValidationError("--exit-code is for --dry-run") }
        guard plan == nil || folders.isEmpty else { throw ValidationError("--plan sends all of its file") }
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
            var found = try await FolderPlan.compare(folder, only: folders, connection)
            if recreate { try found.recreate() }
            if skipUnsupported { found.skipUnsupported() }
            try check(found)
            for note in found.notes {
                TerminalText.print(note, to: json || !writing.dryRun ? STDERR_FILENO : STDOUT_FILENO)
            }
            var run = run(connection)
            if !found.creations.isEmpty {
                run.creations = creations(found.creations, found.values, folder, connection)
            }
            if prune, !found.unmanaged.isEmpty {
                run.deletions = DeletionSeries(deletions: found.unmanaged.map(PlannedDeletion.init), limit: maxDeletes)
            }
            let outcome = try await run.run(found.changes, known: found.known)
            if outcome.wasSent { try saveBase(outcome, folder, connection) }
            try outcome.end()
            guard found.gone.isEmpty else { throw ExitStatus.refused.code }
            if exitCode, outcome.hasDifferences { throw ExitStatus.differences.code }
        }
    }

    private func run(_ connection: Connection) -> PlanRun {
        PlanRun(
            connection: connection, writing: writing, allowsRefused: allowRefused, overwrites: ours, json: json,
            planFile: planOut, verbs: [.update, .apply])
    }

    /// - Throws: `Failure` if the server can't hold what the folder says; nothing is sent then.
    private func check(_ plan: FolderPlan) throws(Failure) {
        let problems =
            plan.unsupported.map { "\($0.folder): \($0.reason)" } + (allowRefused ? [] : plan.newProblems)
        guard problems.isEmpty else { throw Failure(problems.joined(separator: "\n"), status: .refused) }
    }

    /// Creates what has no id yet, and writes the ids.
    /// - Parameter folder: nil if there is none to write them to.
    private func creations(
        _ creations: [PlannedCreation], _ values: FieldValues, _ folder: IntegrationFolder?, _ connection: Connection
    ) -> CreationSeries {
        CreationSeries(creations: creations, connection: connection, values: values) {
            (creation, made) throws(Failure) in
            guard let folder else {
                return TerminalText.print("\(creation.folder): id \(made.id.rawValue)", to: STDERR_FILENO)
            }
            try folder.writeID(made.id, in: creation.folder)
        }
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
        for (id, result) in outcome.deleted where result == .done { base[id.rawValue] = nil }
        try folder.saveBase(base, server: connection.server)
    }

    /// Sends the plan of a file.
    private func send(_ file: PlanFile) throws {
        let folder = path.map { IntegrationFolder(path: $0) }
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            guard file.server == connection.server else {
                throw Failure("the plan is for \(file.server), not for \(connection.server)", status: .usage)
            }
            let lock = try folder?.lock()
            defer { lock?.close() }
            let values = FieldValues(teams: try await connection.teams(), chains: try await connection.chains())
            var known: [IntegrationID: Integration] = [:]
            for id in Set(file.changes.map(\.id)) { known[id] = try await connection.integration(id) }
            let changes = file.changes.compactMap { change in
                known[change.id].map { values.change(change.field, change.after, of: $0, base: change.before) }
            }
            var run = run(connection)
            if !file.creations.isEmpty {
                try await check(file.creations, connection)
                run.creations = creations(file.creations, values, folder, connection)
            }
            if !file.deletions.isEmpty {
                try await check(file.deletions, connection)
                // The plan was reviewed with what it deletes.
                run.deletions = DeletionSeries(
                    deletions: file.deletions, limit: maxDeletes ?? file.deletions.count)
            }
            let outcome = try await run.run(changes, known: Array(known.values))
            if outcome.wasSent, let folder { try saveBase(outcome, folder, connection) }
            try outcome.end()
        }
    }

    /// - Throws: `Failure` if one of them is there already: the plan may have been sent before.
    private func check(_ creations: [PlannedCreation], _ connection: Connection) async throws {
        let all = try await connection.integrations().all
        for creation in creations
        where all.contains(where: {
            $0.name.value == creation.name && $0.type.value == creation.type && $0.teamID.value == creation.team
        }) {
            throw Failure(
                "nothing was sent: \(TerminalText.line(creation.name)) is on the server already", status: .conflict)
        }
    }

    /// - Throws: `Failure` if one of them has changed since the plan was made.
    private func check(_ deletions: [PlannedDeletion], _ connection: Connection) async throws {
        for deletion in deletions {
            guard let now = try? await connection.integration(deletion.id), deletion.isUnchanged(now) else {
                throw Failure(
                    "nothing was sent: \(TerminalText.line(deletion.name)) has changed since the plan was made",
                    status: .conflict)
            }
        }
    }
}
