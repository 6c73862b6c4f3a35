package import OnCall

/// The journal on disk: what this user's consoles have sent to a server, one file a server at `journal/<server>.jsonl` in the state
/// folder, for the user's eyes only. Lines are only ever put at the end, each by one write; an entry and what came of it are two lines.
/// Calls run one after the other on a queue that may wait for the disk.
package actor JournalStore {
    /// The folder that people are told about.
    package nonisolated let folder: String
    private let stateFolder: String
    private nonisolated let disk = DiskQueue("journal")
    /// In bytes: from this size on the older half of the file is left out.
    private let longest: Int

    private static let folderName = "journal"
    /// How many entries are read, the newest.
    private static let mostEntries = 2000
    /// What is read at most: a file that another program made larger is none of ours.
    private static let limit = 64 << 20

    /// - Parameters:
    ///   - stateFolder: need not exist; nothing is made before the first entry.
    ///   - longest: from how many bytes on the older half of the file is left out.
    package init(stateFolder: String, longest: Int = 8 << 20) {
        self.stateFolder = stateFolder
        folder = stateFolder + "/" + JournalStore.folderName
        self.longest = longest
    }

    /// Its own queue: calls wait for the disk, and must not do so on a thread of Swift's pool.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }

    /// Puts an entry on disk; it is there when this returns.
    /// - Throws: why it is not.
    package func append(_ entry: JournalEntry) throws(FileProblem) {
        try append(JournalRecord.entry(entry).bytes, server: entry.server)
    }

    /// Puts on disk what came of an entry.
    /// - Throws: why it is not there.
    package func append(_ outcome: JournalOutcome, server: String) throws(FileProblem) {
        try append(JournalRecord.outcome(outcome).bytes, server: server)
    }

    private static func name(of server: String) -> String { FileName.hash(server) + ".jsonl" }

    private func append(_ line: [UInt8], server: String) throws(FileProblem) {
        let folder = try PrivateFolder.create(stateFolder).createFolder(JournalStore.folderName)
        let name = JournalStore.name(of: server)
        try folder.locked { isAlone throws(FileProblem) in
            let size = try folder.append(name, line: line)
            // The line is on disk, and that is what a request waits for. A file that can't be shortened is read all the
            // same, and the next line tries again.
            if isAlone, size > longest { try? shorten(name, in: folder) }
        }
    }

    /// Leaves out the older half. An outcome whose entry is gone says nothing, and is passed over when it is read.
    private func shorten(_ name: String, in folder: borrowing PrivateFolder) throws(FileProblem) {
        guard let bytes = try folder.read(name, limit: JournalStore.limit) else { return }
        let newer = bytes.suffix(longest / 2)
        guard let end = newer.firstIndex(of: UInt8(ascii: "\n")) else { return }
        try folder.replace(name, with: Array(newer[(end + 1)...]))
    }

    // MARK: Reading

    /// What a server's journal says: the newest entries, the oldest of them first, and what could not be read.
    package func load(server: String) -> (entries: [JournalEntry], problems: [String]) {
        let name = JournalStore.name(of: server)
        let bytes: [UInt8]
        let place: String
        do throws(FileProblem) {
            guard let folder = try PrivateFolder.open(stateFolder)?.folder(JournalStore.folderName),
                let found = try folder.read(name, limit: JournalStore.limit)
            else { return ([], []) }
            bytes = found
            place = folder.place(name)
        } catch {
            return ([], ["\(error)"])
        }
        var journal = Reading()
        for line in bytes.split(separator: UInt8(ascii: "\n")) { journal.take(line, server: server) }
        let problems = journal.problem.map { problem in
            let count = journal.damaged == 1 ? "1 line" : "\(journal.damaged) lines"
            return ["\(place): \(count) of the journal can't be read (\(problem)); the others are"]
        }
        return (journal.entries.suffix(JournalStore.mostEntries), problems ?? [])
    }

    /// A journal as it is read, line by line.
    private struct Reading {
        var entries: [JournalEntry] = []
        var damaged = 0
        var problem: String?
        private var places: [String: Int] = [:]

        mutating func take(_ line: some Sequence<UInt8>, server: String) {
            do throws(JournalRecord.Problem) {
                switch try JournalRecord(bytes: line) {
                case .entry(let entry) where entry.server == server:
                    places[entry.id] = entries.count
                    entries.append(entry)
                case .outcome(let outcome):
                    guard let place = places[outcome.id] else { return }
                    entries[place].outcome = outcome.outcome
                    if let integration = outcome.integration { entries[place].integration = integration }
                case .entry: break
                }
            } catch {
                damaged += 1
                problem = problem ?? error.words
            }
        }
    }
}
