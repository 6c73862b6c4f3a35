import DemoServer
import FoundationEssentials
import HTTPCurl
import JSON
import OnCall
import OnCallClient
import Synchronization

/// A run of one cell of the table with a client, a server and real sockets.
struct FaultRun {
    let client: ServiceClient
    /// The first integration is the target of all operations, except that maintenance is stopped on the one with a window.
    let ids: [IntegrationID]

    /// The observed outcome.
    struct Outcome: Sendable {
        var error: ServiceError?
        /// Without an error: whether the response is right and complete.
        var isRight = false
        /// The number of requests for the operation.
        var requests = 0
        /// Whether the server applied the write, whatever the response.
        var wasApplied = false
    }

    /// The progress of the server.
    private struct Progress {
        /// The number of requests received.
        var requests = 0
        /// The number of requests processed as far as the fault allows, so that the client waits only because of the fault.
        var finished = 0
    }

    private final class Server: Sendable {
        let progress = Mutex(Progress())
    }

    /// The index of an integration whose maintenance window ends much later.
    private static let underMaintenance = 5
    private static let slot = TemplateSlot(path: "web.title")
    private static let name = "Made under a fault"

    /// - Parameters:
    ///   - isWarm: whether there is a connection to reuse, and the form of authorization is known.
    ///   - elsewhere: the URL of another host, for faults that name one.
    static func run(_ cell: FaultTable, isWarm: Bool, ids: [IntegrationID], elsewhere: String) async throws -> Outcome {
        guard FaultTable.waits(cell.fault), cell.result != .succeeds else {
            return try await attempt(cell, isWarm: isWarm, ids: ids, elsewhere: elsewhere, seconds: nil).outcome
        }
        // The client's timeout must leave the server time to reach the fault.
        var seconds = 2
        while true {
            let (outcome, isTried) = try await attempt(
                cell, isWarm: isWarm, ids: ids, elsewhere: elsewhere, seconds: seconds)
            if isTried { return outcome }
            // Limited, as a trickled response would become complete.
            seconds = min(seconds * 2, 15)
        }
    }

    /// - Parameter seconds: the client's timeout; nil for none.
    /// - Returns: the outcome, and whether the fault was reached: not if the client timed out before.
    private static func attempt(
        _ cell: FaultTable, isWarm: Bool, ids: [IntegrationID], elsewhere: String, seconds: Int?
    ) async throws -> (outcome: Outcome, isTried: Bool) {
        let server = Server()
        let faults = FaultSwitch(elsewhere: elsewhere)
        var wiring = DemoWiring()
        wiring.faults = faults
        wiring.stages = [
            { request, next in
                // A warm-up request may arrive late, after the client timed out.
                guard !request.target.contains(ids[1].rawValue) else { return await next(request) }
                server.progress.withLock { $0.requests += 1 }
                defer { server.progress.withLock { $0.finished += 1 } }
                return await next(request)
            }
        ]
        let demo = try await RunningDemo.start(DemoOptions(count: ids.count), wiring)
        var options = ServiceOptions(
            baseURL: demo.url, token: Secret(demo.token), authorization: isWarm ? .auto : .bearer,
            userAgent: "oncall-tui/test")
        options.http = .withoutTimeouts
        if let seconds { options.http.readTimeoutSeconds = seconds }
        let run = FaultRun(client: ServiceClient(options), ids: ids)
        do {
            let result = try await run.outcome(of: cell, isWarm: isWarm, faults, server)
            await demo.stop()
            return result
        } catch {
            await demo.stop()
            throw error
        }
    }

    private func outcome(
        of cell: FaultTable, isWarm: Bool, _ faults: FaultSwitch, _ server: Server
    ) async throws -> (outcome: Outcome, isTried: Bool) {
        if isWarm { try await patiently { _ = try await client.integration(ids[1]) } }
        server.progress.withLock { $0 = Progress() }
        await faults.set([FaultRule(cell.fault)])
        var outcome = Outcome()
        outcome.error = await failure { outcome.isRight = try await perform(cell.operation, cell.fault) }
        let progress = server.progress.withLock { $0 }
        outcome.requests = progress.requests
        guard outcome.error?.kind != .timedOut || progress.finished > 0 else { return (outcome, false) }
        await faults.set([])
        // With the same client, which must still work.
        outcome.wasApplied = try await patiently { try await isApplied(cell.operation) }
        return (outcome, true)
    }

    /// Repeats a read that is unrelated to the fault while the client's timeout is too short on this machine.
    private func patiently<Value>(_ read: () async throws -> Value) async throws -> Value {
        while true {
            do {
                return try await read()
            } catch let error as ServiceError where error.kind == .timedOut {
                continue
            }
        }
    }

    /// - Returns: whether the response is as expected.
    private func perform(_ operation: DemoOperation, _ fault: DemoFault) async throws(ServiceError) -> Bool {
        /// Whether just those members are unreadable that the fault breaks.
        func isRead(_ integration: Integration) -> Bool {
            integration.unreadable.keys.sorted()
                == (fault == .oddMembers ? ["description_short", "maintenance_started_at"] : [])
        }
        switch operation {
        case .list:
            var listed: [Integration] = []
            var leftOut = 0
            try await client.integrations {
                listed += $0.value.integrations
                leftOut += $0.value.leftOut.count
            }
            return listed.map(\.id) == ids && leftOut == (fault == .rowWithoutID ? 1 : 0) && listed.allSatisfy(isRead)
        case .get:
            let integration = try await client.integration(ids[0]).value
            return integration.id == ids[0] && isRead(integration)
        case .create:
            let new = NewIntegration(type: "webhook", name: FaultRun.name, teamID: nil)
            return try await client.create(new).value.name == .value(FaultRun.name)
        case .update:
            let response = try await client.update(
                ids[0], IntegrationPatch(.template(FaultRun.slot), "{{ payload.x }}"))
            return response.value.templates[FaultRun.slot] == .value("{{ payload.x }}")
        case .delete:
            try await client.delete(ids[0])
            return true
        case .start:
            let response = try await client.startMaintenance(ids[0], .groupAlerts, seconds: 8 * 3600)
            guard let window = response.value.maintenance, let now = response.serverTime else { return false }
            return window.remainingSeconds(at: now).map { (28_790...28_801).contains($0) } ?? false
        case .stop:
            return try await client.stopMaintenance(ids[FaultRun.underMaintenance]).value.maintenance == nil
        case .payloads: return try await !client.alertPayloads(of: ids[0]).isEmpty
        }
    }

    /// - Returns: whether the server's state is as after the operation.
    private func isApplied(_ operation: DemoOperation) async throws -> Bool {
        switch operation {
        case .list, .get, .payloads:
            _ = try await client.integration(ids[0])
            return false
        case .create:
            var names: [String?] = []
            try await client.integrations { names += $0.value.integrations.map(\.name.value) }
            return names.contains(FaultRun.name)
        case .update:
            return try await client.integration(ids[0]).value.templates[FaultRun.slot] == .value("{{ payload.x }}")
        case .delete:
            let error = await failure { _ = try await client.integration(ids[0]) }
            // The timeout was too short for this read, which says nothing about the deletion.
            if let error, error.kind == .timedOut { throw error }
            return error?.kind == .notFound
        case .start: return try await client.integration(ids[0]).value.maintenance != nil
        case .stop: return try await client.integration(ids[FaultRun.underMaintenance]).value.maintenance == nil
        }
    }
}
