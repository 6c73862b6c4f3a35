import FoundationEssentials
import OnCall

extension Console {
    /// Our clock was set while we ran.
    ///
    /// Set back, no time has passed: whatever is counted from it goes back with it, or it would stand still until the old time comes again.
    /// Set forward, time may have passed, as where a whole machine was put aside: what should have been read meanwhile is, and the answer
    /// tells the server's time anew.
    mutating func clockSet(by seconds: TimeInterval) {
        guard seconds < 0 else { return catchUp() }
        exchange.shift(by: seconds)
        directory.shift(by: seconds)
        persistence.shift(by: seconds)
        clock.shift(by: seconds)
        connecting?.shift(by: seconds)
    }
}
