import Features

extension ContextNotice {
    /// The sentence.
    var words: String {
        switch self {
        case .list(let names, let current):
            "contexts: \(names.map { $0 == current ? "\($0) (this one)" : $0 }.joined(separator: ", ")). :context NAME goes to one"
        case .stopped(let name, let here): "not gone to \(name): this is still \(here)"
        case .notOpened(let name, let reason, let here):
            "context \(name) can't be opened: \(reason). This is still \(here)"
        case .blocked(let name, let reason): "not gone to \(name): \(reason.words)"
        case .uncertain(let name, let write): "not gone to \(name): it is not known \(write.question)"
        }
    }
}
