import Features

extension EditingNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case nothingToSave, enterSaves, noLabels, notSaved, rowNotSaved
    }

    var kind: Kind {
        switch self {
        case .nothingToSave: .nothingToSave
        case .enterSaves: .enterSaves
        case .noLabels: .noLabels
        case .notSaved: .notSaved
        case .rowNotSaved: .rowNotSaved
        }
    }

    static func samples(of kind: Kind) -> [EditingNotice] {
        switch kind {
        case .nothingToSave: [.nothingToSave]
        case .enterSaves: [.enterSaves]
        case .noLabels: [.noLabels]
        case .notSaved: [.notSaved(problem: "a name can't be empty")]
        case .rowNotSaved: [.rowNotSaved(1, rule: "a key may not be empty")]
        }
    }
}
