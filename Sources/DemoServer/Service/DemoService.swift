// Module DemoServer
//
// The OnCall API in memory over real HTTP, in both dialects, with fault injection.
//
// Used by Commands, the executable and tests.
// Must not share rules with OnCall or OnCallClient: it has to be able to contradict them.

package import FoundationEssentials
import JSON

/// The service itself: takes requests and returns responses. Uses neither sockets nor clocks.
package struct DemoService: Sendable {
    package let options: DemoOptions
    /// The accepted token, without `Bearer`.
    package let token: String
    /// When the seeded history ends, in seconds since 1970.
    let startedAt: Int
    var store: Store
    var ids: IDSource

    /// A service with the seeded company.
    /// - Parameter start: when the company's history ends.
    package init(_ options: DemoOptions = DemoOptions(), startedAt start: Date) {
        self.options = options
        token = options.token ?? DemoService.makeToken()
        startedAt = Int(start.timeIntervalSince1970.rounded(.down))
        var company = Company(options: options, startedAt: startedAt)
        store = company.makeStore()
        ids = company.ids
    }

    private static func makeToken() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<32).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &random)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// The response to `request` at the time `now`.
    package mutating func handle(_ request: DemoRequest, at now: Date) -> DemoResponse {
        let second = Int(now.timeIntervalSince1970.rounded(.down))
        if !options.isWorkerDown {
            store.endMaintenance(before: Int((now.timeIntervalSince1970 - options.workerLag).rounded(.down)))
        }
        let resource = Resource(path: request.path)
        var response: DemoResponse
        do throws(Problem) {
            guard let resource else { throw .noSuchPage }
            response = try respond(to: request, resource, at: second)
        } catch {
            response = error.response
        }
        if let resource, resource != .health, response.headers["Content-Type"]?.hasPrefix("text/html") != true {
            response.headers["Allow"] = resource.allow
        }
        response.headers["Date"] = Timestamp(now).http
        response.headers["Vary"] = "Origin"
        response.headers["Content-Length"] = String(response.body.count)
        if request.method.uppercased() == "HEAD" { response.body = [] }
        return response
    }

    private mutating func respond(
        to request: DemoRequest, _ resource: Resource, at second: Int
    ) throws(Problem) -> DemoResponse {
        if resource == .health { return DemoResponse(status: 200, html: "Ok") }
        try Negotiation.check(request)
        try AccessControl(options: options, token: token).check(request)
        let method = request.method.uppercased()
        let base = base(of: request)
        switch (method, resource) {
        case ("GET", .integrations), ("HEAD", .integrations): return try list(request, base: base)
        case ("POST", .integrations): return try create(request, base: base)
        case ("GET", .integration(let id)), ("HEAD", .integration(let id)):
            return DemoResponse(status: 200, json: integrationResponse(base).value(of: try find(id)))
        case ("PUT", .integration(let id)), ("PATCH", .integration(let id)): return try update(id, request, base: base)
        case ("DELETE", .integration(let id)):
            store.remove(try find(id).id)
            return DemoResponse(status: 204, headers: [:], body: [])
        case ("POST", .maintenanceStart(let id)): return try startMaintenance(id, request, at: second, base: base)
        case ("POST", .maintenanceStop(let id)): return try stopMaintenance(id, base: base)
        case ("GET", _), ("HEAD", _): return try look(request, resource, at: second, base: base)
        default: throw wrongMethod(method)
        }
    }

    private func wrongMethod(_ method: String) -> Problem {
        switch options.dialect {
        case .cloud: .detail("Method \"\(method)\" not allowed.", status: 405)
        case .oss: .serverError
        }
    }

    func integrationResponse(_ base: String) -> IntegrationResponse {
        IntegrationResponse(dialect: options.dialect, base: base)
    }

    func find(_ id: String) throws(Problem) -> IntegrationRecord {
        guard let record = store[id] else { throw .notFound }
        return record
    }

    /// The base URL of links.
    private func base(of request: DemoRequest) -> String {
        let base = options.publicURL ?? "http://" + (request.headers["host"] ?? "localhost")
        return base.hasSuffix("/") ? String(base.dropLast()) : base
    }
}
