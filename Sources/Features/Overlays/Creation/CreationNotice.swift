/// What is said about the creation of an integration.
package enum CreationNotice: Hashable, Sendable {
    /// The dialog is closed, and the request goes on.
    case goesOn
    /// An integration is made from a deleted one; `draftsOf` names that where a plan shows what it had.
    case restored(String, draftsOf: String?)

    /// How much it matters.
    var level: Notice.Level {
        switch self {
        case .goesOn: .info
        case .restored: .done
        }
    }
}
