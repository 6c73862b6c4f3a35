import Features

extension CreationNotice {
    /// The sentence.
    var words: String {
        switch self {
        case .goesOn: "it is being created meanwhile, and will be told; Ctrl-C cancels"
        case .restored(let name, draftsOf: nil): "\(name) is created, with a new id and a new link"
        case .restored(let name, draftsOf: let origin?):
            "\(name) is created, with a new id and a new link. Enter gives it what \(origin) had; Esc keeps that as drafts"
        }
    }
}
