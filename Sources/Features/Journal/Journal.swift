import JSON
package import OnCall

/// What was sent to the server from here, as far as the journal goes back.
package struct Journal: Hashable, Sendable {
    /// The oldest first.
    package private(set) var entries: [JournalEntry] = []
    private var places: [String: Int] = [:]

    package init() {}

    package subscript(id: String) -> JournalEntry? { places[id].map { entries[$0] } }

    /// Takes in what was on disk; what has been sent since is newer.
    mutating func load(_ loaded: [JournalEntry]) {
        let newer = entries
        entries = loaded.filter { places[$0.id] == nil } + newer
        places = Dictionary(
            zip(entries.map(\.id), entries.indices), uniquingKeysWith: { _, last in last })
    }

    mutating func note(_ entry: JournalEntry) {
        places[entry.id] = entries.count
        entries.append(entry)
    }

    mutating func settle(_ outcome: JournalOutcome) {
        guard let place = places[outcome.id] else { return }
        entries[place].outcome = outcome.outcome
        if let integration = outcome.integration { entries[place].integration = integration }
    }

    /// The newest first; nil for those of all integrations.
    package func entries(of integration: IntegrationID?) -> [JournalEntry] {
        entries.reversed().filter { integration == nil || $0.integration == integration }
    }

    /// Integrations that were deleted from here, the last one first.
    package var deleted: [JournalEntry] {
        entries.reversed().filter { entry in
            guard case .delete = entry.operation, case .applied = entry.outcome else { return false }
            return true
        }
    }

    /// Of every field of every integration the order that was sent last, and the deletions.
    var newestOrders: [JournalEntry] {
        var told: Set<String> = []
        return entries.reversed().filter { entry in
            guard let id = entry.integration else { return false }
            switch entry.operation {
            case .update(let field, _, _): return told.insert("\(id.rawValue) \(field.path)").inserted
            case .delete: return told.insert(id.rawValue).inserted
            case .create, .startMaintenance, .stopMaintenance: return false
            }
        }
    }

    // MARK: Taking back

    /// Why there is nothing to take back or to do again.
    package struct Refusal: Error, Hashable, Sendable {
        package let words: String
    }

    /// The write of an integration that would be taken back now.
    package func undo(of integration: IntegrationID) -> Result<JournalStep, Refusal> {
        let walk = Walk(entries.filter { $0.integration == integration })
        guard let last = walk.done.last else {
            let words =
                walk.undone.isEmpty
                ? "nothing of this integration was saved from here: there is nothing to undo"
                : "all that was saved from here is undone: there is nothing more to undo, Z redoes"
            return .failure(Refusal(words: words))
        }
        guard let write = last.write else { return .failure(Refusal(words: Journal.words(for: last.entry.operation))) }
        guard let value = write.before.toSend else {
            return .failure(
                Refusal(words: "not undone: it is not known what the server held before \(write.field.title) was saved")
            )
        }
        return .success(
            JournalStep(
                entry: last.id, integration: integration, field: write.field, expected: last.held, value: value))
    }

    /// The write of an integration that would be done again now.
    package func redo(of integration: IntegrationID) -> Result<JournalStep, Refusal> {
        let walk = Walk(entries.filter { $0.integration == integration })
        guard let last = walk.undone.last, let write = last.write else {
            return .failure(Refusal(words: "nothing was undone last: there is nothing to redo"))
        }
        return .success(
            JournalStep(
                entry: last.id, integration: integration, field: write.field, expected: last.held, value: write.after))
    }

    private static func words(for operation: JournalEntry.Operation) -> String {
        switch operation {
        case .update: "there is nothing to undo"
        case .startMaintenance: "the last thing done was to start maintenance: M stops it"
        case .stopMaintenance: "the last thing done was to stop maintenance: m starts it anew"
        case .create: "the last thing done was to create it: d deletes it"
        case .delete: "it was deleted, which can't be undone: n makes a new one from it"
        }
    }

    /// What is done and what is taken back, after all entries of an integration.
    private struct Walk {
        /// A write, and what the server held after it was last done or taken back.
        struct Step {
            let id: String
            let entry: JournalEntry
            var held: Field<JSONValue>

            var write: (field: EditableField, before: Field<JSONValue>, after: JSONValue)? {
                guard case .update(let field, let before, let after) = entry.operation else { return nil }
                return (field, before, after)
            }
        }

        var done: [Step] = []
        var undone: [Step] = []

        init(_ entries: [JournalEntry]) {
            for entry in entries {
                guard case .applied(let stored) = entry.outcome else { continue }
                var held = stored
                if case .update(_, _, let after) = entry.operation, stored.isAbsent { held = Field(sent: after) }
                switch entry.relation {
                case .undoes(let id):
                    guard let place = done.lastIndex(where: { $0.id == id }) else { continue }
                    var step = done.remove(at: place)
                    step.held = held
                    undone.append(step)
                case .redoes(let id):
                    guard let place = undone.lastIndex(where: { $0.id == id }) else { continue }
                    var step = undone.remove(at: place)
                    step.held = held
                    done.append(step)
                case nil:
                    done.append(Step(id: entry.id, entry: entry, held: held))
                    if case .update = entry.operation { undone = [] }
                }
            }
        }
    }
}
