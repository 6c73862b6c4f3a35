/// A change of a text: bytes removed and bytes inserted at a byte offset. Its inverse undoes it.
struct TextChange: Hashable, Sendable {
    var offset: Int
    var removed: String
    var inserted: String

    var inverse: TextChange { TextChange(offset: offset, removed: inserted, inserted: removed) }
}

/// The changes made, grouped into undo steps, and those undone.
struct TextHistory: Hashable, Sendable {
    /// One undo step.
    struct Step: Hashable, Sendable {
        var changes: [TextChange]
        var before: TextSelection
        var after: TextSelection
    }

    /// The kind of an edit: consecutive typing is one step, and so is consecutive deleting.
    enum Kind: Hashable, Sendable { case typing, deleting, other }

    private(set) var done: [Step] = []
    private(set) var undone: [Step] = []
    private var open: Kind?

    private static let maxSteps = 1000
    /// A run of typing is split at a word end once it has this many characters.
    private static let maxRunLength = 40

    mutating func note(_ change: TextChange, _ kind: Kind, before: TextSelection, after: TextSelection) {
        undone = []
        if kind != .other, open == kind, var step = done.popLast() {
            step.changes.append(change)
            step.after = after
            done.append(step)
            let endsWord = change.inserted.last?.isWhitespace ?? false
            if endsWord, step.changes.count >= TextHistory.maxRunLength { open = nil }
        } else {
            done.append(Step(changes: [change], before: before, after: after))
            if done.count > TextHistory.maxSteps { done.removeFirst() }
            open = kind == .other ? nil : kind
        }
    }

    /// Ends the run: the next edit is a new undo step.
    mutating func breakRun() { open = nil }

    mutating func takeUndo() -> Step? {
        open = nil
        guard let step = done.popLast() else { return nil }
        undone.append(step)
        return step
    }

    mutating func takeRedo() -> Step? {
        open = nil
        guard let step = undone.popLast() else { return nil }
        done.append(step)
        return step
    }
}
