import Features
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
    /// What the server can't hold.
    private(set) var unsupported: [String] = []
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
        let base = try folder.base()
        let teams = try await connection.teams()
        let chains = try await connection.chains()
        let list = try await connection.integrations()
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
                new.append(one)
                continue
            }
            guard let integration = byID[id] else {
                gone.append(one)
                continue
            }
            known.append(integration)
            pairs.append((one, integration))
            for (field, value) in try FolderPlan.fields(one, integration, names) {
                let held = integration.value(of: field)
                if held.isAbsent {
                    if !value.isNull {
                        unsupported.append("\(one.folder): the server has no \(field.path) for this integration")
                    }
                    continue
                }
                let known = base[id.rawValue]?[field.path].map { Field(sent: $0) } ?? held
                if held.isSame(as: Field(sent: value)) { continue }
                // What the folder leaves as it was is no change of its own, whoever changed the server.
                let isUntouched = known.isSame(as: Field(sent: value))
                changes.append(values.change(field, value, of: integration, base: isUntouched ? held : known))
            }
        }
        let managed = Set(filed.compactMap(\.id))
        unmanaged = isPart ? [] : server.filter { !managed.contains($0.id) }
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

    /// Adds an integration that has just been created for `filed`.
    mutating func add(_ filed: FiledIntegration, _ integration: Integration) throws(Failure) {
        known.append(integration)
        pairs.append((filed, integration))
        for (field, value) in try FolderPlan.fields(filed, integration, names) {
            let held = integration.value(of: field)
            guard !held.isAbsent, !held.isSame(as: Field(sent: value)) else { continue }
            changes.append(values.change(field, value, of: integration, base: held))
        }
    }

    /// Whether folder and server are the same. Integrations without a folder don't count.
    func isSame(_ changes: [PlannedChange]) -> Bool {
        new.isEmpty && gone.isEmpty && unsupported.isEmpty && !changes.contains { $0.state != .alreadySame }
    }

    /// What the plan does besides changes, a line each.
    var notes: [String] {
        new.map { "\($0.folder): create \(TerminalText.line($0.name)), type \(TerminalText.line($0.type))" }
            + gone.map { "\($0.folder): \(TerminalText.line($0.name)) is no longer on the server" }
            + unsupported.map { "✗ \($0)" }
    }
}
