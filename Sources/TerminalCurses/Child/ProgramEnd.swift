/// How a program ended that had the terminal.
package enum ProgramEnd: Hashable, Sendable {
    /// With the exit status, or 128 plus the signal number, as shells report it.
    case ended(Int32)
    /// A signal ends this program. It was passed on, and the other program has ended too, or has not within a second.
    case interrupted(hasEnded: Bool)
}
