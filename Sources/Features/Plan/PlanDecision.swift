/// What the user decides about the plan that runs; a change is named by its index.
package enum PlanDecision: Hashable, Sendable {
    /// Send what is ready.
    case confirm
    case leave
    case keepMine(Int), takeTheirs(Int), rebase(Int), sendAnyway(Int)
    /// Ask again for what could not be fetched.
    case retry
}
