package import OnCall

/// The journal on disk: the writes that this user's consoles have sent, one file per server at `journal/<server>.jsonl` in the
/// state folder, readable by the user only. Lines are only appended, each with one write; an entry and its outcome are two lines.
/// Calls run one after the other on a queue that may block.
package actor JournalStore {
    /// The folder, for messages.
    package nonisolated let folder: String
    private let stateFolder: String
    private nonisolated let disk = DiskQueue("journal")
    /// In bytes: a file that exceeds this is cut to its newer half.
    private let maxBytes: Int

    private static let folderName = "journal"
    /// Only the newest entries are read.
    private static let maxEntries = 2000
    /// In bytes; a larger file is not read.
    private static let limit = 64 << 20

    /// - Parameters:
    ///   - stateFolder: created with the first entry.
    ///   - maxBytes: the file size in bytes from which the older half is dropped.
    package init(stateFolder: String, maxBytes: Int = 8 << 20) {
        self.stateFolder = stateFolder
        folder = stateFolder + "/" + JournalStore.folderName
        self.maxBytes = maxBytes
    }

    /// A queue of its own: calls block on the disk, and must not block a thread of Swift's pool.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }

    /// Writes an entry to disk before returning.
    /// - Throws: why it can't be written.
    package func append(_ entry: JournalEntry) throws(FileProblem) {
        try append(JournalRecord.entry(entry).bytes, server: entry.server)
    }

    /// Writes the outcome of an entry to disk.
    /// - Throws: why it can't be written.
    package func append(_ outcome: JournalOutcome, server: String) throws(FileProblem) {
        try append(JournalRecord.outcome(outcome).bytes, server: server)
    }

    private static func name(of server: String) -> String { FileName.hash(server) + ".jsonl" }

    private func append(_ line: [UInt8], server: String) throws(FileProblem) {
        let folder = try PrivateFolder.create(stateFolder).createFolder(JournalStore.folderName)
        let name = JournalStore.name(of: server)
        try folder.locked { isAlone throws(FileProblem) in
            let size = try folder.append(name, line: line)
            // The line is on disk, which is what a request waits for. A file that can't be shortened stays readable, and the next
            // line tries again.
            if isAlone, size > maxBytes { try? shorten(name, in: folder) }
        }
    }

    /// Drops the older half. An outcome whose entry is gone is ignored when reading.
    private func shorten(_ name: String, in folder: borrowing PrivateFolder) throws(FileProblem) {
        guard let bytes = try folder.read(name, limit: JournalStore.limit) else { return }
        let newer = bytes.suffix(maxBytes / 2)
        guard let end = newer.firstIndex(of: UInt8(ascii: "\n")) else { return }
        try folder.replace(name, with: Array(newer[(end + 1)...]))
    }

    // MARK: Reading

    /// The journal of a server: the newest entries, oldest first, and what could not be read.
    package func load(server: String) -> (entries: [JournalEntry], problems: [String]) {
        let name = JournalStore.name(of: server)
        let bytes: [UInt8]
        let path: String
        do throws(FileProblem) {
            guard let folder = try PrivateFolder.open(stateFolder)?.folder(JournalStore.folderName),
                let found = try folder.read(name, limit: JournalStore.limit)
            else { return ([], []) }
            bytes = found
            path = folder.path(of: name)
        } catch {
            return ([], ["\(error)"])
        }
        var journal = Reading()
        for line in bytes.split(separator: UInt8(ascii: "\n")) { journal.take(line, server: server) }
        let problems = journal.problem.map { problem in
            let count = journal.damaged == 1 ? "1 line" : "\(journal.damaged) lines"
            return ["\(path): \(count) of the journal can't be read (\(problem)); the rest was read"]
        }
        return (journal.entries.suffix(JournalStore.maxEntries), problems ?? [])
    }

    /// The state of reading a journal line by line.
    private struct Reading {
        var entries: [JournalEntry] = []
        var damaged = 0
        var problem: String?
        private var indices: [String: Int] = [:]

        mutating func take(_ line: some Sequence<UInt8>, server: String) {
            do throws(JournalRecord.Problem) {
                switch try JournalRecord(bytes: line) {
                case .entry(let entry) where entry.server == server:
                    indices[entry.id] = entries.count
                    entries.append(entry)
                case .outcome(let outcome):
                    guard let index = indices[outcome.id] else { return }
                    entries[index].outcome = outcome.outcome
                    if let integration = outcome.integration { entries[index].integration = integration }
                case .entry: break
                }
            } catch {
                damaged += 1
                problem = problem ?? error.message
            }
        }
    }
}
