import OnCall
package import Planning

extension PlannedChange.HoldReason {
    /// Why a change was not sent.
    package var words: String {
        switch self {
        case .busy: "a request for this integration is running; your text is kept, save again after it"
        }
    }
}

extension PlannedChange.Uncertainty {
    /// Why the outcome of a write is unknown.
    var words: String {
        switch self {
        case .noResponse(let error), .notConfirmed(let error): error.summary
        case .notReported: "the server does not tell what it holds"
        case .undecided(let words): words
        }
    }
}
