import DemoServer
import FoundationEssentials
import HTTPCurl
import JSON
import OnCall
import OnCallClient
import Synchronization

/// One cell of the table, tried with a client, a server and real sockets between them.
struct FaultTrial {
    let client: ServiceClient
    /// The first integration is the one that everything is done to; the one with a maintenance window is taken out of it.
    let ids: [IntegrationID]

    /// What was seen.
    struct Outcome: Sendable {
        var error: ServiceError?
        /// Where there was no error: whether the answer is right, and complete.
        var isRight = false
        /// How many requests the server got for the operation.
        var requests = 0
        /// Whether the server has obeyed, whatever it said.
        var wasObeyed = false
    }

    /// How far the server has come.
    private struct Progress {
        /// How many requests it got.
        var requests = 0
        /// How many it has done with, as far as the fault lets it, so that the fault is all that the client still waits for.
        var finished = 0
    }

    private final class Server: Sendable {
        let progress = Mutex(Progress())
    }

    /// The place of an integration whose maintenance window is far from its end.
    private static let underMaintenance = 5
    private static let slot = TemplateSlot(path: "web.title")
    private static let name = "Made under a fault"

    /// - Parameters:
    ///   - isWarm: whether there is a connection from before, and the form of authorization is found out.
    ///   - elsewhere: the address of another host, for faults that lead to one.
    static func run(_ cell: FaultTable, isWarm: Bool, ids: [IntegrationID], elsewhere: String) async throws -> Outcome {
        guard FaultTable.waits(cell.fault), cell.word != .succeeds else {
            return try await attempt(cell, isWarm: isWarm, ids: ids, elsewhere: elsewhere, seconds: nil).outcome
        }
        // The client is to wait in vain, so it has a limit: one that leaves the server time to come as far as the fault.
        var seconds = 2
        while true {
            let (outcome, isTried) = try await attempt(
                cell, isWarm: isWarm, ids: ids, elsewhere: elsewhere, seconds: seconds)
            if isTried { return outcome }
            // Not for ever longer: a trickle would come to its end.
            seconds = min(seconds * 2, 15)
        }
    }

    /// - Parameter seconds: how long the client waits for an answer; nil for as long as it takes.
    /// - Returns: what was seen, and whether the fault was tried: not where the client gave up before the server had come so far.
    private static func attempt(
        _ cell: FaultTable, isWarm: Bool, ids: [IntegrationID], elsewhere: String, seconds: Int?
    ) async throws -> (outcome: Outcome, isTried: Bool) {
        let server = Server()
        let faults = FaultSwitch(elsewhere: elsewhere)
        var wiring = DemoWiring()
        wiring.faults = faults
        wiring.stages = [
            { request, next in
                // One that makes the connection warm may come late, when the client has given it up.
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
        options.http = .unhurried
        if let seconds { options.http.readTimeoutSeconds = seconds }
        let trial = FaultTrial(client: ServiceClient(options), ids: ids)
        do {
            let result = try await trial.outcome(of: cell, isWarm: isWarm, faults, server)
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
        outcome.error = await failure { outcome.isRight = try await perform(cell.operation) }
        let progress = server.progress.withLock { $0 }
        outcome.requests = progress.requests
        guard outcome.error?.kind != .timedOut || progress.finished > 0 else { return (outcome, false) }
        await faults.set([])
        // With the same client, which no fault has spoilt.
        outcome.wasObeyed = try await patiently { try await look(cell.operation) }
        return (outcome, true)
    }

    /// Reads what is not about the fault, again and again where the client's limit is too short for it on this machine.
    private func patiently<Value>(_ read: () async throws -> Value) async throws -> Value {
        while true {
            do {
                return try await read()
            } catch let error as ServiceError where error.kind == .timedOut {
                continue
            }
        }
    }

    /// - Returns: whether the answer is what it should be.
    private func perform(_ operation: DemoOperation) async throws(ServiceError) -> Bool {
        switch operation {
        case .list:
            var listed: [IntegrationID] = []
            try await client.integrations { listed += $0.value.integrations.map(\.id) }
            return listed == ids
        case .get: return try await client.integration(ids[0]).value.id == ids[0]
        case .create:
            let new = NewIntegration(type: "webhook", name: FaultTrial.name, teamID: nil)
            return try await client.create(new).value.name == .value(FaultTrial.name)
        case .update:
            let answer = try await client.update(
                ids[0], IntegrationPatch(.template(FaultTrial.slot), "{{ payload.x }}"))
            return answer.value.templates[FaultTrial.slot] == .value("{{ payload.x }}")
        case .delete:
            try await client.delete(ids[0])
            return true
        case .start:
            let answer = try await client.startMaintenance(ids[0], .groupAlerts, seconds: 8 * 3600)
            guard let window = answer.value.maintenance, let now = answer.serverTime else { return false }
            return window.remainingSeconds(at: now).map { (28_790...28_801).contains($0) } ?? false
        case .stop:
            return try await client.stopMaintenance(ids[FaultTrial.underMaintenance]).value.maintenance == nil
        case .payloads: return try await !client.alertPayloads(of: ids[0]).isEmpty
        }
    }

    /// - Returns: whether the server holds what the operation orders.
    private func look(_ operation: DemoOperation) async throws -> Bool {
        switch operation {
        case .list, .get, .payloads:
            _ = try await client.integration(ids[0])
            return false
        case .create:
            var names: [String?] = []
            try await client.integrations { names += $0.value.integrations.map(\.name.value) }
            return names.contains(FaultTrial.name)
        case .update:
            return try await client.integration(ids[0]).value.templates[FaultTrial.slot] == .value("{{ payload.x }}")
        case .delete:
            let error = await failure { _ = try await client.integration(ids[0]) }
            // The limit was too short for this look, which says nothing about the deletion.
            if let error, error.kind == .timedOut { throw error }
            return error?.kind == .notFound
        case .start: return try await client.integration(ids[0]).value.maintenance != nil
        case .stop: return try await client.integration(ids[FaultTrial.underMaintenance]).value.maintenance == nil
        }
    }
}
