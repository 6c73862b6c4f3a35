package import OnCall

/// The payloads chosen by the user on disk: one file per integration, at `payloads/<server>/<integration>.json` in the state
/// folder, readable by the user only. Calls run one after the other on a queue that may block.
///
/// A choice is easily repeated, so an unreadable file is ignored, and the last writer wins.
package actor PayloadStore {
    private static let name = "payloads"
    /// The maximum file size, in bytes.
    static let limit = 4 << 20

    /// The folder, for messages.
    package nonisolated let folder: String
    private let stateFolder: String
    private nonisolated let disk = DiskQueue("payloads")

    /// - Parameter stateFolder: created with the first choice.
    package init(stateFolder: String) {
        self.stateFolder = stateFolder
        folder = stateFolder + "/" + PayloadStore.name
    }

    /// A queue of its own: calls block on the disk, and must not block a thread of Swift's pool.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }

    /// Writes the choice to disk before returning; nil removes it.
    /// - Throws: why it can't be saved; the previous choice is kept.
    package func save(
        _ chosen: ChosenPayload?, server: String, integration: IntegrationID
    ) throws(FileProblem) {
        let name = PayloadStore.file(of: integration)
        guard let chosen else {
            try open(server)?.remove(name)
            return
        }
        let inner = try PrivateFolder.create(stateFolder).createFolder(PayloadStore.name)
            .createFolder(FileName.hash(server))
        let bytes = ChosenPayloadRecord(chosen, server: server, integration: integration).bytes
        guard bytes.count <= PayloadStore.limit else {
            throw FileProblem(inner.path(of: name), "a payload of more than 4 MiB is not saved")
        }
        try inner.locked { isAlone throws(FileProblem) in
            if isAlone { inner.removeTemporaryFiles() }
            try inner.replace(name, with: bytes)
        }
    }

    /// The choice; nil if there is none, or it can't be read.
    package func load(server: String, integration: IntegrationID) -> ChosenPayload? {
        // A lost choice is not worth an error.
        guard let inner = try? open(server),
            let bytes = try? inner.read(PayloadStore.file(of: integration), limit: PayloadStore.limit),
            let record = ChosenPayloadRecord(bytes: bytes)
        else { return nil }
        // Two servers may have the same hash.
        return record.server == server && record.integration == integration ? record.chosen : nil
    }

    private static func file(of integration: IntegrationID) -> String { FileName.of(integration.rawValue) + ".json" }

    private func open(_ server: String) throws(FileProblem) -> PrivateFolder? {
        try PrivateFolder.open(stateFolder)?.folder(PayloadStore.name)?.folder(FileName.hash(server))
    }
}
