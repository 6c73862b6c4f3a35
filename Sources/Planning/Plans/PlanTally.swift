/// What came of a plan of many changes.
package struct PlanTally: Hashable, Sendable {
    /// Changes that were sent and confirmed.
    package let saved: Int
    /// Changes that the server does not hold, or is not known to hold.
    package let remaining: Int

    /// So many changes of each kind.
    package init(saved: Int, remaining: Int) {
        self.saved = saved
        self.remaining = remaining
    }
}
