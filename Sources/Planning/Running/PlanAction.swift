package import OnCall

/// What the owner of a plan must do for it.
package enum PlanAction: Hashable, Sendable {
    /// Fetch an integration. The response goes to `fetched` or `fetchFailed`.
    case fetch(IntegrationID)
    /// Send the change as the write described by `relation`. The result goes to `saved`, `refused` or `uncertain`.
    case send(PlannedChange, JournalEntry.Relation?)
    /// Send the changes of one integration in one request, as a part of a batch. Each of them gets a result.
    case sendTogether([PlannedChange], batch: String)
    /// Drop the draft of a change: the user keeps the server's version.
    case adoptTheirs(PlannedChange)
    /// Drop the draft of a change: the server already holds its value.
    case alreadySame(PlannedChange)
    /// Continue editing the change, based on the server's version.
    case rebase(PlannedChange)
    /// Show the plan.
    case show
    /// Show a quiet plan because of this change. If it can't be shown, close it.
    case reveal(PlannedChange)
    /// Show a message to the user.
    case showMessage(PlanMessage)
    /// All changes that were queued have a result; the plan stays open.
    case finished(PlanTally)
    /// Close the plan. It takes no more events.
    case close(PlanEnd)
}
