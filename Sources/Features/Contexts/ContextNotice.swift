/// What is said about contexts. Names are those of contexts; `here` is what this place is called.
package enum ContextNotice: Hashable, Sendable {
    /// Those that there are, and the one on the screen.
    case list([String], current: String?)
    /// The user has stopped the way to another.
    case stopped(String, here: String)
    /// Another can't be opened: why.
    case notOpened(String, reason: String, here: String)
    /// Something keeps this one open.
    case blocked(String, DisabledReason)
    /// The outcome of a write became uncertain on the way.
    case uncertain(String, UncertainWrite)

    /// How much it matters.
    var level: Notice.Level {
        switch self {
        case .list, .stopped, .blocked, .uncertain: .info
        case .notOpened: .failure
        }
    }
}
