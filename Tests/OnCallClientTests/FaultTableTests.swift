import DemoServer
import Features
import Foundation
import JSON
import OnCall
import OnCallClient
import Planning
import RecordedPages
import Synchronization
import Testing

/// Every fault × every operation, over real sockets. The table is in `Tests/README.md`; `RECORD_README=1` updates it.
@Suite(.timeLimit(.minutes(60))) struct FaultTableTests {
    /// The IDs of the service's integrations, in order: the same seed generates the same ones.
    private static func ids(count: Int) async throws -> [IntegrationID] {
        try await Wire.with(.cloud, count: count) { wire in
            try await wire.list().flatMap { $0.integrations.map(\.id) }
        }
    }

    @Test(arguments: DemoFault.allCases) func `nothing is lost, applied twice or misreported under a fault`(
        fault: DemoFault
    )
        async throws
    {
        let ids = try await Self.ids(count: FaultTable.count(for: fault))
        let strays = Mutex(0)
        var wiring = DemoWiring()
        wiring.onRequest = { _ in strays.withLock { $0 += 1 } }
        let elsewhere = try await RunningDemo.start(DemoOptions(count: 0), wiring)
        try await withThrowingTaskGroup { group in
            for operation in DemoOperation.allCases {
                for isWarm in [false, true] {
                    let cell = FaultTable(fault: fault, operation: operation)
                    group.addTask {
                        let outcome = try await FaultRun.run(cell, isWarm: isWarm, ids: ids, elsewhere: elsewhere.url)
                        Self.check(outcome, cell, isWarm: isWarm)
                    }
                    // Those that wait for a timeout run concurrently; the others one at a time.
                    if !FaultTable.waits(fault) { try await group.next() }
                }
            }
            try await group.waitForAll()
        }
        #expect(strays.withLock { $0 } == 0, "the token was sent to another host")
        await elsewhere.stop()
    }

    private static func check(_ outcome: FaultRun.Outcome, _ cell: FaultTable, isWarm: Bool) {
        let label: Comment = "\(cell.fault.rawValue) × \(cell.operation.rawValue), warm: \(isWarm): \(outcome)"
        #expect(outcome.error?.kind == cell.kind, label)
        if cell.kind == nil { #expect(outcome.isRight, label) }
        #expect(outcome.error?.summary.isEmpty != true, label)
        #expect(cell.requests(isWarm: isWarm).contains(outcome.requests), label)
        #expect(outcome.error?.mayHaveBeenApplied ?? false == (cell.result == .uncertain), label)
        if cell.operation == .get { checkComparison(outcome.error, label) }
        if cell.operation == .update { checkMany(outcome.error, cell.fault, label) }
        // The client sends once; the console decides about retries.
        let wait = outcome.error.flatMap { RetryRule.wait(cell.operation.call, after: $0, retries: 0, jitter: 0.5) }
        #expect((wait != nil) == (cell.result == .retried), label)
        // The demo applies what it should, and an applied write is never reported as not applied.
        #expect(outcome.wasApplied == (cell.isWrite && cell.fault.isApplied), label)
        #expect(!outcome.wasApplied || outcome.error == nil || outcome.error?.mayHaveBeenApplied == true, label)
    }

    /// A save is compared with the server right before it is sent: under a fault of that fetch nothing is sent, and Enter tries again.
    private static func checkComparison(_ error: ServiceError?, _ label: Comment) {
        let id = IntegrationID("C1")
        var held = Integration(id: id)
        held.name = .value("old")
        var runner = PlanRunner(
            Plan(.save, [PlannedChange(id, name: "old", .name, "mine", base: .value("old"))]))
        _ = runner.begin()
        _ = runner.fetched(id, held, busy: [])
        #expect(runner.confirm(busy: []) == [.fetch(id)], label)
        let actions = error.map { runner.fetchFailed(id, $0, busy: []) } ?? runner.fetched(id, held, busy: [])
        let isSent = actions.contains { if case .send = $0 { true } else { false } }
        #expect(isSent == (error == nil), label)
        guard let error else { return }
        #expect(runner.confirm(busy: []) == (error.kind == .notFound ? [] : [.fetch(id)]), label)
    }

    /// A plan for many integrations whose updates all end in the same way.
    private static func checkMany(_ error: ServiceError?, _ fault: DemoFault, _ label: Comment) {
        let ids = (1...5).map { IntegrationID("C\($0)") }
        func held(_ id: IntegrationID) -> Integration {
            var integration = Integration(id: id)
            integration.name = .value("old")
            return integration
        }
        var runner = PlanRunner(
            Plan(.bulk(batch: "b"), ids.map { PlannedChange($0, name: "old", .name, "mine", base: .value("old")) }))
        _ = runner.begin()
        for id in ids { _ = runner.fetched(id, held(id), busy: []) }
        var sent: [IntegrationID] = []
        var actions = runner.confirm(busy: [])
        while let action = actions.popLast() {
            switch action {
            case .fetch(let id): actions += runner.fetched(id, held(id), busy: [])
            case .sendTogether(let changes, _):
                guard let id = changes.first?.integration else { break }
                sent.append(id)
                if let error {
                    actions +=
                        error.mayHaveBeenApplied
                        ? runner.uncertain(id, .name, .noResponse(error), busy: [])
                        : runner.refused(id, .name, error, busy: [])
                } else {
                    actions += runner.saved(id, .name, busy: [])
                }
            default: break
            }
        }
        #expect(sent == Array(ids.prefix(FaultTable.many(fault).sent)), label)
        // What was not sent is shown as such.
        let left = runner.plan.groups.indices.count { runner.plan.state(ofGroup: $0) == .heldBack }
        #expect(left == ids.count - sent.count, label)
    }

    @Test func `the recorded table is up to date`() throws {
        #expect(try RecordedSection("faults", of: "Tests/README.md").recorded(FaultTable.page) == FaultTable.page)
    }

    @Test func `every fault has a summary`() {
        #expect(DemoFault.allCases.allSatisfy { FaultTable.summaries[$0] != nil })
    }
}
