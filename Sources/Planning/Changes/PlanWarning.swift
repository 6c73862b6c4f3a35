/// What to know about a change before it is sent.
package enum PlanWarning: Hashable, Sendable {
    /// An empty template is not the server's default.
    case empty
    /// The server would refuse it.
    case faulty(place: String, message: String, remedy: String?)
    /// The draft of the field is dropped once the server has confirmed the change.
    case dropsDraft
    /// It breaks a rule that the server enforces: which. It can't be sent.
    case blocked(String)
}
