import Features

extension CurlProblem {
    /// The reason as a clause.
    var words: String {
        switch self {
        case .bodyGone: "its body is no longer kept"
        case .bodyCut: "its body is longer than what is kept"
        case .secretTakenOut: "a secret was taken out of its body: it would not be the same request"
        }
    }
}
