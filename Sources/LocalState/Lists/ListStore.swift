package import OnCall

/// The last known list of each server on disk, one file each at `lists/<server>.json` in the state folder, for the user's eyes only.
/// Calls run one after the other on a queue that may wait for the disk.
///
/// The server tells it all again, so a file that can't be read is as good as none, and the last writer wins.
package actor ListStore {
    private static let name = "lists"
    /// Of a file, in bytes. That is some ten thousand integrations.
    static let limit = 64 << 20

    /// The folder that people are told about.
    package nonisolated let folder: String
    private let stateFolder: String
    private let limit: Int
    private nonisolated let disk = DiskQueue("lists")

    /// - Parameters:
    ///   - stateFolder: need not exist; nothing is made before the first list.
    ///   - limit: of a file, in bytes.
    package init(stateFolder: String, limit: Int = ListStore.limit) {
        self.stateFolder = stateFolder
        self.limit = limit
        folder = stateFolder + "/" + ListStore.name
    }

    /// Its own queue: calls wait for the disk, and must not do so on a thread of Swift's pool.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }

    /// Keeps what `server` has, on disk when this returns; secrets of links and addresses are left out.
    /// - Throws: why it can't be kept; what was kept before then still is.
    package func save(_ list: KnownList, server: String) throws(FileProblem) {
        let name = ListStore.file(of: server)
        let bytes = KnownListRecord(list, server: server).bytes
        guard bytes.count <= limit else {
            throw FileProblem(folder + "/" + name, "a list of more than \(limit >> 20) MiB is not kept")
        }
        let inner = try PrivateFolder.create(stateFolder).createFolder(ListStore.name)
        try inner.locked { isAlone throws(FileProblem) in
            if isAlone { inner.removeTemporaryFiles() }
            try inner.replace(name, with: bytes)
        }
    }

    /// What `server` was last known to have; nil where nothing is kept, or nothing that can be read.
    package func load(server: String) -> KnownList? {
        // A list that is lost is no reason to bother anybody: the server is being asked.
        guard let inner = try? PrivateFolder.open(stateFolder)?.folder(ListStore.name),
            let bytes = try? inner.read(ListStore.file(of: server), limit: limit),
            let record = KnownListRecord(bytes: bytes)
        else { return nil }
        // Two servers may share the name of a file.
        return record.server == server ? record.list : nil
    }

    private static func file(of server: String) -> String { FileName.hash(server) + ".json" }
}
