package import OnCall

/// The payload that the user has chosen for an integration, on disk: one file each, at
/// `payloads/<server>/<integration>.json` in the state folder, for the user's eyes only. Calls run one after the other on a queue
/// that may wait for the disk.
///
/// A choice is soon made again, so a file that can't be read is as good as none, and the last writer wins.
package actor PayloadStore {
    private static let name = "payloads"
    /// Of a file, in bytes.
    static let limit = 4 << 20

    /// The folder that people are told about.
    package nonisolated let folder: String
    private let stateFolder: String
    private nonisolated let disk = DiskQueue("payloads")

    /// - Parameter stateFolder: need not exist; nothing is made before the first choice.
    package init(stateFolder: String) {
        self.stateFolder = stateFolder
        folder = stateFolder + "/" + PayloadStore.name
    }

    /// Its own queue: calls wait for the disk, and must not do so on a thread of Swift's pool.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }

    /// Remembers `chosen`, on disk when this returns; nil forgets.
    /// - Throws: why it can't be remembered; what was remembered before then still is.
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
        guard let inner = try? open(server),
            let bytes = try? inner.read(PayloadStore.file(of: integration), limit: PayloadStore.limit),
            let record = ChosenPayloadRecord(bytes: bytes)
        else { return nil }
        // Two servers may share the name of a folder.
        return record.server == server && record.integration == integration ? record.chosen : nil
    }

    private static func file(of integration: IntegrationID) -> String { FileName.of(integration.rawValue) + ".json" }

    private func open(_ server: String) throws(FileProblem) -> PrivateFolder? {
        try PrivateFolder.open(stateFolder)?.folder(PayloadStore.name)?.folder(FileName.hash(server))
    }
}
