package import Features
import IntegrationFiles
import JSON
import OnCall

/// Writes integrations as a folder of files, or as resources of Terraform: the same for `export` and the console.
package struct FolderExport: Sendable {
    let folder: IntegrationFolder
    let names: FileNames
    /// The server that the folder is of; nil for a folder without ids, for any server.
    let server: String?

    /// What was written.
    struct Written: Sendable {
        /// How many integrations, files, and removed files, as a sentence.
        let summary: String
        /// What could not be written, a line each.
        var notes: [String] = []
        /// Integrations that could not be written.
        var leftOut = 0
    }

    // MARK: Files

    /// Writes a folder for each integration.
    /// - Parameters:
    ///   - overwrites: whether files that were edited and not applied are replaced.
    ///   - present: all integrations of the server; folders of others are removed. Nil removes none.
    /// - Throws: `Failure`; before anything is written, if a file was edited.
    func files(_ chosen: [Integration], overwrites: Bool, goneFrom present: [Integration]?) throws -> Written {
        let existing = try folder.existing()
        if let server { try folder.check(server: server) }
        let base = try folder.base()
        if !overwrites { try keepEdits(existing, chosen, base) }
        return try write(chosen, existing, present, base)
    }

    /// - Throws: `Failure` if a file was edited since the last export or apply, and would be replaced.
    private func keepEdits(
        _ existing: [FiledIntegration], _ chosen: [Integration], _ base: [String: [String: JSONValue]]
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
        _ chosen: [Integration], _ existing: [FiledIntegration], _ present: [Integration]?,
        _ known: [String: [String: JSONValue]]
    ) throws -> Written {
        var byID: [IntegrationID: String] = [:]
        for filed in existing { if let id = filed.id { byID[id] = filed.folder } }
        if server == nil {
            // Without ids an integration is found again by its name and type.
            for integration in chosen {
                let same = existing.filter { $0.name == integration.name.value && $0.type == integration.type.value }
                if same.count == 1 { byID[integration.id] = same[0].folder }
            }
        }
        var folders = FolderNames(existing: byID, others: Set(existing.map(\.folder)))
        var base = known
        var written = IntegrationFolder.Written()
        var notes: [String] = []
        try folder.writeSettings(server: server)
        for integration in chosen {
            guard integration.unreadableMembers.isEmpty else {
                notes.append("\(integration.shownName) has members that can't be read, and is left out")
                continue
            }
            let filed = FiledIntegration(integration, folder: folders.folder(of: integration), names)
            let one = try folder.write(filed, withID: server != nil)
            written.changed += one.changed
            written.removed += one.removed
            base[integration.id.rawValue] = try FolderPlan.base(of: filed, integration, names)
        }
        if let present {
            let present = Set(present.map(\.id))
            for filed in existing {
                guard let id = filed.id, !present.contains(id) else { continue }
                try folder.remove(filed.folder)
                base[id.rawValue] = nil
                written.removed += 1
            }
        }
        if let server { try folder.saveBase(base, server: server) }
        let summary =
            "\(chosen.count - notes.count) integrations in \(folder.path): \(written.changed) files written, \(written.removed) removed"
        return Written(summary: summary, notes: notes, leftOut: notes.count)
    }

    // MARK: Terraform

    /// Writes resources of Terraform. Files of an earlier export that are no longer needed are removed.
    func terraform(_ integrations: [Integration], _ options: TerraformExport.Options) throws -> Written {
        let export = TerraformExport(integrations, names, options)
        let earlier = try folder.text(below: TerraformExport.mainFile).map(TerraformExport.references) ?? []
        let written = try folder.write(export.files)
        let removed = try folder.remove(earlier, besides: export.files)
        return Written(
            summary:
                "\(integrations.count) integrations in \(folder.path): \(written) files written, \(removed) removed",
            notes: export.notes.map { "Warning: \(TerminalText.line($0))" })
    }

    // MARK: The console

    /// Writes what the user has marked in the console. Files that were edited and not applied are never replaced.
    /// - Parameters:
    ///   - path: as typed; `~/` is the home directory.
    ///   - server: the address of the server.
    /// - Returns: what was written, as a sentence.
    /// - Throws: `Failure`.
    package static func write(_ request: ExportRequest, server: String) throws -> String {
        let path =
            request.path.hasPrefix("~/") ? Environment.current.home + request.path.dropFirst() : request.path
        let export = FolderExport(
            folder: IntegrationFolder(path: path), names: FileNames(teams: request.teams, chains: request.chains),
            server: server)
        let written =
            switch request.form {
            case .files: try export.files(request.integrations, overwrites: false, goneFrom: nil)
            case .hcl: try export.terraform(request.integrations, TerraformExport.Options())
            }
        return ([written.summary] + written.notes).joined(separator: "; ")
    }
}
