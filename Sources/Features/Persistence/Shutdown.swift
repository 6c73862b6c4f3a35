/// The end of the program, which waits until everything that the user typed is on disk.
struct Shutdown: Hashable, Sendable {
    /// Whether the program ends as soon as the drafts are on disk.
    private(set) var isEnding = false
    /// Whether it ends even where the disk refuses: no one is there to be asked, or the user has been told.
    private(set) var isForced = false
    /// Whether the disk has refused since the end began.
    private(set) var hasFailed = false

    /// The user wants to leave.
    mutating func begin() {
        isEnding = true
        hasFailed = false
    }

    /// The process is told to end: there is no one to ask.
    mutating func force() {
        isForced = true
        begin()
    }

    /// A draft is on disk.
    mutating func saved() {
        if !isEnding { isForced = false }
    }

    /// The disk has refused a draft. The user is told, and can say again that it shall end.
    mutating func refused() {
        guard isEnding else { return }
        if isForced { hasFailed = true } else { (isEnding, isForced) = (false, true) }
    }
}
