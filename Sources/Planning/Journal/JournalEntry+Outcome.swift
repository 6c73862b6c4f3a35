package import OnCall

extension JournalEntry {
    /// Whether the outcome is known.
    package var isAnswered: Bool {
        switch outcome {
        case .applied, .refused: true
        case .unanswered, nil: false
        }
    }
}
