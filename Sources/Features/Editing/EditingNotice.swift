/// Notices about editing a field.
package enum EditingNotice: Hashable, Sendable {
    /// There are no changes.
    case nothingToSave
    /// The field is a single line, in which Tab does nothing.
    case enterSaves
    /// The server does not support labels.
    case noLabels
    /// The server would certainly reject the text, with the rule that it breaks.
    case notSaved(problem: String)
    /// A row of labels breaks a rule; rows count from 0.
    case rowNotSaved(Int, rule: String)

    /// The severity.
    var level: Notice.Level {
        switch self {
        case .nothingToSave, .enterSaves, .noLabels: .info
        case .notSaved, .rowNotSaved: .failure
        }
    }
}
