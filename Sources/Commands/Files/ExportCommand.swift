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
            let export = FolderExport(
                folder: IntegrationFolder(path: to), names: FileNames(teams: teams, chains: chains),
                server: noIds ? nil : connection.server)
            if format == .hcl {
                var options = TerraformExport.Options()
                options.hasIDs = ids
                options.hasImports = !noIds
                options.providerAlias = providerAlias
                options.isInline = inline
                return try end(export.terraform(chosen, options))
            }
            let goneFrom = clean && words.isEmpty ? list.all : nil
            try end(export.files(chosen, overwrites: overwrite, goneFrom: goneFrom))
        }
    }

    /// Reports what was written.
    private func end(_ written: FolderExport.Written) throws {
        for note in written.notes { TerminalText.print(note, to: STDERR_FILENO) }
        TerminalText.print(written.summary, to: STDERR_FILENO)
        if written.leftOut > 0 { throw ExitStatus.partly.code }
        if strict, format == .hcl, !written.notes.isEmpty { throw ExitStatus.refused.code }
    }
}
