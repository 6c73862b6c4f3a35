import Features

extension UnboundHint {
    /// What the keys of the overlay are.
    var words: String {
        switch self {
        case .question: "y is yes; n, Esc or Enter is no"
        case .help: "q closes the help"
        case .plan(let reason): "\(reason?.words ?? "Enter sends what is shown"); Esc goes back, F1 shows the keys"
        }
    }
}
