import FoundationEssentials
import Synchronization

/// Passes requests to the service by way of the stages, and reports them.
final class DemoHandler: Sendable {
    private let service: Mutex<DemoService>
    private let clock: @Sendable () -> Date
    private let stages: [DemoStage]
    private let onResponse: @Sendable (RecordedRequest) -> Void

    init(_ service: DemoService, wiring: DemoWiring, log: RequestLog?) {
        self.service = Mutex(service)
        clock = wiring.clock
        stages = wiring.stages
        onResponse = { [onRequest = wiring.onRequest] request in
            log?.add(request)
            onRequest?(request)
        }
    }

    /// The response to a request, by way of the stages.
    /// - Parameters:
    ///   - last: one more stage, closest to the service.
    ///   - lag: how slow the service's clock is, in seconds.
    func respond(to request: DemoRequest, last: DemoStage? = nil, lag: Double = 0) async -> DemoResponse {
        let response = await pass(request, through: (stages + (last.map { [$0] } ?? []))[...], lag: lag)
        onResponse(RecordedRequest(request, status: response.status))
        return response
    }

    private func pass(
        _ request: DemoRequest, through stages: ArraySlice<DemoStage>, lag: Double
    ) async -> DemoResponse {
        guard let stage = stages.first else { return service.withLock { $0.handle(request, at: clock() - lag) } }
        return await stage(request) { [self] request in
            await pass(request, through: stages.dropFirst(), lag: lag)
        }
    }

    /// The reason phrase of a status.
    static func phrase(for status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 204: "No Content"
        case 302: "Found"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 415: "Unsupported Media Type"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        default: "Status"
        }
    }
}
