package import OnCall

/// Something that has become known. It is told to every layer, whether it is on top or not.
package enum OverlayFact: Sendable {
    /// A call was sent under a number.
    case sent(RequestNumber, Call)
    /// A request has ended in whatever way.
    case requestEnded
    case requestsLoaded([RequestRecord])
    case draftsListed([Draft], kept: [KeptDraft])
    case alertPayloads(RequestNumber, PayloadDialog.Alerts)
    case payloadRead(path: String, Result<String, PayloadFileProblem>)
    /// The plan sends its change of the index.
    case planSends(Int)
    /// A draft of this server is gone, or one of another server was dropped.
    case draftDropped(Draft.Key)
    /// The creation of the request is done.
    case created(RequestNumber)
    /// The creation of the request has failed.
    case creationFailed(RequestNumber, ServiceError)
    /// Something is to be said of a creation whose outcome is uncertain, or was.
    case creationUncertain(NewIntegration, UncertainCreation)
}
