import DemoServer
import FoundationEssentials
import HTTPCurl
import JSON
import OnCall
import OnCallClient
import Testing

@Suite struct FailureTests {
    private static let id = IntegrationID("C0000000000000")

    private static func client(_ url: String) -> ServiceClient {
        var options = ServiceOptions(baseURL: url, token: Secret("t"), userAgent: "t")
        options.http = .withoutTimeouts
        return ServiceClient(options)
    }

    @Test func `a server that refuses connections is unreachable, and a write was not applied`() async throws {
        let socket = try DeafSocket()
        let client = Self.client("http://127.0.0.1:\(socket.port)")
        let error = await failure { try await client.delete(Self.id) }
        #expect(error?.kind == .unreachable)
        #expect(error?.status == nil)
        #expect(error?.mayHaveBeenApplied == false)
    }

    @Test func `a server that does not respond in time leaves a write uncertain`() async throws {
        let (never, end) = AsyncStream.makeStream(of: Void.self)
        let silent: DemoStage = { request, next in
            for await _ in never {}
            return await next(request)
        }
        let adjust: (inout ServiceOptions) -> Void = { $0.http.readTimeoutSeconds = 1 }
        try await Wire.with(.cloud, stages: [silent], adjust: adjust) { wire in
            let write = await failure { try await wire.client.delete(Self.id) }
            #expect(write?.kind == .timedOut)
            #expect(write?.mayHaveBeenApplied == true)
            let read = await failure { _ = try await wire.client.integration(Self.id) }
            #expect(read?.kind == .timedOut)
            #expect(read?.mayHaveBeenApplied == false)
            end.finish()
        }
    }

    @Test func `a request can be cancelled`() async throws {
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        let (never, end) = AsyncStream.makeStream(of: Void.self)
        let silent: DemoStage = { request, next in
            arrival.yield()
            for await _ in never {}
            return await next(request)
        }
        try await Wire.with(.cloud, stages: [silent]) { wire in
            let client = wire.client
            let task = Task { await failure { _ = try await client.integration(Self.id) } }
            for await _ in arrivals { break }
            task.cancel()
            #expect(await task.value?.kind == .cancelled)
            end.finish()
        }
    }

    @Test func `https to a server without TLS is a TLS error`() async throws {
        try await Wire.with(.cloud) { wire in
            let client = Self.client(wire.demo.url.replacing("http:", with: "https:"))
            let error = await failure { _ = try await client.integration(Self.id) }
            #expect(error?.kind == .tls)
        }
    }

    @Test(arguments: [
        (200, "{", ServiceError.Kind.unreadableResponse), (200, "[]", .unreadableResponse),
        (200, #"{"id":7}"#, .unreadableResponse),
        (200, "<html><title>Log in</title>", .unreadableResponse), (204, "", .unreadableResponse),
        (400, "{}", .rejected),
        (401, "{}", .refused), (403, "{}", .refused), (404, "", .notFound), (415, "{}", .rejected),
        (429, "", .rateLimited(retryAfter: nil)), (500, "<html>", .serverError), (503, "{", .serverError),
    ])
    func `every response is read or refused with a message`(status: Int, body: String, kind: ServiceError.Kind)
        async throws
    {
        try await Wire.with(.cloud, stages: [responding(status, body)]) { wire in
            let error = await failure { _ = try await wire.client.integration(Self.id) }
            #expect(error?.kind == kind)
            #expect(error?.status == status)
            #expect(error?.summary.isEmpty == false)
        }
    }

    @Test func `a write whose response is unreadable may have been applied`() async throws {
        try await Wire.with(.cloud, stages: [responding(200, "hello")]) { wire in
            let error = await failure { _ = try await wire.client.stopMaintenance(Self.id) }
            #expect(error?.kind == .unreadableResponse)
            #expect(error?.mayHaveBeenApplied == true)
        }
    }

    /// 303 is the response to a completed write: it points to the result.
    @Test(arguments: [(302, false), (303, true), (307, false)])
    func `a redirected write was not applied, unless redirected to its result`(
        status: Int, mayHaveBeenApplied: Bool
    ) async throws {
        let stage = responding(status, "", headers: ["Location": "http://elsewhere.test/"])
        try await Wire.with(.cloud, stages: [stage]) { wire in
            let error = await failure { _ = try await wire.client.stopMaintenance(Self.id) }
            #expect(error?.kind == .unreadableResponse)
            #expect(error?.mayHaveBeenApplied == mayHaveBeenApplied)
        }
    }

    @Test func `an endless response is refused while it arrives`() async throws {
        let large = String(repeating: " ", count: 200_000)
        let adjust: (inout ServiceOptions) -> Void = { $0.http.maxBodyBytes = 100_000 }
        try await Wire.with(.cloud, stages: [responding(200, large)], adjust: adjust) { wire in
            let error = await failure { _ = try await wire.client.integration(Self.id) }
            #expect(error?.kind == .tooLarge)
        }
    }

    @Test func `a response nested too deeply is refused`() async throws {
        let deep = String(repeating: "[", count: 100_000)
        try await Wire.with(.cloud, stages: [responding(200, deep)]) { wire in
            let error = await failure { _ = try await wire.client.integration(Self.id) }
            #expect(error?.kind == .unreadableResponse)
        }
    }

    @Test func `the server's messages are kept, field by field`() async throws {
        try await Wire.with(.cloud) { wire in
            let error = await failure {
                _ = try await wire.client.create(NewIntegration(type: "nonsense", name: "x", teamID: nil))
            }
            #expect(error?.kind == .rejected)
            #expect(error?.status == 400)
            #expect(error?.fieldMessages.isEmpty == false)
        }
    }
}
