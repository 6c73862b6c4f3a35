package import OnCall

/// An event for overlays. Every layer gets it, on top or not.
package enum OverlayFact: Sendable {
    /// A call was sent under a number.
    case sent(RequestNumber, Call)
    /// A request has ended, with any outcome.
    case requestEnded
    case requestsLoaded([RequestRecord])
    case draftsListed([Draft], kept: [ConflictingDraft])
    /// Drafts were written to a file that the user named, or could not be.
    case draftsExported(path: String, [Draft], failure: String?)
    /// The draft of another console was dropped.
    case conflictingDraftDropped(ConflictingDraft)
    case alertPayloads(RequestNumber, PayloadDialog.Alerts)
    case payloadRead(path: String, Result<String, PayloadFileProblem>)
    /// Templates were tried out with the payloads of their integrations.
    case linted([LintResult])
    /// The plan sends its change with this index.
    case planSends(Int)
    /// A draft of this server is gone, or one of another server was dropped.
    case draftDropped(Draft.Key)
    /// The creation with this request succeeded.
    case created(RequestNumber)
    /// The creation with this request failed.
    case creationFailed(RequestNumber, ServiceError)
    /// The state of an uncertain creation has changed.
    case creationUncertain(NewIntegration, UncertainCreation)
}
