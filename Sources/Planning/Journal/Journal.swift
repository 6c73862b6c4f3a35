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

    // MARK: Batches

    /// The steps that undo the last write of an integration, one for each of its fields.
    package func undoSteps(of integration: IntegrationID) -> [JournalStep] { lastDone(of: integration)?.steps ?? [] }

    /// The steps that redo the last undone write of an integration, one for each of its fields.
    package func redoSteps(of integration: IntegrationID) -> [JournalStep] {
        JournalWalk(entries.lazy.filter { $0.integration == integration }).undone.last?.steps ?? []
    }

    /// The steps that undo all writes of the batch that the last write of an integration belongs to, in the order in which they were sent.
    /// Empty if it belongs to none, or nothing else of it can be undone.
    package func undoStepsOfBatch(of integration: IntegrationID) -> [[JournalStep]] {
        guard let batch = lastDone(of: integration)?.entry.batch else { return [] }
        var seen: Set<IntegrationID> = []
        let ids = entries.filter { $0.batch == batch }.compactMap(\.integration).filter { seen.insert($0).inserted }
        var byID: [IntegrationID: [JournalEntry]] = [:]
        for entry in entries {
            if let id = entry.integration, seen.contains(id) { byID[id, default: []].append(entry) }
        }
        let steps = ids.flatMap { id in
            JournalWalk(byID[id] ?? []).done.filter { $0.entry.batch == batch }.map(\.steps).filter { !$0.isEmpty }
        }
        return steps.count > 1 ? steps : []
    }

    private func lastDone(of integration: IntegrationID) -> JournalWalk.Step? {
        JournalWalk(entries.lazy.filter { $0.integration == integration }).done.last
    }
}
