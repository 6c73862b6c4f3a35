import Features
import Glibc
import IntegrationFiles
import JSON
import OnCall
import Planning

/// The differences between a folder and a server: what `diff` shows and `apply` sends.
struct FolderPlan: Sendable {
    /// The changes of integrations that are on the server, in the order of the folders.
    private(set) var changes: [PlannedChange] = []
    /// Integrations that would be created.
    private(set) var new: [FiledIntegration] = []
    /// Integrations of the folder that are no longer on the server.
    private(set) var gone: [FiledIntegration] = []
    /// Integrations on the server that have no folder.
    private(set) var unmanaged: [Integration] = []
    /// What the server can't hold, by folder; `field` is nil if the integration as a whole can't be.
    private(set) var unsupported: [(folder: String, field: EditableField?, reason: String)] = []
    /// Fields that only the server has changed since the folder was exported. They are left alone.
    private(set) var changedByOthers: [(integration: Integration, field: EditableField)] = []
    /// The fields of `new`, as they would be sent.
    private(set) var newChanges: [String: [PlannedChange]] = [:]
    /// What was left out, a sentence each.
    private var skipped: [String] = []
    /// The integrations that the folder is about, as the server holds them.
    private(set) var known: [Integration] = []
    /// The folders of `known`, with what the server holds.
    private(set) var pairs: [(filed: FiledIntegration, integration: Integration)] = []
    let names: FileNames
    let values: FieldValues

    /// Compares.
    /// - Parameter folders: only these, by name; empty for all.
    /// - Throws: `Failure` for what is wrong in the folder; nothing has been asked of the server then.
    static func compare(
        _ folder: IntegrationFolder, only folders: [String] = [], _ connection: Connection
    ) async throws -> FolderPlan {
        var filed = try folder.read()
        for name in folders where !filed.contains(where: { $0.folder == name }) {
            throw Failure("\(folder.inner) has no folder '\(name)'", status: .usage)
        }
        if !folders.isEmpty { filed = filed.filter { folders.contains($0.folder) } }
        try folder.check(server: connection.server)
        let base = try folder.base()
        if base.isEmpty, filed.contains(where: { $0.id != nil }) {
            TerminalText.print(
                "Warning: there is no .oncall-base.json here, so what others have changed since the export can't be told from your changes",
                to: STDERR_FILENO)
        }
        let teams = try await connection.teams()
        let chains = try await connection.chains()
        let list = try await connection.integrations()
        connection.keepNames(of: list.all, teams, chains)
        try connection.interruption.check()
        return try FolderPlan(
            filed, list.all, base, FileNames(teams: teams, chains: chains), FieldValues(teams: teams, chains: chains),
            isPart: !folders.isEmpty)
    }

