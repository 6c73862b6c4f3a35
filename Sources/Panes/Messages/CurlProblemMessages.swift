import Features

extension CurlProblem {
    /// The reason as a clause.
    var message: String {
        switch self {
        case .bodyGone: "its body is no longer kept"
        case .bodyCut: "its body was too long to keep whole"
        case .secretRemoved: "a secret was removed from its body: it would not be the same request"
        }
    }
}
