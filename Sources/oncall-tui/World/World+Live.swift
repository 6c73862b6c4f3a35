import CProcess
import Commands
import Features
import FoundationEssentials
import LocalState
import OnCall
import Panes

extension World {
    /// The real world: the service over the network, files on the disk, the terminal.
    /// - Parameters:
    ///   - server: identifies drafts, journal, payloads and list on disk.
    ///   - run: runs a command of the user; does nothing for an empty one.
    ///   - openContext: opens another context; returns the reason if it can't.
    ///   - terminal: passes a request to the thread that owns the terminal.
    static func live(
        _ service: Service, _ stores: Stores, server: String, log: RequestLog,
        openContext: @escaping @Sendable (_ name: String) async -> String?,
        run: @escaping @Sendable (_ command: [String]) -> Void,
        terminal: @escaping @Sendable (TerminalRequest) -> Void
    ) -> World {
        let (drafts, journal, payloads, lists) = (stores.drafts, stores.journal, stores.payloads, stores.lists)
        var world = World(
            now: { Date() },
            call: { call, give in await service.perform(call, give: give) },
            loadDrafts: {
                let found = await drafts.load(server: server)
                return LoadedDrafts(
                    found.drafts, recovered: found.recovered, kept: found.kept, problems: found.problems.map { "\($0)" }
                )
            },
            saveDraft: { draft, revision in
                guard case .conflict(let path) = try await drafts.save(draft, order: revision) else { return nil }
                return DraftConflict(draft.key, path: path, isNewer: false)
            },
            removeDraft: { key, revision in
                guard case .conflict(let path) = try await drafts.remove(key, order: revision) else { return nil }
                return DraftConflict(key, path: path, isNewer: true)
            },
            loadPayload: { await payloads.load(server: $0.server, integration: $0.integration) },
            savePayload: { key, chosen in
                try await payloads.save(chosen, server: key.server, integration: key.integration)
            },
            readPayload: { path in PayloadFile.read(path) },
            loadAllDrafts: {
                let found = await drafts.loadAll()
                return (found.drafts, found.kept, found.problems.map { "\($0)" })
            },
            loadJournal: { await journal.load(server: server) },
            noteEntry: { try await journal.append($0) },
            noteOutcome: { try await journal.append($0, server: server) },
            terminal: terminal)
        world.callSlowly = { call, pace, give in await service.perform(call, pace, give: give) }
        world.loadRequests = { log.records }
        world.loadList = { try await lists.load(server: server) }
        world.saveList = { list in
            // After a list was read, and its pages are no longer needed.
            defer { process_trim_memory() }
            try await lists.save(list, server: server)
        }
        world.exportDrafts = { drafts, path in try ExportFile.write(DraftExport.text(drafts), to: path) }
        world.export = { try FolderExport.write($0, server: server) }
        world.findConflict = { try await drafts.conflict(of: $0) }
        world.dropConflictingDraft = { try await drafts.remove($0) }
        world.changeQueue = { [queue = stores.queue] in try await queue.run($0) }
        world.announce = { name, told, settings in
            if settings.ringsBell { terminal(.bell) }
            if settings.sequence != .off { terminal(.notify(told.message, settings.sequence)) }
            run(settings.command(name: name, text: told.message))
        }
        world.openContext = openContext
        return world
    }
}
