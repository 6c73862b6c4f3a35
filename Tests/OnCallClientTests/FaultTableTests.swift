import DemoServer
import Features
import Foundation
import OnCall
import OnCallClient
import Synchronization
import Testing

/// Every fault × every operation, over real sockets. The table is in README too; `RECORD_README=1` writes it there.
@Suite(.timeLimit(.minutes(60))) struct FaultTableTests {
    /// The service's integrations, in order: the same seed makes the same ones.
    private static func ids(count: Int) async throws -> [IntegrationID] {
        try await Wire.with(.cloud, count: count) { wire in
            try await wire.list().flatMap { $0.integrations.map(\.id) }
        }
    }

    @Test(arguments: DemoFault.allCases) func `nothing is lost, doubled or believed under a fault`(fault: DemoFault)
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
                        let outcome = try await FaultTrial.run(cell, isWarm: isWarm, ids: ids, elsewhere: elsewhere.url)
                        Self.check(outcome, cell, isWarm: isWarm)
                    }
                    // Those that wait for a time-out wait together; of the others one at a time is enough.
                    if !FaultTable.waits(fault) { try await group.next() }
                }
            }
            try await group.waitForAll()
        }
        #expect(strays.withLock { $0 } == 0, "the token went to another host")
        await elsewhere.stop()
    }

    private static func check(_ outcome: FaultTrial.Outcome, _ cell: FaultTable, isWarm: Bool) {
        let place: Comment = "\(cell.fault.rawValue) × \(cell.operation.rawValue), warm: \(isWarm): \(outcome)"
        #expect(outcome.error?.kind == cell.kind, place)
        if cell.kind == nil { #expect(outcome.isRight, place) }
        #expect(outcome.error?.summary.isEmpty != true, place)
        #expect(cell.requests(isWarm: isWarm).contains(outcome.requests), place)
        #expect(outcome.error?.mayHaveBeenApplied ?? false == (cell.word == .looked), place)
        // The client sends once; whether it is sent again is the console's rule.
        let wait = outcome.error.flatMap { RetryRule.wait(cell.operation.call, after: $0, retries: 0, jitter: 0.5) }
        #expect((wait != nil) == (cell.word == .retried), place)
        // The demo does what it says, and what it has done is never reported as surely not done.
        #expect(outcome.wasObeyed == (cell.isWrite && cell.fault.isObeyed), place)
        #expect(!outcome.wasObeyed || outcome.error == nil || outcome.error?.mayHaveBeenApplied == true, place)
    }

    @Test func `README shows the table`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "README.md")
        var page = try String(contentsOf: path, encoding: .utf8)
        let opening = try #require(page.range(of: "<!-- faults -->\n"))
        let closing = try #require(page.range(of: "<!-- /faults -->"))
        let inside = opening.upperBound..<closing.lowerBound
        if ProcessInfo.processInfo.environment["RECORD_README"] == "1" {
            page.replaceSubrange(inside, with: FaultTable.page)
            try page.write(to: path, atomically: true, encoding: .utf8)
        } else {
            #expect(page[inside] == FaultTable.page)
        }
    }

    @Test func `every fault is told in README`() {
        #expect(DemoFault.allCases.allSatisfy { FaultTable.summaries[$0] != nil })
    }
}
