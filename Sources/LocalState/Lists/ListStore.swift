package import OnCall

/// The list cache: the last list read from each server, one file each at `lists/<server>.json` in the state folder, readable by
/// the user only. Calls run one after the other on a queue that may block.
///
/// The server has all of it, so an unreadable file is ignored, and the last writer wins.
package actor ListStore {
    static let name = "lists"
    /// The maximum file size, in bytes: some ten thousand integrations.
    static let limit = 64 << 20

    /// The folder, for messages.
    package nonisolated let folder: String
    private let stateFolder: String
    private let limit: Int
    private nonisolated let disk = DiskQueue("lists")

    /// - Parameters:
    ///   - stateFolder: created with the first list.
    ///   - limit: the maximum file size, in bytes.
    package init(stateFolder: String, limit: Int = ListStore.limit) {
        self.stateFolder = stateFolder
        self.limit = limit
        folder = stateFolder + "/" + ListStore.name
    }

    /// A queue of its own: calls block on the disk, and must not block a thread of Swift's pool.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }

    /// Writes a server's list to disk before returning; secrets of links and addresses are left out.
    /// - Throws: why it can't be saved; the previous list is kept.
    package func save(_ list: CachedList, server: String) throws(FileProblem) {
        let name = ListStore.file(of: server)
        let record = CachedListRecord(list, server: server)
        let inner = try PrivateFolder.create(stateFolder).createFolder(ListStore.name)
        try inner.locked { isAlone throws(FileProblem) in
            if isAlone { inner.removeTemporaryFiles() }
            try inner.replace(name) { write throws(FileProblem) in
                var size = 0
                try record.write { bytes throws(FileProblem) in
                    size += bytes.count
                    guard size <= limit else {
                        throw FileProblem(folder + "/" + name, "a list of more than \(limit >> 20) MiB is not cached")
                    }
                    try write(bytes)
                }
            }
        }
    }

    /// The cached list of a server; nil if there is none, or it can't be read.
    /// - Throws: that the file was renamed, because an earlier version has overwritten names and ids in it.
    package func load(server: String) throws(FileProblem) -> CachedList? {
        // A lost cache is not worth an error: the server is asked anyway.
        guard let inner = try? PrivateFolder.open(stateFolder)?.folder(ListStore.name),
            let bytes = try? inner.read(ListStore.file(of: server), limit: limit)
        else { return nil }
        do throws(CachedListRecord.Problem) {
            let record = try CachedListRecord(bytes: bytes)
            // Two servers may have the same hash.
            return record.server == server ? record.list : nil
        } catch {
            guard error == .overwritten else { return nil }
            throw ListStore.setAside(ListStore.file(of: server), in: inner)
        }
    }

    /// Renames a list that an earlier version has overwritten.
    /// - Returns: what to report.
    private static func setAside(_ name: String, in folder: borrowing PrivateFolder) -> FileProblem {
        let reason =
            "bullets have replaced names or ids in the cached list; it is not used, and read again from the server"
        let names = [name + ".damaged"] + (1...999).map { "\(name)~\($0).damaged" }
        guard let kept = try? folder.link(name, toFirstFreeOf: names), (try? folder.remove(name)) != nil else {
            return FileProblem(folder.path(of: name), reason)
        }
        return FileProblem(folder.path(of: kept), reason)
    }

    private static func file(of server: String) -> String { FileName.hash(server) + ".json" }
}
