package import FoundationEssentials
package import OnCall
package import OnCallTemplates
package import TerminalCore

/// Events that the console handles.
package enum Action: Sendable {
    /// The program has started.
    case started(now: Date)
    /// User input; `now` is local time.
    case input(InputEvent, now: Date)
    case resized(Size)
    /// The process was asked to terminate: typed text is written to disk first.
    case terminated(now: Date)
    /// The process was resumed after a suspension.
    case continued(now: Date)
    /// The local clock was set by this many seconds, compared with a monotonic clock.
    case clockSet(by: TimeInterval, now: Date)
    /// The terminal refused the copied text: it is too long, or the terminal does not support it.
    case clipboardRefused
    /// The chosen theme can't be shown, or not be remembered.
    case themeFailed(ThemeProblem)
    /// The configuration was read again.
    case settingsRead(SettingsReload, isAsked: Bool)
    /// The external editor has ended.
    case editedOutside(ExternalEdit, ExternalEditOutcome, now: Date)
    case reply(Reply, now: Date)
}

/// The result of a job.
package enum Reply: Sendable {
    case answered(RequestNumber, Outcome)
    case alarmFired(Alarm)
    /// The drafts of this server; texts that were found in files of an external editor; texts of other consoles.
    case draftsLoaded([Draft], recovered: [Draft] = [], kept: [ConflictingDraft] = [], problems: [String])
    /// A draft was written; another console may have a different text for it.
    case draftSaved(Draft.Key, revision: Int, conflict: DraftConflict? = nil)
    case draftRemoved(Draft.Key, revision: Int, conflict: DraftConflict? = nil)
    /// Where the text of another console for a draft is now; nil if it is gone.
    case conflictChecked(Draft.Key, path: String?)
    case draftFailed(Draft.Key, revision: Int, reason: String)
    /// Drafts were written to a file that the user named, or could not be.
    case draftsExported([Draft], path: String, failure: String?)
    /// Integrations were written to a folder: what, as a sentence; or could not be.
    case exported(Result<String, ExportFailure>)
    /// The draft of another console was removed, or could not be.
    case conflictingDraftDropped(ConflictingDraft, failure: String?)
    case rendered(RenderReport)
    case linted([LintResult])
    case payloadLoaded(PayloadKey, ChosenPayload?)
    /// A payload was written, or could not be.
    case payloadSaved(PayloadKey, failure: String?)
    case payloadRead(path: String, Result<String, PayloadFileProblem>)
    case allDraftsLoaded([Draft], kept: [ConflictingDraft], problems: [String])
    case journalLoaded([JournalEntry], problems: [String])
    /// The journal entry of a write could not be written. `isSent` says whether the write was sent anyway.
    case journalRefused(RequestNumber, reason: String, isSent: Bool)
    case outcomeRefused(reason: String)
    case requestsLoaded([RequestRecord])
    /// The list cache of the server; nil if there is none, or it can't be used: why, for the user.
    case listLoaded(CachedList?, problem: String? = nil)
    case listSaved(failure: String?)
    /// The queue of windows as it is on disk, with the turns that were claimed; the problem, for the user, if it could not be used.
    case queueChanged(WindowQueue, claims: [WindowQueue.Claim], isRunner: Bool, problem: String?)
    /// A context was opened, or could not be.
    case contextOpened(String, failure: String?)
}

/// The outcome of a call.
package enum Outcome: Sendable {
    /// A page of the list; more may follow.
    case page(Fetched<IntegrationPage>)
    /// So many further pages of the list were requested, and are of no use.
    case pagesUnused(Int)
    /// All pages have arrived.
    case listed
    case integration(Fetched<Integration>)
    case deleted
    /// A page of a list of names was requested; the names arrive all at once.
    case namesPage(Int)
    case teams([Team])
    case escalationChains([EscalationChain])
    case slackChannels([SlackChannel])
    case alertPayloads([AlertPayload])
    case failed(ServiceError)
}
