/// The end of the program, which waits until all typed text is on disk.
struct Shutdown: Hashable, Sendable {
    /// Whether the program ends as soon as the drafts are on disk.
    private(set) var isEnding = false
    /// Whether it ends even if a disk write fails: there is no user to ask, or the user has confirmed it.
    private(set) var isForced = false
    /// Whether a disk write has failed since the shutdown began.
    private(set) var hasFailed = false

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

    /// A draft was written.
    mutating func saved() {
        if !isEnding { isForced = false }
    }

    /// A draft could not be written. The user sees the reason and can quit again to force the end.
    mutating func refused() {
        guard isEnding else { return }
        if isForced { hasFailed = true } else { (isEnding, isForced) = (false, true) }
    }
}
