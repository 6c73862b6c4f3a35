/// What is said about the editing of a field.
package enum EditingNotice: Hashable, Sendable {
    /// Nothing is changed.
    case nothingToSave
    /// A line is edited, which takes no Tab.
    case enterSaves
    /// The server has no labels.
    case noLabels
    /// The server would surely refuse the text: the rule that it breaks.
    case notSaved(problem: String)
    /// A row of labels breaks a rule; rows count from 0.
    case rowNotSaved(Int, rule: String)

    /// How much it matters.
    var level: Notice.Level {
        switch self {
        case .nothingToSave, .enterSaves, .noLabels: .info
        case .notSaved, .rowNotSaved: .failure
        }
    }
}
