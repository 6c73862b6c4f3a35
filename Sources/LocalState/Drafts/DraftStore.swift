// Module LocalState
//
// The files of the state folder: drafts, journal, cached lists, chosen payloads.
//
// Used by Commands and the executable.
// Must not know the console. It stores values of OnCall, and decides nothing.

package import OnCall

/// Drafts on disk: one file each, at `drafts/<server>/<integration>/<field>.json` in the state folder, readable by the user only.
/// A draft that another console has written since this one last read it is not overwritten, but moved to `<field>~1.json`. Calls
/// run one after the other on a queue that may block.
package actor DraftStore {
    /// The result of a write.
    package enum Outcome: Hashable, Sendable {
        case done
        /// Another console had changed the draft. `save` has moved that draft to `path`; `remove` has left it there.
        case conflict(path: String)
        /// A later call for the same draft was already carried out.
        case superseded
    }

    /// What is known of a draft's file.
    private struct FileState {
        /// The stamp last read or written by this console.
        var stamp: String?
        /// The highest order carried out.
        var order = Int.min
    }

    /// The folder, for messages.
    package nonisolated let folder: String
    private let lockTimeout: Duration
    private nonisolated let disk = DiskQueue("drafts")
    /// What this console has read and written. All calls run on `disk`, so two calls for one draft never overlap.
    private var fileStates: [Draft.Key: FileState] = [:]

    private static let limit = 16 << 20

    /// - Parameter stateFolder: created with the first draft.
    package init(stateFolder: String) { self.init(stateFolder: stateFolder, lockTimeout: PrivateFolder.lockTimeout) }

    /// - Parameter lockTimeout: how long to wait for another console's lock.
    init(stateFolder: String, lockTimeout: Duration) {
        folder = stateFolder + "/drafts"
        self.lockTimeout = lockTimeout
    }

    /// A queue of its own: calls block on the disk, and must not block a thread of Swift's pool.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }

    /// Writes a draft to disk before returning.
    /// - Parameter order: of two calls for one draft the one with the higher order wins, in whatever sequence they arrive.
    /// - Throws: why it can't be saved; the previous draft is kept, and the call can be repeated with the same order.
    @discardableResult
    package func save(_ draft: Draft, order: Int) throws(FileProblem) -> Outcome {
        try perform(order, for: draft.key) { fileState throws(FileProblem) in
            let inner = try createFolder(of: draft.key)
            let name = FileName.of(draft.key.field.path)
            return try inner.locked(lockTimeout: lockTimeout) { isAlone throws(FileProblem) in
                if isAlone { inner.removeTemporaryFiles() }
                var outcome = Outcome.done
                switch read(name + ".json", in: inner) {
                case .missing: break
                case .record(let other):
                    guard other.stamp != fileState.stamp, !other.draft.hasSameText(as: draft) else { break }
                    let names = (1...999).lazy.map { "\(name)~\($0).json" }
                    if let kept = try inner.link(name + ".json", toFirstFreeOf: names) {
                        outcome = .conflict(path: inner.path(of: kept))
                    }
                case .problem(let problem):
                    try setAside(name + ".json", in: inner, because: problem)
                }
                let record = DraftRecord(draft)
                try inner.replace(name + ".json", with: record.bytes)
                fileState.stamp = record.stamp
                return outcome
            }
        }
    }

    /// Deletes a draft from disk. One that this console has not read, or that another console has changed since, is kept.
    /// - Parameter order: as in `save`.
    /// - Throws: why it can't be removed.
    @discardableResult
    package func remove(_ key: Draft.Key, order: Int) throws(FileProblem) -> Outcome {
        try perform(order, for: key) { fileState throws(FileProblem) in
            guard let inner = try openFolder(of: key) else { return .done }
            let name = FileName.of(key.field.path) + ".json"
            return try inner.locked(lockTimeout: lockTimeout) { _ throws(FileProblem) in
                switch read(name, in: inner) {
                case .missing: return .done
                case .record(let record) where record.stamp == fileState.stamp:
                    try inner.remove(name)
                    fileState.stamp = nil
                    return .done
                case .record, .problem: return .conflict(path: inner.path(of: name))
                }
            }
        }
    }

    /// The drafts of one server.
    package func load(server: String) -> DraftInventory {
        inventory {
            $0 == FileName.hash(server)
        } keep: {
            $0.key.server == server
        }
    }

    /// The drafts of all servers.
    package func loadAll() -> DraftInventory {
        inventory { _ in
            true
        } keep: { _ in
            true
        }
    }

    private func perform(
        _ order: Int, for key: Draft.Key, work: (inout FileState) throws(FileProblem) -> Outcome
    ) throws(FileProblem) -> Outcome {
        var fileState = fileStates[key] ?? FileState()
        guard order > fileState.order else { return .superseded }
        let outcome = try work(&fileState)
        fileState.order = order
        fileStates[key] = fileState
        return outcome
    }

    private func openFolder(of key: Draft.Key) throws(FileProblem) -> PrivateFolder? {
        guard let server = try PrivateFolder.open(folder)?.folder(FileName.hash(key.server)) else { return nil }
        return try server.folder(FileName.of(key.integration.rawValue))
    }

    private func createFolder(of key: Draft.Key) throws(FileProblem) -> PrivateFolder {
        try PrivateFolder.create(folder).createFolder(FileName.hash(key.server))
            .createFolder(FileName.of(key.integration.rawValue))
    }
}

