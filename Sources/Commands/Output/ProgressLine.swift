import Glibc
import Synchronization

/// The last line of a terminal on standard error while a command takes long: what it does, and how far it is. In a pipe there is none.
/// Whatever is printed removes it first.
enum ProgressLine {
    private struct State {
        var label = ""
        var startedAt: ContinuousClock.Instant?
        var drawnAt: ContinuousClock.Instant?
        var isVisible = false
    }

    private static let state = Mutex(State())

    /// What takes less than this shows none.
    private static let patience = Duration.milliseconds(300)
    /// Between two drawings.
    private static let interval = Duration.milliseconds(100)
    /// In columns.
    private static let width = 24

    private static let isShown: Bool =
        isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) != "dumb" } ?? false

    /// Begins something that may take long.
    static func begin(_ label: String) {
        guard isShown else { return }
        let now = ContinuousClock.now
        state.withLock {
            erase(&$0)
            $0 = State(label: label, startedAt: now)
        }
    }

    /// Notes how far it is.
    /// - Parameter total: nil if it is unknown.
    static func advance(to done: Int, of total: Int?) {
        guard isShown else { return }
        let now = ContinuousClock.now
        state.withLock { state in
            guard let startedAt = state.startedAt, startedAt.duration(to: now) >= patience else { return }
            if let drawnAt = state.drawnAt, drawnAt.duration(to: now) < interval { return }
            state.drawnAt = now
            state.isVisible = true
            TerminalText.put("\r\u{1B}[K" + text(state.label, done, total), to: STDERR_FILENO)
        }
    }

    /// Removes it for good.
    static func end() {
        guard isShown else { return }
        state.withLock {
            erase(&$0)
            $0 = State()
        }
    }

    /// Removes it, because a line is printed; it comes back when there is progress.
    static func clear() {
        guard isShown else { return }
        state.withLock { erase(&$0) }
    }

    private static func erase(_ state: inout State) {
        guard state.isVisible else { return }
        state.isVisible = false
        state.drawnAt = nil
        TerminalText.put("\r\u{1B}[K", to: STDERR_FILENO)
    }

    /// `Reading integrations  [#####-----] 50 of 100`
    static func text(_ label: String, _ done: Int, _ total: Int?) -> String {
        guard let total, total > 0 else { return "\(label)  \(done)" }
        let filled = min(width, width * done / total)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
        return "\(label)  [\(bar)] \(done) of \(total)"
    }
}
