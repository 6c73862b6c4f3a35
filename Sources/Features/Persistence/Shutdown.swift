package import OnCall

/// The end of the program, which waits until all typed text is on disk.
struct Shutdown: Hashable, Sendable {
    /// Whether the program ends as soon as the drafts are on disk.
    private(set) var isEnding = false
    /// Whether it ends even if a disk write fails: there is no user to ask, or the user has decided what happens to the text.
    private(set) var isForced = false
    /// Whether a disk write has failed since the shutdown began.
    private(set) var hasFailed = false
    /// What happens to texts that are not on disk in the end.
    private(set) var rescue = Rescue.none

    /// The user wants to quit.
    mutating func begin() {
        isEnding = true
        hasFailed = false
    }

    /// The process was asked to terminate: no one can be asked.
    mutating func force() {
        isForced = true
        begin()
    }

    /// The user has decided what happens to texts that are not on disk.
    mutating func force(_ rescue: Rescue) {
        self.rescue = rescue
        force()
    }

    /// A draft could not be written or removed.
    /// - Parameter losesText: whether a text would be lost. A draft that can't be removed is just there again at the next start.
    /// - Returns: whether the user has to decide now: quitting is off until then.
    mutating func refused(losesText: Bool) -> Bool {
        guard isEnding else { return false }
        guard losesText, !isForced else {
            hasFailed = true
            return false
        }
        isEnding = false
        return true
    }
}

/// What happens to texts that could not be written to the state folder when the console ends.
package enum Rescue: Hashable, Sendable {
    /// No decision.
    case none
    /// They are printed on standard output after the screen is closed.
    case print
    /// The user gives these up.
    case giveUp([Draft])
    /// These are in a file that the user named.
    case written(path: String, [Draft])
}
