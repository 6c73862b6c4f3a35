package import OnCall

/// The payload that the user has chosen for an integration, on disk: one file each, at
/// `payloads/<server>/<integration>.json` in the state folder, for the user's eyes only. All calls wait for the disk.
///
/// A choice is soon made again, so a file that can't be read is as good as none, and the last writer wins.
package final class PayloadStore: Sendable {
    private static let name = "payloads"
    /// Of a file, in bytes.
    static let limit = 4 << 20

    /// The folder that people are told about.
    package let folder: String
    private let stateFolder: String

    /// - Parameter stateFolder: need not exist; nothing is made before the first choice.
    package init(stateFolder: String) {
        self.stateFolder = stateFolder
        folder = stateFolder + "/" + PayloadStore.name
    }

    /// Remembers `chosen`, on disk when this returns; nil forgets.
    /// - Throws: why it can't be remembered; what was remembered before then still is.
    package func save(
        _ chosen: ChosenPayload?, server: String, integration: IntegrationID
    ) throws(FileProblem) {
        let name = PayloadStore.file(of: integration)
        guard let inner = try open(server, isCreating: chosen != nil) else { return }
        guard let chosen else { return try inner.remove(name) }
        let bytes = ChosenPayloadRecord(chosen, server: server, integration: integration).bytes
        guard bytes.count <= PayloadStore.limit else {
            throw FileProblem(inner.place(name), "a payload of more than 4 MiB is not remembered")
        }
        try inner.locked { isAlone throws(FileProblem) in
            if isAlone { inner.removeTemporaryFiles() }
            try inner.replace(name, with: bytes)
        }
    }

    /// What is remembered; nil where there is nothing, or nothing that can be read.
    package func load(server: String, integration: IntegrationID) -> ChosenPayload? {
        // A choice that is lost is no reason to bother anybody.
        guard let inner = try? open(server, isCreating: false),
            let bytes = try? inner.read(PayloadStore.file(of: integration), limit: PayloadStore.limit),
            let record = ChosenPayloadRecord(bytes: bytes)
        else { return nil }
        // Two servers may share the name of a folder.
        return record.server == server && record.integration == integration ? record.chosen : nil
    }

    private static func file(of integration: IntegrationID) -> String { FileName.of(integration.rawValue) + ".json" }

    private func open(_ server: String, isCreating: Bool) throws(FileProblem) -> PrivateFolder? {
        guard let state = try PrivateFolder.open(stateFolder, isCreating: isCreating),
            let root = try state.folder(PayloadStore.name, isCreating: isCreating)
        else { return nil }
        return try root.folder(FileName.hash(server), isCreating: isCreating)
    }
}
