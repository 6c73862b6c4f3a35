import JSON
package import OnCall

/// The writes sent from this console, as far back as the journal goes.
package struct Journal: Hashable, Sendable {
    /// The oldest first.
    package private(set) var entries: [JournalEntry] = []
    private var indices: [String: Int] = [:]

    /// An empty journal.
    package init() {}

    /// The entry with this id.
    package subscript(id: String) -> JournalEntry? { indices[id].map { entries[$0] } }

    /// Adds entries loaded from disk. Entries written since are newer and stay after them.
    package mutating func load(_ loaded: [JournalEntry]) {
        let newer = entries
        entries = loaded.filter { indices[$0.id] == nil } + newer
        indices = Dictionary(
            zip(entries.map(\.id), entries.indices), uniquingKeysWith: { _, last in last })
    }

    /// Adds an entry for a write that is about to be sent.
    package mutating func record(_ entry: JournalEntry) {
        indices[entry.id] = entries.count
        entries.append(entry)
    }

    /// Records the outcome of a write.
    package mutating func recordOutcome(_ outcome: JournalOutcome) {
        guard let index = indices[outcome.id] else { return }
        entries[index].outcome = outcome.outcome
        if let integration = outcome.integration { entries[index].integration = integration }
    }

    /// The entries of an integration, the newest first; nil stands for all integrations.
    package func entries(of integration: IntegrationID?) -> [JournalEntry] {
        entries.reversed().filter { integration == nil || $0.integration == integration }
    }

    /// Integrations deleted from this console, the last one first.
    package var deleted: [JournalEntry] {
        entries.reversed().filter { entry in
            guard case .delete = entry.operation, case .applied = entry.outcome else { return false }
            return true
        }
    }

    /// The last write of every field of every integration, and the deletions.
    package var newestWrites: [JournalEntry] {
        var seen: Set<String> = []
        return entries.reversed().filter { entry in
            guard let id = entry.integration else { return false }
            switch entry.operation {
            case .update(let field, _, _): return seen.insert("\(id.rawValue) \(field.path)").inserted
            case .delete: return seen.insert(id.rawValue).inserted
            case .create, .startMaintenance, .stopMaintenance: return false
            }
        }
    }

    // MARK: Undo and redo

    /// The write of an integration that undo would revert now.
    package func undo(of integration: IntegrationID) -> Result<JournalStep, JournalRefusal> {
        let walk = JournalWalk(entries.lazy.filter { $0.integration == integration })
        guard let last = walk.done.last else { return .failure(walk.undone.isEmpty ? .nothingSaved : .allUndone) }
        guard let write = last.write else { return .failure(.notUndoable(last.entry.operation)) }
        guard let value = write.before.valueToSend else { return .failure(.valueBeforeUnknown(write.field)) }
        return .success(
            JournalStep(
                entry: last.entry.id, integration: integration, field: write.field, expected: last.held, value: value))
    }

    /// The write of an integration that redo would send again now.
    package func redo(of integration: IntegrationID) -> Result<JournalStep, JournalRefusal> {
        let walk = JournalWalk(entries.lazy.filter { $0.integration == integration })
        guard let last = walk.undone.last, let write = last.write else { return .failure(.nothingUndone) }
        return .success(
            JournalStep(
                entry: last.entry.id, integration: integration, field: write.field, expected: last.held,
                value: write.after))
    }
}
