/// The result of a plan of several changes.
package struct PlanTally: Hashable, Sendable {
    /// Changes that were sent and confirmed.
    package let saved: Int
    /// Changes that the server does not hold, or is not known to hold.
    package let remaining: Int

    /// The number of changes of each kind.
    package init(saved: Int, remaining: Int) {
        self.saved = saved
        self.remaining = remaining
    }
}
