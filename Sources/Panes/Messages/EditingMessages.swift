import Features

extension EditingNotice {
    /// The sentence.
    var message: String {
        switch self {
        case .nothingToSave: "no changes to save"
        case .enterSaves: "Enter saves, Esc leaves"
        case .noLabels: "this server does not support labels"
        case .notSaved(let problem): "not saved: \(problem). Your text is kept as a draft"
        case .rowNotSaved(let row, let rule): "not saved: row \(row + 1): \(rule). Your rows are kept as a draft"
        }
    }
}
