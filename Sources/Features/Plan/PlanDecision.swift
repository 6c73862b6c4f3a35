/// The user's decisions about the running plan; changes are identified by index.
package enum PlanDecision: Hashable, Sendable {
    /// Send what is ready.
    case confirm
    case leave
    case keepMine(Int), takeTheirs(Int), rebase(Int), sendAnyway(Int)
    /// Leave changes out, or take them in again.
    case leaveOut(Range<Int>)
    /// Fetch again what could not be fetched.
    case retry
}
