package import FoundationEssentials
package import TerminalCore

/// Input that was read and not handled yet.
///
/// Many plain keys in one go are a paste without brackets, or come from a program. They become one insertion, up to the first key that
/// is a command: each key alone would check, wrap and draw the whole text. A key that moves in the list, and comes many times, moves once.
package struct InputQueue: Sendable {
    /// Fewer keys may come from hands over a slow line, and act one by one.
    static let minRun = 32
    /// Seconds within which keys continue a run: a terminal passes on a long text in parts.
    static let maxPause = 0.1

    private var events: ArraySlice<InputEvent> = []
    /// When a run was last joined.
    private var joinedAt: Date?

    package init() {}

    package var isEmpty: Bool { events.isEmpty }

    package mutating func append(_ event: InputEvent) { events.append(event) }

    /// Takes the next input for a console: an event, or the text of a run of plain keys. nil if there is none.
    package mutating func next(for console: Console, now: Date) -> InputEvent? {
        guard let first = events.first else { return nil }
        if let repeated = console.repeatedKey(in: events), repeated.count > 1 {
            events.removeFirst(repeated.count)
            return .repeated(repeated.key, count: repeated.count)
        }
        let continues = joinedAt.map { (0..<InputQueue.maxPause).contains(now.timeIntervalSince($0)) } ?? false
        let run = UserKeys.$active.withValue(console.configuration.keys) { console.typedRun(in: events) }
        guard run.count >= (continues ? 1 : InputQueue.minRun) else {
            events.removeFirst()
            return first
        }
        events.removeFirst(run.count)
        joinedAt = now
        return .typed(run.text)
    }
}
