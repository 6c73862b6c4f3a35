package import OnCall
import Synchronization

/// Drafts on disk: one file each, at `drafts/<server>/<integration>/<field>.json` in the state folder, for the user's
/// eyes only. All calls wait for the disk. A draft that another console has written since we last saw it is never
/// written over: it is kept beside the new one, as `<field>~1.json`.
package final class DraftStore: Sendable {
    /// What became of a draft.
    package enum Outcome: Hashable, Sendable {
        case done
        /// Another console had changed the draft meanwhile. A save has moved its draft to `path`; a removal has left it
        /// there.
        case foundAnother(path: String)
        /// A later order for the same draft had been carried out already.
        case outdated
    }

    /// What is known of a draft's file.
    private struct Page {
        /// The stamp that we last read or wrote.
        var stamp: String?
        /// The order that was carried out last.
        var order = Int.min
    }

    /// The folder that people are told about.
    package let folder: String
    // Held while the disk works: two orders for one draft must not overtake each other.
    private let pages = Mutex<[Draft.Key: Page]>([:])

    private static let limit = 16 << 20

    /// - Parameter stateFolder: need not exist; nothing is made before the first draft.
    package init(stateFolder: String) { folder = stateFolder + "/drafts" }

    /// Puts a draft on disk; it is there when this returns.
    /// - Parameter order: of two orders for one draft the one with the higher number holds, in whatever sequence they come.
    @discardableResult
    package func save(_ draft: Draft, order: Int) throws(FileProblem) -> Outcome {
        try carryOut(order, for: draft.key) { page throws(FileProblem) in
            guard let inner = try openFolder(of: draft.key, isCreating: true) else { return .done }
            let name = FileName.of(draft.key.field.path)
            return try inner.locked { isAlone throws(FileProblem) in
                if isAlone { inner.removeTemporaryFiles() }
                var outcome = Outcome.done
                switch read(name + ".json", in: inner) {
                case .nothing: break
                case .record(let other):
                    guard other.stamp != page.stamp, !other.draft.hasSameText(as: draft) else { break }
                    let names = (1...999).lazy.map { "\(name)~\($0).json" }
                    if let kept = try inner.link(name + ".json", toFirstFreeOf: names) {
                        outcome = .foundAnother(path: inner.place(kept))
                    }
                case .problem(let problem):
                    try setAside(name + ".json", in: inner, because: problem)
                }
                let record = DraftRecord(draft)
                try inner.replace(name + ".json", with: record.bytes)
                page.stamp = record.stamp
                return outcome
            }
        }
    }

    /// Takes a draft from disk; one that we have not seen, or that another console has changed since, is left there.
    @discardableResult
    package func remove(_ key: Draft.Key, order: Int) throws(FileProblem) -> Outcome {
        try carryOut(order, for: key) { page throws(FileProblem) in
            guard let inner = try openFolder(of: key, isCreating: false) else { return .done }
            let name = FileName.of(key.field.path) + ".json"
            return try inner.locked { _ throws(FileProblem) in
                switch read(name, in: inner) {
                case .nothing: return .done
                case .record(let record) where record.stamp == page.stamp:
                    try inner.remove(name)
                    page.stamp = nil
                    return .done
                case .record, .problem: return .foundAnother(path: inner.place(name))
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

    private func carryOut(
        _ order: Int, for key: Draft.Key, work: (inout Page) throws(FileProblem) -> Outcome
    ) throws(FileProblem) -> Outcome {
        try pages.withLock { pages throws(FileProblem) in
            var page = pages[key] ?? Page()
            guard order > page.order else { return .outdated }
            let outcome = try work(&page)
            page.order = order
            pages[key] = page
            return outcome
        }
    }

    private func openFolder(of key: Draft.Key, isCreating: Bool) throws(FileProblem) -> PrivateFolder? {
        guard let root = try PrivateFolder.open(folder, isCreating: isCreating),
            let server = try root.folder(FileName.hash(key.server), isCreating: isCreating)
        else { return nil }
        return try server.folder(FileName.of(key.integration.rawValue), isCreating: isCreating)
    }
}

// MARK: - Reading

extension DraftStore {
    private enum Content {
        case nothing
        case record(DraftRecord)
        case problem(Problem)

        struct Problem {
            let words: FileProblem
            let isDamage: Bool
        }
    }

    private func read(_ name: String, in folder: borrowing PrivateFolder) -> Content {
        let bytes: [UInt8]
        do throws(FileProblem) {
            guard let found = try folder.read(name, limit: DraftStore.limit) else { return .nothing }
            bytes = found
        } catch {
            return .problem(Content.Problem(words: error, isDamage: false))
        }
        do throws(DraftRecord.Problem) {
            return .record(try DraftRecord(bytes: bytes))
        } catch {
            let words = FileProblem(folder.place(name), error.words)
            return .problem(Content.Problem(words: words, isDamage: error != .newer))
        }
    }

    /// Moves a file that can't be read out of the way; it may still be of use to a person.
    /// - Returns: what to tell that person.
    @discardableResult
    private func setAside(
        _ name: String, in folder: borrowing PrivateFolder, because problem: Content.Problem
    ) throws(FileProblem) -> FileProblem {
        let names = [name + ".damaged"] + (1...999).map { "\(name)~\($0).damaged" }
        guard let kept = try folder.link(name, toFirstFreeOf: names) else { return problem.words }
        try folder.remove(name)
        return FileProblem(folder.place(kept), problem.words.reason)
    }

    private func inventory(servers: (String) -> Bool, keep: (Draft) -> Bool) -> DraftInventory {
        var inventory = DraftInventory()
        // Without a write of ours between reading a stamp and noting it.
        pages.withLock { pages in
            do throws(FileProblem) {
                guard let root = try PrivateFolder.open(folder, isCreating: false) else { return }
                for name in root.names where servers(name) {
                    guard let server = try root.folder(name, isCreating: false) else { continue }
                    for name in server.names {
                        guard let integration = try server.folder(name, isCreating: false) else { continue }
                        read(integration, to: &inventory, pages: &pages, keep: keep)
                    }
                }
            } catch {
                inventory.problems.append(error)
            }
        }
        inventory.drafts.sort { ($0.changedAt, $0.key.field.path) < ($1.changedAt, $1.key.field.path) }
        return inventory
    }

    private func read(
        _ folder: borrowing PrivateFolder, to inventory: inout DraftInventory, pages: inout [Draft.Key: Page],
        keep: (Draft) -> Bool
    ) {
        for name in folder.names where name.hasSuffix(".json") && !name.hasPrefix(".") {
            switch read(name, in: folder) {
            case .nothing: break
            case .problem(let problem):
                let told = try? problem.isDamage ? setAside(name, in: folder, because: problem) : problem.words
                inventory.problems.append(told ?? problem.words)
            case .record(let record) where !keep(record.draft): break
            case .record(let record):
                // A name with a tilde is that of a draft kept beside another one: FileName makes none.
                if name == FileName.of(record.draft.key.field.path) + ".json" {
                    inventory.drafts.append(record.draft)
                    // What we have seen before may be in somebody's hands: only a save may find out that it has
                    // changed.
                    if pages[record.draft.key] == nil { pages[record.draft.key] = Page(stamp: record.stamp) }
                } else {
                    inventory.asides.append(DraftInventory.Aside(path: folder.place(name), draft: record.draft))
                }
            }
        }
    }
}

extension Draft {
    /// Whether both would put the same on the server.
    fileprivate func hasSameText(as other: Draft) -> Bool { value == other.value && base == other.base }
}
