import FoundationEssentials
import OnCall
import ScratchFolders
import Testing

@testable import LocalState

/// The queue of windows on disk.
@Suite struct QueueStoreTests {
    private let scratch: ScratchFolder
    private let server = "https://oncall.example.com"

    init() throws { scratch = try ScratchFolder() }

    private func store() -> QueueStore { QueueStore(stateFolder: scratch.path, server: server) }

    private static let start = Date(timeIntervalSince1970: 1_700_000_000)

    private static func entries() -> [QueuedWindow] {
        let turn = RecurringWindow.Occurrence(start: start, end: start.addingTimeInterval(7200))
        var once = QueuedWindow(
            id: "1", integration: IntegrationID("C1"), name: "Payments", mode: .debug, schedule: .once(turn),
            why: "CHG-4711", next: turn)
        once.state = .starting(by: "run")
        let weekly = RecurringWindow(
            weekdays: [6, 0], second: 79_200, end: .second(21_600), lastDay: 20_000, zoneName: "Europe/Berlin")
        var again = QueuedWindow(
            id: "2", integration: IntegrationID("C2"), name: "x\u{1B}[2J", mode: .silenceEscalations,
            schedule: .recurring(weekly), why: nil, next: turn)
        again.last = QueuedWindow.Turn(start: start, result: .wasOpen)
        again.untold = [QueuedWindow.Turn(start: start, result: .missed("late"))]
        return [once, again]
    }

    @Test func `what is written is read again`() async throws {
        let store = store()
        for entry in Self.entries() {
            _ = try await store.update { $0.add(entry) }
        }
        #expect(try await self.store().load().entries == Self.entries())
    }

    @Test func `changes of two processes are both kept`() async throws {
        let (first, second) = (store(), store())
        let entries = Self.entries()
        _ = try await first.update { $0.add(entries[0]) }
        _ = try await second.update { $0.add(entries[1]) }
        #expect(try await first.load().entries.count == 2)
    }

    @Test func `one process is the runner, until it ends`() async {
        var first: QueueStore? = store()
        let second = store()
        #expect(await first?.becomeRunner() == true)
        #expect(await first?.becomeRunner() == true)
        #expect(await second.becomeRunner() == false)
        first = nil
        #expect(await second.becomeRunner())
    }

    @Test func `a damaged file is reported, and not overwritten`() async throws {
        let store = store()
        _ = try await store.update { $0.add(Self.entries()[0]) }
        _ = try scratch.write("damaged", to: "queue/\(FileName.hash(server)).json")
        await #expect(throws: FileProblem.self) { try await store.load() }
        await #expect(throws: FileProblem.self) { try await store.update { $0.drop("1") } }
        #expect(try scratch.text(of: "queue/\(FileName.hash(server)).json") == "damaged")
    }
}
