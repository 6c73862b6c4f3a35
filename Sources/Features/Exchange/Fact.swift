import FoundationEssentials
import OnCall

/// What a response means, judged once by `Exchange`. Each part of the console that a fact is about listens to it once.
enum Fact: Hashable, Sendable {
    /// A call goes out under a number.
    case sent(RequestNumber, Call)
    /// A listing that failed goes on: from its first page where it is read anew, else from the page that failed.
    case listingResumed(RequestNumber, asOf: RequestNumber, isRestart: Bool)
    /// A response told the server's time.
    case clockRead(Date?, sentAt: Date, receivedAt: Date)
    /// A page of the list has come.
    case paged(IntegrationPage, of: RequestNumber)
    /// All pages of the list have come.
    case listed(RequestNumber, asOf: RequestNumber)
    /// The server has described an integration; of two descriptions the one with the higher number is the newer.
    case learned(Integration, asOf: RequestNumber)
    /// A fetch was answered. What it confirms is an update whose own response left the field out.
    case fetched(Integration, RequestNumber, confirming: IntegrationPatch?)
    /// A write was answered: the server took it. A field that its response left out is being fetched.
    case applied(PendingRequest, RequestNumber, Integration, isConfirmed: Bool)
    case deleted(PendingRequest)
    case teams([Team])
    case chains([EscalationChain])
    case alertPayloads(RequestNumber, PayloadDialog.Alerts)
    /// A request has ended without success.
    case failed(FailedRequest)
    /// The outcome of an uncertain write is known, or the server's description decides nothing.
    case resolved(UncertainWrite, RequestNumber, UncertainWrite.Verdict, Integration)
    /// An integration with an uncertain write is not on the server any more.
    case resolvedByAbsence(UncertainWrite, IntegrationID)
    /// The whole list was read after an uncertain creation.
    case creationResolved(UncertainWrite, RequestNumber, CreationVerdict)
    /// What was missing at the last look is looked for once more before it is created.
    case creationRechecked(NewIntegration)
    /// A write that waited is given up, as somebody else has written the field meanwhile.
    case superseded(IntegrationPatch)
}

/// A request that has ended without success, and what follows from that.
struct FailedRequest: Hashable, Sendable {
    let request: PendingRequest
    let number: RequestNumber
    let error: ServiceError
    /// The update that a fetch was to confirm.
    var confirming: IntegrationPatch?
    var consequence = Consequence.none

    enum Consequence: Hashable, Sendable {
        case none
        /// The integration is not on the server any more.
        case gone(IntegrationID)
        /// The integration is gone, as an uncertain deletion wanted.
        case deletedAsRequested
        /// The request was to tell the outcome of an uncertain write, the last of them given here.
        case recheckFailed(UncertainWrite, isRepeated: Bool)
        /// The write may have been applied; the server is being asked.
        case uncertain
    }
}

/// What the whole list says of an uncertain creation.
enum CreationVerdict: Hashable, Sendable {
    case made(Integration)
    /// The list does not have it. It may still be on its way.
    case missing
    /// Several new ones fit.
    case ambiguous([IntegrationID])
    /// One fits that may have been there before.
    case maybeOlder(IntegrationID)
    /// The list changed while it was read.
    case notReadWhole
}
