import Features

extension UnboundHint {
    /// The keys of the overlay.
    var message: String {
        switch self {
        case .question: "y is yes; n, Esc or Enter is no"
        case .help: "q closes the help"
        case .plan(let reason): "\(reason?.message ?? "Enter sends what is shown"); Esc goes back, F1 shows the keys"
        }
    }
}