    /// - Parameters:
    ///   - base: what the server held at the last export, by id and path.
    ///   - isPart: whether `filed` is a part of the folder.
    /// - Throws: `Failure` if a team or a chain is unknown.
    init(
        _ filed: [FiledIntegration], _ server: [Integration], _ base: [String: [String: JSONValue]],
        _ names: FileNames, _ values: FieldValues, isPart: Bool = false
    ) throws(Failure) {
        self.names = names
        self.values = values
        let byID = Dictionary(server.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for one in filed {
            guard let id = one.id else {
                try check(one, like: server.first)
                continue
            }
            guard let integration = byID[id] else {
                gone.append(one)
                continue
            }
            known.append(integration)
            pairs.append((one, integration))
            if let type = integration.type.value, type != one.type {
                unsupported.append(
                    (one.folder, nil, "the type can't change: it is \(TerminalText.line(type)) on the server"))
            }
            for (field, value) in try FolderPlan.fields(one, integration, names) {
                let held = integration.value(of: field)
                if held.isAbsent {
                    if !value.isNull {
                        unsupported.append(
                            (one.folder, field, "the server has no \(field.path) for this integration"))
                    }
                    continue
                }
                let known = base[id.rawValue]?[field.path].map { Field(sent: $0) } ?? held
                if held.isSame(as: Field(sent: value)) { continue }
                if known.isSame(as: Field(sent: value)) {
                    changedByOthers.append((integration, field))
                } else {
                    changes.append(values.change(field, value, of: integration, base: known))
                }
            }
        }
        let managed = Set(filed.compactMap(\.id))
        unmanaged = isPart ? [] : server.filter { !managed.contains($0.id) }
    }

    /// Checks an integration that would be created.
    /// - Parameter sample: another integration of the server, which shows what the server has; nil if it has none.
    private mutating func check(_ one: FiledIntegration, like sample: Integration?) throws(Failure) {
        new.append(one)
        let placeholder = Integration(id: IntegrationID(one.folder))
        var changes: [PlannedChange] = []
        for (field, value) in try FolderPlan.fields(one, nil, names) {
            if let sample, sample.value(of: field).isAbsent, !value.isNull {
                unsupported.append((one.folder, field, "the server has no \(field.path)"))
            }
            changes.append(values.change(field, value, of: placeholder, base: .null))
        }
        newChanges[one.folder] = changes
    }

    /// What is wrong with integrations that would be created, a sentence each.
    var newProblems: [String] {
        new.flatMap { one in
            (newChanges[one.folder] ?? []).filter(\.needsSendAnyway).map { change in
                "\(one.folder), \(change.path): " + PlanReport.notes(change).joined(separator: "; ")
            }
        }
    }

    /// What the server holds in the fields of a folder, for three-way comparisons.
    static func base(
        of filed: FiledIntegration, _ integration: Integration, _ names: FileNames
    ) throws(Failure) -> [String: JSONValue] {
        var base: [String: JSONValue] = [:]
        for (field, _) in try fields(filed, integration, names) {
            base[field.path] = integration.value(of: field).member
        }
        return base
    }

    private static func fields(
        _ filed: FiledIntegration, _ integration: Integration?, _ names: FileNames
    ) throws(Failure) -> [(field: EditableField, value: JSONValue)] {
        do throws(FileProblem) {
            return try filed.fields(besides: integration, names)
        } catch {
            throw Failure("\(error)", status: .refused)
        }
    }

    /// The integrations that would be created, with their fields.
    var creations: [PlannedCreation] {
        new.map { one in
            let fields = (newChanges[one.folder] ?? []).filter { !$0.value.isNull && $0.field != .name }
            let team = fields.first { $0.field == .team }?.value.string
            return PlannedCreation(
                folder: one.folder, name: one.name, type: one.type, team: team.map { TeamID($0) },
                fields: fields.compactMap { change in change.field.map { ($0, change.value) } })
        }
    }

    /// Creates what is gone.
    /// - Throws: `Failure` if a team or a chain is unknown.
    mutating func recreate() throws(Failure) {
        let again = gone
        gone = []
        for one in again { try check(one, like: known.first) }
    }

    /// Leaves out fields that the server does not have.
    mutating func skipUnsupported() {
        for (folder, field, reason) in unsupported {
            guard let field else { continue }
            newChanges[folder]?.removeAll { $0.field == field }
            skipped.append("\(folder): \(reason); left out")
        }
        unsupported.removeAll { $0.field != nil }
    }

    /// Whether folder and server are the same. Integrations without a folder don't count.
    func isSame(_ changes: [PlannedChange]) -> Bool {
        new.isEmpty && gone.isEmpty && unsupported.isEmpty && changedByOthers.isEmpty
            && !changes.contains { $0.state != .alreadySame }
    }

    /// What differs and is not sent, a line each.
    var notes: [String] {
        gone.map { "\($0.folder): \(TerminalText.line($0.name)) is no longer on the server" }
            + changedByOthers.map {
                "\($0.integration.shownName), \($0.field.path): changed on the server since the export, and left alone"
            } + skipped + unsupported.map { "✗ \($0.folder): \($0.reason)" }
    }
}
