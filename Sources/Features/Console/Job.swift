package import FoundationEssentials
package import OnCall
package import OnCallTemplates

/// Work for the world outside, as a value.
package enum Job: Hashable, Sendable {
    /// Ask the service; everything that comes of it bears the number. The entry goes to the journal before an order goes out.
    case call(Call, RequestNumber, JournalEntry? = nil)
    /// Wake up at an instant of our clock.
    case sleep(until: Date, Alarm)
    case loadDrafts
    /// Read the drafts of all servers.
    case loadAllDrafts
    case loadJournal
    /// Fetch the log of this session's requests.
    case loadRequests
    /// Put on disk what came of an order.
    case noteOutcome(JournalOutcome)
    /// Put a draft on disk; of two jobs for one draft the one with the higher revision wins, in whatever order they run.
    case saveDraft(Draft, revision: Int)
    case removeDraft(Draft.Key, revision: Int)
    /// Render templates here.
    case render(RenderRequest)
    /// Find out which payload was chosen last.
    case loadPayload(PayloadKey)
    case savePayload(PayloadKey, ChosenPayload)
    /// Read a payload from a file of the user's.
    case readPayload(path: String)
    /// Read what the server was last known to have.
    case loadList
    case saveList(KnownList)
    /// Make another context ready, by its name.
    case openContext(String)
    /// Something for the terminal itself.
    case terminal(TerminalRequest)
}

/// A question to the service, or an order.
package enum Call: Hashable, Sendable {
    /// All pages, one after the other.
    case list
    /// The pages from that number on; those before it have come. It is how a list goes on that broke off.
    case restOfList(from: Int)
    case fetch(IntegrationID)
    case create(NewIntegration)
    case update(IntegrationID, IntegrationPatch)
    case delete(IntegrationID)
    case startMaintenance(IntegrationID, MaintenanceMode, seconds: Int)
    case stopMaintenance(IntegrationID)
    case teams
    case escalationChains
    /// The payloads of the last alerts of an integration.
    case alertPayloads(IntegrationID)

    /// The integration that it is about.
    package var integration: IntegrationID? {
        switch self {
        case .fetch(let id), .update(let id, _), .delete(let id), .startMaintenance(let id, _, _),
            .stopMaintenance(let id):
            id
        case .list, .restOfList, .create, .teams, .escalationChains, .alertPayloads: nil
        }
    }

    /// Whether it begins or ends a maintenance window.
    var isMaintenance: Bool {
        switch self {
        case .startMaintenance, .stopMaintenance: true
        default: false
        }
    }

    /// Whether it changes something on the server.
    package var isWrite: Bool {
        switch self {
        case .create, .update, .delete, .startMaintenance, .stopMaintenance: true
        case .list, .restOfList, .fetch, .teams, .escalationChains, .alertPayloads: false
        }
    }
}

/// Why to wake up.
package enum Alarm: String, Hashable, Sendable {
    /// A second has passed that someone can see.
    case tick
    /// The list is due for a refresh.
    case refresh
    /// Drafts are due to go to disk.
    case drafts
    /// What has failed is due for its next attempt.
    case retry
    /// The list may go to disk.
    case keepList
}

/// What only the terminal can do.
package enum TerminalRequest: Hashable, Sendable {
    case copy(String)
    case suspend
    /// Give the terminal to the user's own editor for a while.
    case edit(ExternalEdit)
    case redraw
    /// Show the context that was made ready, in the place of this one.
    case showContext(String)
    case quit
}
