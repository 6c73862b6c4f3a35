import OnCall
package import Planning

extension PlannedChange.HoldReason {
    /// Why a change was not sent.
    package var message: String {
        switch self {
        case .busy: "a request for this integration is running; your text is kept, save again when it has ended"
        }
    }
}

extension PlannedChange.Uncertainty {
    /// Why the outcome of a write is unknown.
    var message: String {
        switch self {
        case .noResponse(let error), .notConfirmed(let error): error.summary
        case .notReported: "the server does not report its value"
        case .undecided(let message): message
        }
    }
}
