/// What to know about a change before it is sent.
package enum PlanWarning: Hashable, Sendable {
    /// An empty template is not the server's default.
    case empty
    /// The server would refuse it.
    case faulty(location: String, message: String, remedy: String?)
    /// The template of a dynamic label is broken. The server would accept it, and set no such label.
    case brokenLabel(location: String, message: String, remedy: String?)
    /// The draft of the field is dropped once the server has confirmed the change.
    case dropsDraft
    /// It violates a rule enforced by the server, and can't be sent. The value is the rule.
    case blocked(String)
}
