import FoundationEssentials
import OnCall

extension Console {
    /// The local clock was set while the program ran.
    ///
    /// If it was set back, no time has passed: every stored time is shifted, or it would stand still until the old time comes again. If it
    /// was set forward, time may have passed, as when a virtual machine was paused: overdue refreshes run, and the response has the
    /// server's time.
    mutating func clockSet(by seconds: TimeInterval) {
        guard seconds < 0 else { return catchUp() }
        exchange.shift(by: seconds)
        directory.shift(by: seconds)
        persistence.shift(by: seconds)
        clock.shift(by: seconds)
        connecting?.shift(by: seconds)
    }
}
