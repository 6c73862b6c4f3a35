import Features

extension ContextNotice {
    /// The sentence.
    var message: String {
        switch self {
        case .list(let names, let current):
            "contexts: \(names.map { $0 == current ? "\($0) (this one)" : $0 }.joined(separator: ", ")). :context NAME switches"
        case .stopped(let name, let here): "switch to \(name) cancelled; still on \(here)"
        case .notOpened(let name, let reason, let here):
            "context \(name) can't be opened: \(reason). Still on \(here)"
        case .blocked(let name, let reason): "not switched to \(name): \(reason.message)"
        case .settingsRefused(let problem): "\(problem) (the old one holds)"
        case .settingsTaken(let changed, let needsReopening, let context):
            (changed.isEmpty
                ? "the configuration is as before" : "configuration taken: \(changed.joined(separator: ", "))")
                + (needsReopening
                    ? "; server, token and looser guards hold from the next :context\(context.map { " " + $0 } ?? "")"
                    : "")
        case .uncertain(let name, let write): "not switched to \(name): unclear \(write.question)"
        }
    }
}
