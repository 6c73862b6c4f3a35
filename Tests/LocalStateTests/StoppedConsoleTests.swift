import FoundationEssentials
import Glibc
import JSON
import OnCall
import ScratchFolders
import Synchronization
import Testing

@testable import LocalState

/// Another console holds a lock and does not continue, for example after Ctrl-Z.
@Suite struct StoppedConsoleTests {
    private let scratch: ScratchFolder
    private let server = "https://oncall.example.com"

    init() throws { scratch = try ScratchFolder() }

    private func draft(_ text: String, field: Int = 0) throws -> Draft {
        let field = try #require(EditableField(path: "templates.slack.title\(field)"))
        return Draft(
            key: Draft.Key(server: server, integration: IntegrationID("CABC"), field: field),
            integrationName: "Payments",
            base: .null, value: .string(text), changedAt: Date(timeIntervalSince1970: 1_700_000_000))
    }

    private func store(lockTimeout: Duration = .seconds(60)) -> DraftStore {
        DraftStore(stateFolder: scratch.path, lockTimeout: lockTimeout)
    }

    /// Takes the lock of the drafts' folder, as another console does: locks belong to open folders, not to processes. Closing the
    /// descriptor releases it.
    private func lock() throws -> Int32 {
        let folder = scratch.path + "/drafts/\(FileName.hash(server))/CABC"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor
    }

    @Test func `saves that wait for the lock don't block Swift's threads`() async throws {
        let lock = try lock()
        let saved = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            // More than the number of threads, on most machines.
            for number in 0..<32 {
                let draft = try draft("text", field: number)
                let store = store()
                group.addTask {
                    try await store.save(draft, order: 1)
                    saved.count.add(1, ordering: .relaxed)
                }
            }
            await withTaskGroup(of: Void.self) { others in
                for _ in 0..<200 { others.addTask { await Task.yield() } }
            }
            #expect(saved.count.load(ordering: .relaxed) == 0)
            close(lock)
            try await group.waitForAll()
        }
        #expect(await store().loadAll().drafts.count == 32)
    }

    @Test func `the journal does not wait for a locked draft`() async throws {
        let lock = try lock()
        let draft = try draft("text")
        let store = store()
        async let outcome = store.save(draft, order: 1)
        let journal = JournalStore(stateFolder: scratch.path)
        let entry = JournalEntry(
            id: "1", at: draft.changedAt, server: server, integration: draft.key.integration, name: "Payments",
            operation: .stopMaintenance)
        try await journal.append(entry)
        #expect(await journal.load(server: server).entries == [entry])
        close(lock)
        #expect(try await outcome == .done)
    }

    @Test func `of waiting saves, the highest order wins`() async throws {
        let lock = try lock()
        let store = store()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for order in (1...40).shuffled() {
                let draft = try draft("\(order)")
                group.addTask { try await store.save(draft, order: order) }
            }
            close(lock)
            try await group.waitForAll()
        }
        #expect(await store.loadAll() == DraftInventory(drafts: [try draft("40")]))
    }

    @Test func `after the timeout, the draft is saved without the lock`() async throws {
        let lock = try lock()
        defer { close(lock) }
        let draft = try draft("text")
        #expect(try await store(lockTimeout: .milliseconds(30)).save(draft, order: 1) == .done)
        #expect(await store().loadAll().drafts == [draft])
    }
}

/// Counts finished tasks.
private final class Counter: Sendable {
    let count = Atomic(0)
}
