import JSON
import OnCall

/// The writes of one integration that are in force or undone, after replaying all journal entries.
struct JournalWalk {
    /// A write, and the server's value after it was last done or undone.
    struct Step {
        /// The entry of the write itself.
        let entry: JournalEntry
        /// The server's value afterwards, of the first field.
        var held: Field<JSONValue>
        /// Whether it is undone.
        var isUndone = false

        /// The first field with its values; nil for a write that is not an update.
        var write: JournalEntry.FieldWrite? { entry.fields.first }

        /// What undoes it, or redoes it if it is undone: a step for each field. A value that is unknown is left out.
        var steps: [JournalStep] {
            guard let integration = entry.integration else { return [] }
            return entry.fields.enumerated().compactMap { index, write in
                let expected = index == 0 ? held : isUndone ? write.before : Field(sent: write.after)
                guard let value = isUndone ? write.after : write.before.valueToSend else { return nil }
                return JournalStep(
                    entry: entry.id, integration: integration, field: write.field, expected: expected, value: value)
            }
        }
    }

    /// Writes in force, the oldest first.
    private(set) var done: [Step] = []
    /// Writes that are undone, the last undone last.
    private(set) var undone: [Step] = []

    /// Follows `entries` from the oldest to the newest.
    init(_ entries: some Sequence<JournalEntry>) {
        for entry in entries {
            guard case .applied(let stored) = entry.outcome else { continue }
            var held = stored
            if case .update(_, _, let after) = entry.operation, stored.isAbsent { held = Field(sent: after) }
            switch entry.relation {
            case .undoes(let id): JournalWalk.move(id, from: &done, to: &undone, held)
            case .redoes(let id): JournalWalk.move(id, from: &undone, to: &done, held)
            case .extends, nil:
                done.append(Step(entry: entry, held: held))
                // A new write ends what could be redone.
                if case .update = entry.operation { undone = [] }
            }
        }
    }

    private static func move(_ id: String, from: inout [Step], to: inout [Step], _ held: Field<JSONValue>) {
        guard let index = from.lastIndex(where: { $0.entry.id == id }) else { return }
        var step = from.remove(at: index)
        step.held = held
        step.isUndone.toggle()
        to.append(step)
    }
}
