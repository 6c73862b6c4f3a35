import DemoServer
import FoundationEssentials
import HTTPCurl
import JSON
import OnCall
import OnCallClient
import Synchronization

/// A client and a demo server with real sockets between them, and a log of the requests.
struct Wire {
    let client: ServiceClient
    let demo: RunningDemo
    private let log: Log

    private final class Log: Sendable {
        let requests = Mutex<[DemoRequest]>([])
    }

    /// - Parameters:
    ///   - stages: before the service.
    ///   - adjust: changes the client's options.
    static func with<Result>(
        _ dialect: DemoDialect, count: Int = 3, role: DemoRole = .admin, token: String? = nil, stages: [DemoStage] = [],
        adjust: (inout ServiceOptions) -> Void = { _ in }, _ body: (Wire) async throws -> Result
    ) async throws -> Result {
        let log = Log()
        var wiring = DemoWiring()
        let watch: DemoStage = { request, next in
            log.requests.withLock { $0.append(request) }
            return await next(request)
        }
        wiring.stages = [watch] + stages
        var playing = DemoOptions(dialect: dialect, count: count)
        playing.role = role
        let demo = try await RunningDemo.start(playing, wiring)
        var options = ServiceOptions(
            baseURL: demo.url, token: Secret(token ?? demo.token), userAgent: "oncall-tui/test")
        options.http = .withoutTimeouts
        adjust(&options)
        let wire = Wire(client: ServiceClient(options), demo: demo, log: log)
        do {
            let result = try await body(wire)
            await demo.stop()
            return result
        } catch {
            await demo.stop()
            throw error
        }
    }

    /// The requests since the last call.
    func requests() -> [DemoRequest] {
        log.requests.withLock { requests in
            defer { requests = [] }
            return requests
        }
    }

    /// All integrations, page by page.
    func list() async throws -> [IntegrationPage] {
        var pages: [IntegrationPage] = []
        try await client.integrations { pages.append($0.value) }
        return pages
    }
}

extension HTTPOptions {
    /// Without timeouts: response times on a busy machine must not matter.
    static var withoutTimeouts: HTTPOptions {
        var options = HTTPOptions(connectTimeoutSeconds: 100_000, readTimeoutSeconds: 100_000)
        options.idleSeconds = 100_000
        return options
    }
}

/// The `ServiceError` thrown by `body`; nil if there is none.
func failure(of body: () async throws -> Void) async -> ServiceError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? ServiceError
    }
}

/// A stage that responds to every request itself.
func responding(
    _ status: Int, _ body: String, type: String = "application/json", headers: [String: String] = [:]
) -> DemoStage {
    { _, _ in
        DemoResponse(
            status: status, headers: headers.merging(["Content-Type": type]) { own, _ in own }, body: Array(body.utf8))
    }
}
