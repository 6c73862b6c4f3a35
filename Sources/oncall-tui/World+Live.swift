import Features
import Foundation
import Jinja
import LocalState
import OnCall

extension World {
    /// The real world: the service over the network, drafts on the disk, the terminal.
    /// - Parameters:
    ///   - server: under which drafts are filed.
    ///   - terminal: brings a request to the thread that owns the terminal.
    static func live(
        _ service: Service, _ drafts: DraftStore, _ journal: JournalStore, _ payloads: PayloadStore, server: String,
        log: RequestLog, terminal: @escaping @Sendable (TerminalRequest) -> Void
    ) -> World {
        var world = World(
            now: { Date() },
            call: { call, give in await service.perform(call, give: give) },
            sleep: { until in
                // A cancelled sleep ends early, and nobody listens any more.
                try? await Task.sleep(for: .seconds(max(0, until.timeIntervalSinceNow)))
            },
            loadDrafts: {
                let found = drafts.load(server: server)
                return (found.drafts, found.problems.map { "\($0)" })
            },
            saveDraft: { draft, revision in
                guard case .foundAnother(let path) = try drafts.save(draft, order: revision) else { return nil }
                return "another console changed this draft meanwhile; its text is kept in \(path)"
            },
            removeDraft: { key, revision in
                guard case .foundAnother(let path) = try drafts.remove(key, order: revision) else { return nil }
                return "another console has a newer draft of this field; it is kept in \(path)"
            },
            loadPayload: { payloads.load(server: $0.server, integration: $0.integration) },
            savePayload: { key, chosen in
                try payloads.save(chosen, server: key.server, integration: key.integration)
            },
            readPayload: { path in PayloadFile.read(path) },
            loadAllDrafts: {
                let found = drafts.loadAll()
                return (
                    found.drafts, found.asides.map { KeptDraft(path: $0.path, draft: $0.draft) },
                    found.problems.map { "\($0)" }
                )
            },
            loadJournal: { journal.load(server: server) },
            noteEntry: { try journal.append($0) },
            noteOutcome: { try journal.append($0, server: server) },
            terminal: terminal)
        world.loadRequests = { log.records }
        world.templates = .system
        return world
    }
}
