// Module LocalState
//
// The files of the state folder: drafts, journal, cached lists, chosen payloads.
//
// Used by Commands and the executable.
// Must not know the console. It stores values of OnCall, and decides nothing.

package import OnCall

/// Drafts on disk: one file each, at `drafts/<server>/<integration>/<field>.json` in the state folder, readable by the user only.
/// If several consoles edit a field, the file has the text that was written last, and each other console has one file beside it,
/// `<field>~<console>.json`. Calls run one after the other on a queue that may block.
package actor DraftStore {
    /// The result of a write.
    package enum Outcome: Hashable, Sendable {
        case done
        /// Another console has a different text, which is now at `path`. Returned once for each console and field.
        case conflict(path: String)
        /// A later call for the same draft was already carried out.
        case superseded
    }

    /// What is known of a draft's file.
    struct FileState {
        /// The stamp last read or written by this console.
        var stamp: String?
        /// The highest order carried out.
        var order = Int.min
        /// The consoles whose conflicting text was reported.
        var reported: Set<String> = []
    }

    /// The folder, for messages.
    package nonisolated let folder: String
    /// Shows other consoles that this one is running.
    package nonisolated let mark: ConsoleMark
    let stateFolder: String
    let lockTimeout: Duration
    private nonisolated let disk = DiskQueue("drafts")
    /// What this console has read and written. All calls run on `disk`, so two calls for one draft never overlap.
    var fileStates: [Draft.Key: FileState] = [:]

    static let folderName = "drafts"
    static let limit = 16 << 20

    /// - Parameter stateFolder: created with the first draft.
    package init(stateFolder: String) { self.init(stateFolder: stateFolder, lockTimeout: PrivateFolder.lockTimeout) }

    /// - Parameter lockTimeout: how long to wait for another console's lock.
    init(stateFolder: String, lockTimeout: Duration) {
        self.stateFolder = stateFolder
        folder = stateFolder + "/" + DraftStore.folderName
        mark = ConsoleMark(stateFolder: stateFolder)
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
            mark.show()
            let inner = try createFolder(of: draft.key)
            return try inner.locked(lockTimeout: lockTimeout) { isAlone throws(FileProblem) in
                if isAlone { inner.removeTemporaryFiles() }
                let names = DraftFileNames(draft.key.field)
                var outcome = Outcome.done
                switch read(names.main, in: inner) {
                case .missing: break
                case .record(let other): outcome = try giveWay(of: other, to: draft, names, in: inner, &fileState)
                case .problem(let problem): try setAside(names.main, in: inner, because: problem)
                }
                let record = DraftRecord(draft, console: mark.id)
                try inner.replace(names.main, with: record.bytes)
                fileState.stamp = record.stamp
                // Where another console has put an earlier text of this one.
                try? inner.remove(names.aside(of: mark.id))
                return outcome
            }
        }
    }

    /// Keeps the draft in the file if it may be the only copy of another console's text: that console is running, or this one has
    /// not read it.
    private func giveWay(
        of other: DraftRecord, to draft: Draft, _ names: DraftFileNames, in inner: borrowing PrivateFolder,
        _ fileState: inout FileState
    ) throws(FileProblem) -> Outcome {
        guard other.console != mark.id else { return .done }
        let isSame = other.draft.hasSameText(as: draft)
        let isInUse = isInUse(other)
        guard isInUse || other.stamp != fileState.stamp && !isSame else { return .done }
        let kept: String
        if let console = other.console {
            // In place of an earlier text of the same console.
            kept = names.aside(of: console)
            try inner.link(names.main, over: kept)
        } else if let free = try inner.link(names.main, toFirstFreeOf: names.free) {
            kept = free
        } else {
            return .done
        }
        guard !isSame, fileState.reported.insert(other.console ?? other.stamp).inserted else { return .done }
        return .conflict(path: inner.path(of: kept))
    }

    /// Deletes a draft from disk. One that this console has not read, that another console has changed since, or that a running
    /// console has written, is kept.
    /// - Parameter order: as in `save`.
    /// - Throws: why it can't be removed.
    @discardableResult
    package func remove(_ key: Draft.Key, order: Int) throws(FileProblem) -> Outcome {
        try perform(order, for: key) { fileState throws(FileProblem) in
            guard let inner = try openFolder(of: key) else { return .done }
            let names = DraftFileNames(key.field)
            return try inner.locked(lockTimeout: lockTimeout) { _ throws(FileProblem) in
                try inner.remove(names.aside(of: mark.id))
                switch read(names.main, in: inner) {
                case .missing: return .done
                case .record(let record)
                where record.console == mark.id || record.stamp == fileState.stamp && !isInUse(record):
                    try inner.remove(names.main)
                    fileState.stamp = nil
                    return .done
                case .record, .problem: return .conflict(path: inner.path(of: names.main))
                }
            }
        }
    }

    /// Deletes a conflicting draft that no running console has written. One that is gone already is no problem.
    /// - Throws: why it can't be removed.
    package func remove(_ kept: ConflictingDraft) throws(FileProblem) {
        guard let inner = try openFolder(of: kept.draft.key) else { return }
        let name = String(
            kept.path[(kept.path.lastIndex(of: "/").map(kept.path.index(after:)) ?? kept.path.startIndex)...])
        try inner.locked(lockTimeout: lockTimeout) { _ throws(FileProblem) in
            let content = read(name, in: inner)
            if case .missing = content { return }
            guard case .record(let record) = content, record.draft == kept.draft else {
                throw FileProblem(kept.path, "has changed; it is kept")
            }
            guard !isInUse(record) else { throw FileProblem(kept.path, "belongs to a console that is running") }
            try inner.remove(name)
        }
    }

    /// Whether another console that is running has written it.
    func isInUse(_ record: DraftRecord) -> Bool {
        record.console.map { $0 != mark.id && mark.isRunning($0) } ?? false
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

    func openFolder(of key: Draft.Key) throws(FileProblem) -> PrivateFolder? {
        guard let root = try PrivateFolder.open(stateFolder)?.folder(DraftStore.folderName),
            let server = try root.folder(FileName.hash(key.server))
        else { return nil }
        return try server.folder(FileName.of(key.integration.rawValue))
    }

    func createFolder(of key: Draft.Key) throws(FileProblem) -> PrivateFolder {
        try PrivateFolder.create(stateFolder).createFolder(DraftStore.folderName)
            .createFolder(FileName.hash(key.server))
            .createFolder(FileName.of(key.integration.rawValue))
    }
}

extension Draft {
    /// Whether both would write the same to the server.
    func hasSameText(as other: Draft) -> Bool { value == other.value && base == other.base }
}
