package import FoundationEssentials
package import Jinja
package import OnCall
import OnCallTemplates

/// Everything that jobs may do outside, as closures, so that tests can replace them.
package struct World: Sendable {
    /// The local time.
    package var now: @Sendable () -> Date
    /// Calls the service. Reports one outcome, or one per page for a list.
    package var call: @Sendable (Call, _ give: @Sendable (Outcome) -> Void) async -> Void
    /// Calls the service as `call` does, with pauses between pages.
    package var callSlowly: @Sendable (Call, RequestBudget.Pace, _ give: @Sendable (Outcome) -> Void) async -> Void
    package var loadDrafts: @Sendable () async -> LoadedDrafts
    /// Returns the different text of another console, if there is one; throws an error with a message for the user.
    package var saveDraft: @Sendable (Draft, _ revision: Int) async throws -> DraftConflict?
    /// As `saveDraft`.
    package var removeDraft: @Sendable (Draft.Key, _ revision: Int) async throws -> DraftConflict?
    package var loadPayload: @Sendable (PayloadKey) async -> ChosenPayload?
    /// Throws an error with a message for the user.
    package var savePayload: @Sendable (PayloadKey, ChosenPayload) async throws -> Void
    package var readPayload: @Sendable (_ path: String) async -> Result<String, PayloadFileProblem>
    package var loadAllDrafts: @Sendable () async -> (drafts: [Draft], kept: [ConflictingDraft], problems: [String])
    package var loadJournal: @Sendable () async -> (entries: [JournalEntry], problems: [String])
    /// Writes an entry to disk; throws an error with a message for the user.
    package var noteEntry: @Sendable (JournalEntry) async throws -> Void
    /// As `noteEntry`.
    package var noteOutcome: @Sendable (JournalOutcome) async throws -> Void
    package var terminal: @Sendable (TerminalRequest) -> Void
    /// The requests of this session, newest last.
    package var loadRequests: @Sendable () async -> [RequestRecord] = { [] }
    /// The list cache; nil without a disk. Throws an error with a message for the user.
    package var loadList: @Sendable () async throws -> CachedList? = { nil }
    /// Throws an error with a message for the user.
    package var saveList: @Sendable (CachedList) async throws -> Void = { _ in }
    /// Reads the queue of windows and changes it in one transaction; throws an error with a message for the user.
    package var changeQueue:
        @Sendable (QueueChange?) async throws -> (queue: WindowQueue, claims: [WindowQueue.Claim], isRunner: Bool) = {
            _ in
            (WindowQueue(), [], false)
        }
    /// Announces an event outside of the screen.
    package var announce: @Sendable (_ name: String, MaintenanceNotice, NotifySettings) -> Void = { _, _, _ in }
    /// Writes the texts of drafts to a new file at a path; throws an error with a message for the user.
    package var exportDrafts: @Sendable (_ drafts: [Draft], _ path: String) async throws -> Void = { _, _ in }
    /// Writes integrations to a folder; returns what was written, as a sentence. Throws an error with a message for the user.
    package var export: @Sendable (ExportRequest) async throws -> String = { _ in "" }
    /// The path of another console's different text for a draft; nil if there is none. Throws if that can't be found out.
    package var findConflict: @Sendable (Draft.Key) async throws -> String? = { _ in nil }
    /// As `exportDrafts`.
    package var dropConflictingDraft: @Sendable (ConflictingDraft) async throws -> Void = { _ in }
    /// What templates can use on the server.
    package var templates = TemplateEnvironment.onCall
    /// Opens a context; returns the reason if it can't.
    package var openContext: @Sendable (_ name: String) async -> String? = { _ in "there are no contexts here" }

    package init(
        now: @escaping @Sendable () -> Date,
        call: @escaping @Sendable (Call, _ give: @Sendable (Outcome) -> Void) async -> Void,
        loadDrafts: @escaping @Sendable () async -> LoadedDrafts,
        saveDraft: @escaping @Sendable (Draft, _ revision: Int) async throws -> DraftConflict?,
        removeDraft: @escaping @Sendable (Draft.Key, _ revision: Int) async throws -> DraftConflict?,
        loadPayload: @escaping @Sendable (PayloadKey) async -> ChosenPayload?,
        savePayload: @escaping @Sendable (PayloadKey, ChosenPayload) async throws -> Void,
        readPayload: @escaping @Sendable (_ path: String) async -> Result<String, PayloadFileProblem>,
        loadAllDrafts: @escaping @Sendable () async -> (drafts: [Draft], kept: [ConflictingDraft], problems: [String]),
        loadJournal: @escaping @Sendable () async -> (entries: [JournalEntry], problems: [String]),
        noteEntry: @escaping @Sendable (JournalEntry) async throws -> Void,
        noteOutcome: @escaping @Sendable (JournalOutcome) async throws -> Void,
        terminal: @escaping @Sendable (TerminalRequest) -> Void
    ) {
        self.now = now
        self.call = call
        callSlowly = { request, _, give in await call(request, give) }
        self.loadDrafts = loadDrafts
        self.saveDraft = saveDraft
        self.removeDraft = removeDraft
        self.loadPayload = loadPayload
        self.savePayload = savePayload
        self.readPayload = readPayload
        self.loadAllDrafts = loadAllDrafts
        self.loadJournal = loadJournal
        self.noteEntry = noteEntry
        self.noteOutcome = noteOutcome
        self.terminal = terminal
    }

    /// Runs `job` and reports its results.
    package func perform(_ job: Job, give: @escaping @Sendable (Action) -> Void) async {
        let reply: @Sendable (Reply) -> Void = { give(.reply($0, now: now())) }
        switch job {
        case .call(let call, let number, let entry):
            if let entry, await !isRecorded(entry, call, number, reply) { return }
            await self.call(call) { reply(.answered(number, $0)) }
        case .readSlowly(let call, let number, let pace):
            await callSlowly(call, pace) { reply(.answered(number, $0)) }
        // The store's owner waits.
        case .sleep: break
        case .loadDrafts:
            let found = await loadDrafts()
            reply(
                .draftsLoaded(
                    found.drafts, recovered: found.recovered, kept: found.kept, problems: found.problems))
        case .saveDraft(let draft, let revision):
            do {
                let conflict = try await saveDraft(draft, revision)
                reply(.draftSaved(draft.key, revision: revision, conflict: conflict))
            } catch {
                reply(.draftFailed(draft.key, revision: revision, reason: "\(error)"))
            }
        case .removeDraft(let key, let revision):
            do {
                let conflict = try await removeDraft(key, revision)
                reply(.draftRemoved(key, revision: revision, conflict: conflict))
            } catch {
                reply(.draftFailed(key, revision: revision, reason: "\(error)"))
            }
        case .render(let order):
            reply(.rendered(order.perform(now: now(), in: templates)))
        case .lint(let items):
            var results: [LintResult] = []
            for item in items {
                let payload = await loadPayload(item.key)?.text
                results.append(item.verdicts(payload: payload, at: now(), in: templates))
            }
            reply(.linted(results))
        case .loadPayload(let key):
            reply(.payloadLoaded(key, await loadPayload(key)))
        case .savePayload(let key, let chosen):
            do {
                try await savePayload(key, chosen)
                reply(.payloadSaved(key, failure: nil))
            } catch {
                reply(.payloadSaved(key, failure: "\(error)"))
            }
        case .readPayload(let path):
            reply(.payloadRead(path: path, await readPayload(path)))
        case .loadAllDrafts:
            let found = await loadAllDrafts()
            reply(.allDraftsLoaded(found.drafts, kept: found.kept, problems: found.problems))
        case .loadJournal:
            let found = await loadJournal()
            reply(.journalLoaded(found.entries, problems: found.problems))
        case .loadRequests: reply(.requestsLoaded(await loadRequests()))
        case .noteOutcome(let outcome):
            do { try await noteOutcome(outcome) } catch { reply(.outcomeRefused(reason: "\(error)")) }
        case .loadList:
            do {
                reply(.listLoaded(try await loadList()))
            } catch {
                reply(.listLoaded(nil, problem: "\(error)"))
            }
        case .saveList(let list):
            do {
                try await saveList(list)
                reply(.listSaved(failure: nil))
            } catch {
                reply(.listSaved(failure: "\(error)"))
            }
        case .changeQueue(let change):
            do {
                let (queue, claims, isRunner) = try await changeQueue(change)
                reply(.queueChanged(queue, claims: claims, isRunner: isRunner, problem: nil))
            } catch {
                reply(.queueChanged(WindowQueue(), claims: [], isRunner: false, problem: "\(error)"))
            }
        case .announce(let name, let told, let settings):
            announce(name, told, settings)
        case .exportDrafts(let drafts, let path):
            do {
                try await exportDrafts(drafts, path)
                reply(.draftsExported(drafts, path: path, failure: nil))
            } catch {
                reply(.draftsExported(drafts, path: path, failure: "\(error)"))
            }
        case .export(let request):
            do {
                reply(.exported(.success(try await export(request))))
            } catch {
                reply(.exported(.failure(ExportFailure(reason: "\(error)"))))
            }
        case .checkConflict(let key):
            do {
                reply(.conflictChecked(key, path: try await findConflict(key)))
            } catch {
                // What can't be found out changes nothing.
            }
        case .dropConflictingDraft(let kept):
            do {
                try await dropConflictingDraft(kept)
                reply(.conflictingDraftDropped(kept, failure: nil))
            } catch {
                reply(.conflictingDraftDropped(kept, failure: "\(error)"))
            }
        case .openContext(let name): reply(.contextOpened(name, failure: await openContext(name)))
        case .terminal(let request):
            terminal(request)
        }
    }

    /// Writes the journal entry of a write before the write is sent.
    /// - Returns: whether the write may be sent: a deletion without an entry could never be restored.
    private func isRecorded(
        _ entry: JournalEntry, _ call: Call, _ number: RequestNumber, _ reply: @Sendable (Reply) -> Void
    ) async -> Bool {
        do {
            try await noteEntry(entry)
            return true
        } catch {
            let isSent = if case .delete = call { false } else { true }
            reply(.journalRefused(number, reason: "\(error)", isSent: isSent))
            return isSent
        }
    }
}
