package import FoundationEssentials
package import OnCall
package import OnCallTemplates
package import TerminalCore

/// What happens to the console.
package enum Action: Sendable {
    /// The program has started.
    case started(now: Date)
    /// The user did something; `now` is our clock.
    case input(InputEvent, now: Date)
    case resized(Size)
    /// The process is told to end: the user's text goes to disk, then it does.
    case terminated(now: Date)
    /// The process has been continued after a suspension.
    case continued(now: Date)
    /// Our clock was set, by so many seconds, as another says that nobody sets.
    case clockSet(by: TimeInterval, now: Date)
    /// The terminal did not take what was copied: it is too long, or the terminal takes no such messages.
    case clipboardRefused
    /// The user's own editor has ended.
    case editedOutside(ExternalEdit, ExternalEditOutcome, now: Date)
    case reply(Reply, now: Date)
}

/// What comes back from a job.
package enum Reply: Sendable {
    case answered(RequestNumber, Outcome)
    case alarmFired(Alarm)
    case draftsLoaded([Draft], problems: [String])
    /// A draft is on disk; `note` is something that people should know.
    case draftSaved(Draft.Key, revision: Int, note: String? = nil)
    case draftRemoved(Draft.Key, revision: Int, note: String? = nil)
    case draftFailed(Draft.Key, revision: Int, reason: String)
    case rendered(RenderReport)
    case payloadLoaded(PayloadKey, ChosenPayload?)
    /// A payload is on disk, or why it isn't.
    case payloadSaved(PayloadKey, failure: String?)
    case payloadRead(path: String, Result<String, PayloadFileProblem>)
    case allDraftsLoaded([Draft], kept: [KeptDraft], problems: [String])
    case journalLoaded([JournalEntry], problems: [String])
    /// The disk did not take the entry of an order, which was sent all the same or not.
    case journalRefused(RequestNumber, reason: String, isSent: Bool)
    case outcomeRefused(reason: String)
    case requestsLoaded([RequestRecord])
    /// What the server was last known to have; nil where nobody knows.
    case listLoaded(KnownList?)
    case listSaved(failure: String?)
    /// A context is ready to be shown, or why it can't be.
    case contextOpened(String, failure: String?)
}

/// What came of a call.
package enum Outcome: Sendable {
    /// A page of the list; more may follow.
    case page(Answer<IntegrationPage>)
    /// All pages have come.
    case listed
    case integration(Answer<Integration>)
    case deleted
    /// A page of a list of names has come, by its number; they come all at once.
    case namesPage(Int)
    case teams([Team])
    case escalationChains([EscalationChain])
    case alertPayloads([AlertPayload])
    case failed(ServiceError)
}
