package import FoundationEssentials
package import OnCall

/// Everything that jobs may do outside, as closures: the program puts real ones in, a test what it likes.
package struct World: Sendable {
    /// Our clock.
    package var now: @Sendable () -> Date
    /// Asks the service; gives home one outcome, or many for a list.
    package var call: @Sendable (Call, _ give: @Sendable (Outcome) -> Void) async -> Void
    /// Waits for an instant; ends early when cancelled.
    package var sleep: @Sendable (_ until: Date) async -> Void
    package var loadDrafts: @Sendable () async -> (drafts: [Draft], problems: [String])
    /// Gives something that people should know, if there is something; throws a message for people.
    package var saveDraft: @Sendable (Draft, _ revision: Int) async throws -> String?
    /// As `saveDraft`.
    package var removeDraft: @Sendable (Draft.Key, _ revision: Int) async throws -> String?
    package var loadPayload: @Sendable (PayloadKey) async -> ChosenPayload?
    /// Throws a message for people.
    package var savePayload: @Sendable (PayloadKey, ChosenPayload) async throws -> Void
    package var readPayload: @Sendable (_ path: String) async -> Result<String, PayloadFileProblem>
    package var terminal: @Sendable (TerminalRequest) -> Void

    package init(
        now: @escaping @Sendable () -> Date,
        call: @escaping @Sendable (Call, _ give: @Sendable (Outcome) -> Void) async -> Void,
        sleep: @escaping @Sendable (_ until: Date) async -> Void,
        loadDrafts: @escaping @Sendable () async -> (drafts: [Draft], problems: [String]),
        saveDraft: @escaping @Sendable (Draft, _ revision: Int) async throws -> String?,
        removeDraft: @escaping @Sendable (Draft.Key, _ revision: Int) async throws -> String?,
        loadPayload: @escaping @Sendable (PayloadKey) async -> ChosenPayload?,
        savePayload: @escaping @Sendable (PayloadKey, ChosenPayload) async throws -> Void,
        readPayload: @escaping @Sendable (_ path: String) async -> Result<String, PayloadFileProblem>,
        terminal: @escaping @Sendable (TerminalRequest) -> Void
    ) {
        self.now = now
        self.call = call
        self.sleep = sleep
        self.loadDrafts = loadDrafts
        self.saveDraft = saveDraft
        self.removeDraft = removeDraft
        self.loadPayload = loadPayload
        self.savePayload = savePayload
        self.readPayload = readPayload
        self.terminal = terminal
    }

    /// Does `job`, and gives home what comes of it.
    package func perform(_ job: Job, give: @escaping @Sendable (Action) -> Void) async {
        let reply: @Sendable (Reply) -> Void = { give(.reply($0, now: now())) }
        switch job {
        case .call(let call, let number):
            await self.call(call) { reply(.answered(number, $0)) }
        case .sleep(let until, let alarm):
            await sleep(until)
            reply(.woke(alarm))
        case .loadDrafts:
            let (drafts, problems) = await loadDrafts()
            reply(.draftsLoaded(drafts, problems: problems))
        case .saveDraft(let draft, let revision):
            do {
                let note = try await saveDraft(draft, revision)
                reply(.draftSaved(draft.key, revision: revision, note: note))
            } catch {
                reply(.draftFailed(draft.key, revision: revision, reason: "\(error)"))
            }
        case .removeDraft(let key, let revision):
            do {
                let note = try await removeDraft(key, revision)
                reply(.draftRemoved(key, revision: revision, note: note))
            } catch {
                reply(.draftFailed(key, revision: revision, reason: "\(error)"))
            }
        case .render(let order):
            reply(.rendered(order.perform(now: now())))
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
        case .terminal(let request):
            terminal(request)
        }
    }
}
