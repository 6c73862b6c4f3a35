import FoundationEssentials
import OnCall

/// What a response means, decided once by `Exchange`. Each part of the console handles the facts that concern it.
enum Fact: Hashable, Sendable {
    /// A call is sent under a number.
    case sent(RequestNumber, Call)
    /// A failed listing resumes: from its first page if it restarts, else from the page that failed.
    case listingResumed(RequestNumber, asOf: RequestNumber, isRestart: Bool)
    /// A response had the server's time.
    case clockRead(Date?, sentAt: Date, receivedAt: Date)
    /// A page of the list has arrived.
    case paged(IntegrationPage, of: RequestNumber)
    /// All pages of the list have arrived.
    case listed(RequestNumber, asOf: RequestNumber)
    /// The server has described an integration. Of two descriptions the one with the higher number is newer.
    case learned(Integration, asOf: RequestNumber)
    /// A fetch has succeeded. It may confirm an update whose own response left the field out.
    case fetched(Integration, RequestNumber, confirming: IntegrationPatch?)
    /// The server accepted a write. A field that its response left out is being fetched.
    case applied(PendingRequest, RequestNumber, Integration, isConfirmed: Bool)
    case deleted(PendingRequest)
    case teams([Team])
    case chains([EscalationChain])
    case slackChannels([SlackChannel])
    case alertPayloads(RequestNumber, PayloadDialog.Alerts)
    /// A request has ended without success.
    case failed(FailedRequest)
    /// The outcome of an uncertain write is known, or the server's description does not decide it.
    case resolved(UncertainWrite, RequestNumber, UncertainWrite.Verdict, Integration)
    /// An integration with an uncertain write is no longer on the server.
    case resolvedByAbsence(UncertainWrite, IntegrationID)
    /// The complete list was read after an uncertain creation.
    case creationResolved(UncertainWrite, RequestNumber, CreationVerdict)
    /// A missing integration is looked up once more before it is created.
    case creationRechecked(NewIntegration)
    /// A waiting write is dropped because someone else changed the field.
    case superseded(PendingRequest)
}

/// A request that has ended without success, and the consequence.
struct FailedRequest: Hashable, Sendable {
    let request: PendingRequest
    let number: RequestNumber
    let error: ServiceError
    /// The update that the fetch was to confirm.
    var confirming: IntegrationPatch?
    var consequence = Consequence.none

    enum Consequence: Hashable, Sendable {
        case none
        /// The integration is no longer on the server.
        case gone(IntegrationID)
        /// The integration is gone, as an uncertain deletion intended.
        case deletedAsRequested
        /// The request could have resolved uncertain writes; this is the last of them.
        case recheckFailed(UncertainWrite, isRepeated: Bool)
        /// The write may have been applied; the server is being asked.
        case uncertain
    }
}

/// What the complete list says about an uncertain creation.
enum CreationVerdict: Hashable, Sendable {
    case made(Integration)
    /// The list does not have it. It may still arrive.
    case missing
    /// Several new ones match.
    case ambiguous([IntegrationID])
    /// One matches that may have existed before.
    case possiblyOlder(IntegrationID)
    /// None matches, but a row without an id may be it.
    case possiblyWithoutID
    /// The list changed while it was read, or the server counted more integrations than it listed.
    case listIncomplete(unlisted: Int)
}
