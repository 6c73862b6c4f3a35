import OnCall

extension JournalEntry {
    /// Whether it is known what came of it.
    var isAnswered: Bool {
        switch outcome {
        case .applied, .refused: true
        case .unanswered, nil: false
        }
    }
}