// MARK: - Reading

extension DraftStore {
    private enum Content {
        case missing
        case record(DraftRecord)
        case problem(Problem)

        struct Problem {
            let error: FileProblem
            let isDamage: Bool
        }
    }

    private func read(_ name: String, in folder: borrowing PrivateFolder) -> Content {
        let bytes: [UInt8]
        do throws(FileProblem) {
            guard let found = try folder.read(name, limit: DraftStore.limit) else { return .missing }
            bytes = found
        } catch {
            return .problem(Content.Problem(error: error, isDamage: false))
        }
        do throws(DraftRecord.Problem) {
            return .record(try DraftRecord(bytes: bytes))
        } catch {
            let fileProblem = FileProblem(folder.path(of: name), error.message)
            return .problem(Content.Problem(error: fileProblem, isDamage: error != .newer))
        }
    }

    /// Renames a file that can't be read, as the user may still need it.
    /// - Returns: the problem to report.
    @discardableResult
    private func setAside(
        _ name: String, in folder: borrowing PrivateFolder, because problem: Content.Problem
    ) throws(FileProblem) -> FileProblem {
        let names = [name + ".damaged"] + (1...999).map { "\(name)~\($0).damaged" }
        guard let kept = try folder.link(name, toFirstFreeOf: names) else { return problem.error }
        try folder.remove(name)
        return FileProblem(folder.path(of: kept), problem.error.reason)
    }

    private func inventory(servers: (String) -> Bool, keep: (Draft) -> Bool) -> DraftInventory {
        var inventory = DraftInventory()
        do throws(FileProblem) {
            guard let root = try PrivateFolder.open(folder) else { return inventory }
            for name in root.names where servers(name) {
                guard let server = try root.folder(name) else { continue }
                for name in server.names {
                    guard let integration = try server.folder(name) else { continue }
                    read(integration, to: &inventory, keep: keep)
                }
            }
        } catch {
            inventory.problems.append(error)
        }
        inventory.drafts.sort { ($0.changedAt, $0.key.field.path) < ($1.changedAt, $1.key.field.path) }
        return inventory
    }

    private func read(
        _ folder: borrowing PrivateFolder, to inventory: inout DraftInventory, keep: (Draft) -> Bool
    ) {
        for name in folder.names where name.hasSuffix(".json") && !name.hasPrefix(".") {
            switch read(name, in: folder) {
            case .missing: break
            case .problem(let problem):
                let reported = try? problem.isDamage ? setAside(name, in: folder, because: problem) : problem.error
                inventory.problems.append(reported ?? problem.error)
            case .record(let record) where !keep(record.draft): break
            case .record(let record):
                // A name with a tilde is that of a draft moved aside: `FileName` makes none.
                if name == FileName.of(record.draft.key.field.path) + ".json" {
                    inventory.drafts.append(record.draft)
                    // A draft read before may be in use: only a save may find out that it has changed.
                    if fileStates[record.draft.key] == nil {
                        fileStates[record.draft.key] = FileState(stamp: record.stamp)
                    }
                } else {
                    inventory.kept.append(ConflictingDraft(path: folder.path(of: name), draft: record.draft))
                }
            }
        }
    }
}

extension Draft {
    /// Whether both would write the same to the server.
    fileprivate func hasSameText(as other: Draft) -> Bool { value == other.value && base == other.base }
}
