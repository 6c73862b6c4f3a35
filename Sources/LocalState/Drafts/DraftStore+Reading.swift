package import OnCall

extension DraftStore {
    enum Content {
        case missing
        case record(DraftRecord)
        case problem(Problem)

        struct Problem {
            let error: FileProblem
            let isDamage: Bool
        }
    }

    /// The drafts of one server. Texts that an external editor has left behind become drafts first, and so do texts of consoles that
    /// have ended, unless there is a newer one.
    package func load(server: String) -> DraftInventory {
        let (recovered, problems) = recoverEditorFiles()
        let hash = FileName.hash(server)
        var inventory = inventory(tidies: true) {
            $0 == hash
        } keep: {
            $0.key.server == server
        }
        inventory.recovered = recovered
        inventory.problems += problems
        return inventory
    }

    /// The drafts of all servers.
    package func loadAll() -> DraftInventory {
        inventory(tidies: false) { _ in
            true
        } keep: { _ in
            true
        }
    }

    /// Where another console's different text for a draft is now; nil if there is none.
    /// - Throws: why the folder can't be read.
    package func conflict(of key: Draft.Key) throws(FileProblem) -> String? {
        guard let inner = try openFolder(of: key) else { return nil }
        let names = DraftFileNames(key.field)
        var own: Draft?
        var others: [(path: String, draft: Draft)] = []
        for name in inner.names where names.areOfField(name) {
            guard case .record(let record) = read(name, in: inner) else { continue }
            if record.console == mark.id {
                own = record.draft
            } else if name != names.main || isInUse(record) || record.stamp != fileStates[key]?.stamp {
                others.append((inner.path(of: name), record.draft))
            }
        }
        return others.first { other in !(own.map { other.draft.hasSameText(as: $0) } ?? false) }?.path
    }

    func read(_ name: String, in folder: borrowing PrivateFolder) -> Content {
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
    func setAside(
        _ name: String, in folder: borrowing PrivateFolder, because problem: Content.Problem
    ) throws(FileProblem) -> FileProblem {
        let names = [name + ".damaged"] + (1...999).map { "\(name)~\($0).damaged" }
        guard let kept = try folder.link(name, toFirstFreeOf: names) else { return problem.error }
        try folder.remove(name)
        return FileProblem(folder.path(of: kept), problem.error.reason)
    }

    private func inventory(
        tidies: Bool, servers: (String) -> Bool, keep: (Draft) -> Bool
    ) -> DraftInventory {
        var inventory = DraftInventory()
        do throws(FileProblem) {
            if let root = try PrivateFolder.open(stateFolder)?.folder(DraftStore.folderName) {
                for name in root.names where servers(name) {
                    readServer(name, in: root, to: &inventory, tidies: tidies, keep: keep)
                }
            }
        } catch {
            inventory.problems.append(error)
        }
        inventory.drafts.sort { ($0.changedAt, $0.key.field.path) < ($1.changedAt, $1.key.field.path) }
        return inventory
    }

    private func readServer(
        _ name: String, in root: borrowing PrivateFolder, to inventory: inout DraftInventory, tidies: Bool,
        keep: (Draft) -> Bool
    ) {
        do throws(FileProblem) {
            guard let server = try root.folder(name) else { return }
            for name in server.names {
                // One folder that can't be read does not hide the others.
                do throws(FileProblem) {
                    guard let integration = try server.folder(name) else { continue }
                    if tidies { try tidy(integration, keep: keep) }
                    read(integration, to: &inventory, keep: keep)
                } catch {
                    inventory.problems.append(error)
                }
            }
        } catch {
            inventory.problems.append(error)
        }
    }

    private func read(
        _ folder: borrowing PrivateFolder, to inventory: inout DraftInventory, keep: (Draft) -> Bool
    ) {
        let files = folder.names.filter(DraftFileNames.isDraft)
        for name in files {
            switch read(name, in: folder) {
            case .missing: break
            case .problem(let problem):
                let reported = try? problem.isDamage ? setAside(name, in: folder, because: problem) : problem.error
                inventory.problems.append(reported ?? problem.error)
            case .record(let record) where !keep(record.draft): break
            case .record(let record):
                let names = DraftFileNames(record.draft.key.field)
                func kept() -> ConflictingDraft {
                    ConflictingDraft(path: folder.path(of: name), draft: record.draft, isInUse: isInUse(record))
                }
                if name == names.main {
                    inventory.drafts.append(record.draft)
                    // A draft read before may be in use: only a save may find out that it has changed.
                    if fileStates[record.draft.key] == nil {
                        fileStates[record.draft.key] = FileState(stamp: record.stamp)
                    }
                    // Then the text of this console is the file beside it.
                    if files.contains(names.aside(of: mark.id)) { inventory.kept.append(kept()) }
                } else if record.console != mark.id {
                    inventory.kept.append(kept())
                }
            }
        }
    }

    /// Removes files that consoles have left beside a draft if their text is elsewhere, and makes the newest other one the draft if
    /// there is none.
    private func tidy(_ folder: borrowing PrivateFolder, keep: (Draft) -> Bool) throws(FileProblem) {
        // The name of the file of a draft has no tilde.
        guard folder.names.contains(where: { $0.contains("~") && DraftFileNames.isDraft($0) }) else { return }
        try folder.locked(lockTimeout: lockTimeout) { isAlone throws(FileProblem) in
            guard isAlone else { return }
            var asides: [(name: String, record: DraftRecord)] = []
            for name in folder.names where DraftFileNames.isDraft(name) {
                guard case .record(let record) = read(name, in: folder), keep(record.draft),
                    name != DraftFileNames(record.draft.key.field).main, !isInUse(record)
                else { continue }
                asides.append((name, record))
            }
            for (name, record) in asides.sorted(by: { $0.record.draft.changedAt > $1.record.draft.changedAt }) {
                let main = DraftFileNames(record.draft.key.field).main
                switch read(main, in: folder) {
                case .missing: try folder.link(name, over: main)
                // A console removes the file of its earlier text after it has written the next one.
                case .record(let other)
                where other.draft.hasSameText(as: record.draft)
                    || other.console != nil && other.console == record.console:
                    break
                case .record, .problem: continue
                }
                try folder.remove(name)
            }
        }
    }
}
