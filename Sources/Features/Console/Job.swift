package import FoundationEssentials
package import OnCall
package import OnCallTemplates

/// Work outside of the state machine, as a value.
package enum Job: Hashable, Sendable {
    /// Call the service; results carry the number. A write is sent after its journal entry is written.
    case call(Call, RequestNumber, JournalEntry? = nil)
    /// Read the list, or the rest of it, with pauses.
    case readSlowly(Call, RequestNumber, RequestBudget.Pace)
    /// Wake up at a local time.
    case sleep(until: Date, Alarm)
    case loadDrafts
    /// Read the drafts of all servers.
    case loadAllDrafts
    case loadJournal
    /// Fetch the log of this session's requests.
    case loadRequests
    /// Write the outcome of a write to disk.
    case noteOutcome(JournalOutcome)
    /// Write a draft to disk. Of two jobs for one draft the higher revision wins, in whatever order they run.
    case saveDraft(Draft, revision: Int)
    case removeDraft(Draft.Key, revision: Int)
    /// Write the texts of drafts to a new file at a path that the user has typed.
    case exportDrafts([Draft], path: String)
    /// Write integrations to a folder that the user has named.
    case export(ExportRequest)
    /// Look whether another console still has a different text for a draft.
    case checkConflict(Draft.Key)
    /// Remove the draft of another console that has ended.
    case dropConflictingDraft(ConflictingDraft)
    /// Try templates out with the payloads of their integrations.
    case lint([LintItem])
    /// Render templates locally.
    case render(RenderRequest)
    /// Read which payload was chosen last.
    case loadPayload(PayloadKey)
    case savePayload(PayloadKey, ChosenPayload)
    /// Read a payload from a file of the user.
    case readPayload(path: String)
    /// Read the list cache.
    case loadList
    case saveList(CachedList)
    /// Read the queue of windows, and change it in one transaction; nil changes nothing.
    case changeQueue(QueueChange?)
    /// Announce an event outside of the screen: by bell, terminal, or command.
    case announce(name: String, MaintenanceNotice, NotifySettings)
    /// Open another context, by its name.
    case openContext(String)
    /// A request for the terminal itself.
    case terminal(TerminalRequest)
}

/// A request to the service: a read or a write.
package enum Call: Hashable, Sendable {
    /// All pages, one after the other.
    case list
    /// The pages from this number on; resumes a list that failed.
    case restOfList(from: Int)
    case fetch(IntegrationID)
    case create(NewIntegration)
    case update(IntegrationID, IntegrationPatch)
    case delete(IntegrationID)
    case startMaintenance(IntegrationID, MaintenanceMode, seconds: Int)
    case stopMaintenance(IntegrationID)
    case teams
    case escalationChains
    case slackChannels
    /// The payloads of the latest alerts of an integration.
    case alertPayloads(IntegrationID)

    /// Its integration.
    package var integration: IntegrationID? {
        switch self {
        case .fetch(let id), .update(let id, _), .delete(let id), .startMaintenance(let id, _, _),
            .stopMaintenance(let id):
            id
        case .list, .restOfList, .create, .teams, .escalationChains, .slackChannels, .alertPayloads: nil
        }
    }

    /// Whether it starts or stops a maintenance window.
    var isMaintenance: Bool {
        switch self {
        case .startMaintenance, .stopMaintenance: true
        default: false
        }
    }

    /// Whether it reads the list, or the rest of it.
    var isListing: Bool {
        switch self {
        case .list, .restOfList: true
        default: false
        }
    }

    /// Whether it changes something on the server.
    package var isWrite: Bool {
        switch self {
        case .create, .update, .delete, .startMaintenance, .stopMaintenance: true
        case .list, .restOfList, .fetch, .teams, .escalationChains, .slackChannels, .alertPayloads: false
        }
    }
}

/// Why to wake up.
package enum Alarm: String, Hashable, Sendable {
    /// Something on the screen has changed by itself, or an overdue maintenance window is due for a check.
    case tick
    /// The list is due for a refresh.
    case refresh
    /// Drafts are due to be written.
    case drafts
    /// The request limit has room for a plan that waits.
    case plan
    /// A failed request is due for a retry.
    case retry
    /// A creation that was lost may have arrived.
    case lateCreations
    /// The end of a window is due to be announced.
    case announce
    /// A window of the queue is due.
    case queue
    /// A window that could not be started is due for another attempt.
    case windowExtension
    /// The text of another console that a notice is about may be gone.
    case draftConflict
    /// The list cache may be written.
    case keepList
}

/// What only the terminal can do.
package enum TerminalRequest: Hashable, Sendable {
    case copy(String)
    case suspend
    case bell
    /// Show a notification of the terminal.
    case notify(String, NotifySettings.Sequence)
    /// Lend the terminal to the external editor.
    case edit(ExternalEdit)
    case redraw
    /// Show this theme, and remember it for this context.
    case theme(String)
    /// Read the configuration again.
    case reload
    /// Report mouse events, or leave the mouse to the terminal.
    case mouse(Bool)
    /// Show the context that was opened, in place of this one.
    case showContext(String)
    case quit
}
