import ArgumentParser
import Features
import FoundationEssentials
import Glibc
import IntegrationFiles
import JSON
import OnCall

/// Writes integrations as files.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write integrations as files, a folder for each, for Git.",
        discussion: """
            A folder has integration.toml and a .j2 file for each template of its own. Links, inbound e-mail addresses and windows are \
            never written. Exporting twice changes nothing. An integration keeps its folder when it is renamed. .oncall-base.json, which \
            Git ignores, holds what the server said: with it diff and apply tell your changes from those of others.
            """)

    @Argument(help: ArgumentHelp("A filter, as of oncall-tui list.", valueName: "word"), completion: .filterWord)
    var words: [String] = []

    @Option(help: "The folder; it is created.", completion: .directory)
    var to: String

    /// What is written.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case files, hcl
    }

    @Option(help: "files, or hcl for Terraform's Grafana provider.")
    var format = Form.files

    @Flag(help: "Leave ids out, for another server. With hcl: no import blocks.")
    var noIds = false

    @Flag(help: "With hcl: teams and escalation chains by id, not by name.")
    var ids = false

    @Option(help: "With hcl: the alias of the provider.")
    var providerAlias: String?

    @Flag(help: "With hcl: templates of several lines in the resource, and not in files beside it.")
    var inline = false

    @Flag(help: "With hcl: exit with 3 if something can't be expressed.")
    var strict = false

    @Flag(help: "Remove the folders of integrations that are no longer on the server.")
    var clean = false

    @Flag(help: "Replace files that were edited and not applied yet.")
    var overwrite = false

    @OptionGroup var server: ServerOptions

    func validate() throws { try IntegrationFilter.check(words.joined(separator: " ")) }

    func run() throws {
        let filter = IntegrationFilter(words.joined(separator: " "))
        try Connection.run(server) { [self] connection in
            let teams = try await connection.teams()
            let chains = try await connection.chains()
            let list = try await connection.integrations()
            connection.keepNames(of: list.all, teams, chains)
            let chosen = filter.matching(list.all, Names(teams, chains), at: list.serverTime)
            try connection.interruption.check()
            let folder = IntegrationFolder(path: to)
            let names = FileNames(teams: teams, chains: chains)
            if format == .hcl { return try write(chosen, names, to: folder) }
            let existing = try folder.existing()
            if !noIds { try folder.check(server: connection.server) }
            let base = try folder.base()
            if !overwrite { try keepEdits(existing, chosen, base, names) }
            try write(chosen, existing, list.all, base, names, folder, connection)
        }
    }

    /// - Throws: `Failure` if a file was edited since the last export or apply, and would be replaced.
    private func keepEdits(
        _ existing: [FiledIntegration], _ chosen: [Integration], _ base: [String: [String: JSONValue]],
        _ names: FileNames
    ) throws {
        let byID = Dictionary(chosen.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var edited: [String] = []
        for filed in existing {
            guard let id = filed.id, let integration = byID[id], let known = base[id.rawValue] else { continue }
            for (field, value) in try filed.fields(besides: integration, names) {
                let now = Field(sent: value)
                guard let before = known[field.path], !now.isSame(as: Field(sent: before)),
                    !now.isSame(as: integration.value(of: field))
                else { continue }
                edited.append("  \(filed.folder): \(field.path)")
            }
        }
        guard edited.isEmpty else {
            throw Failure(
                "these were edited, and not applied yet; apply them, or give --overwrite:\n"
                    + edited.joined(separator: "\n"),
                status: .conflict)
        }
    }

    private func write(
        _ chosen: [Integration], _ existing: [FiledIntegration], _ all: [Integration],
        _ known: [String: [String: JSONValue]],
        _ names: FileNames, _ folder: IntegrationFolder, _ connection: Connection
    ) throws {
        var byID: [IntegrationID: String] = [:]
        for filed in existing { if let id = filed.id { byID[id] = filed.folder } }
        if noIds {
            // Without ids an integration is found again by its name and type.
            for integration in chosen {
                let same = existing.filter { $0.name == integration.name.value && $0.type == integration.type.value }
                if same.count == 1 { byID[integration.id] = same[0].folder }
            }
        }
        var folders = FolderNames(existing: byID, others: Set(existing.map(\.folder)))
        var base = known
        var written = IntegrationFolder.Written()
        var leftOut = 0
        try folder.writeSettings(server: noIds ? nil : connection.server)
        for integration in chosen {
            guard integration.unreadableMembers.isEmpty else {
                leftOut += 1
                TerminalText.print(
                    "\(integration.shownName) has members that can't be read, and is left out", to: STDERR_FILENO)
                continue
            }
            let filed = FiledIntegration(integration, folder: folders.folder(of: integration), names)
            let one = try folder.write(filed, withID: !noIds)
            written.changed += one.changed
            written.removed += one.removed
            base[integration.id.rawValue] = try FolderPlan.base(of: filed, integration, names)
        }
        if clean, words.isEmpty {
            let present = Set(all.map(\.id))
            for filed in existing {
                guard let id = filed.id, !present.contains(id) else { continue }
                try folder.remove(filed.folder)
                base[id.rawValue] = nil
                written.removed += 1
            }
        }
        if !noIds { try folder.saveBase(base, server: connection.server) }
        TerminalText.print(
            "\(chosen.count - leftOut) integrations in \(to): \(written.changed) files written, \(written.removed) removed",
            to: STDERR_FILENO)
        if leftOut > 0 { throw ExitStatus.partly.code }
    }

    /// Writes resources of Terraform.
    private func write(_ integrations: [Integration], _ names: FileNames, to folder: IntegrationFolder) throws {
        var options = TerraformExport.Options()
        options.hasIDs = ids
        options.hasImports = !noIds
        options.providerAlias = providerAlias
        options.isInline = inline
        let export = TerraformExport(integrations, names, options)
        let earlier = try folder.text(below: TerraformExport.mainFile).map(TerraformExport.references) ?? []
        let written = try folder.write(export.files)
        let removed = try folder.remove(earlier, besides: export.files)
        for note in export.notes {
            TerminalText.print("Warning: \(TerminalText.line(note))", to: STDERR_FILENO)
        }
        TerminalText.print(
            "\(integrations.count) integrations in \(to): \(written) files written, \(removed) removed",
            to: STDERR_FILENO)
        if strict, !export.notes.isEmpty { throw ExitStatus.refused.code }
    }
}
