import DemoServer
import FoundationEssentials
import JSON
import OnCall
import Testing

@testable import OnCallClient

@Suite struct AuthorizationTests {
    private static func forms(_ wire: Wire) -> [String] {
        wire.requests().map { $0.headers["authorization"]?.replacing(wire.demo.token, with: "T") ?? "" }
    }

    @Test func `the reference's form is tried first, and works for the Cloud`() async throws {
        try await Wire.with(.cloud) { wire in
            _ = try await wire.list()
            _ = try await wire.list()
            #expect(Self.forms(wire) == ["Bearer T", "Bearer T"])
            #expect(wire.client.authorizer.known == .bearer)
        }
    }

    @Test func `an engine that refuses it gets the raw token, and the form is remembered`() async throws {
        try await Wire.with(.oss) { wire in
            _ = try await wire.list()
            _ = try await wire.list()
            #expect(Self.forms(wire) == ["Bearer T", "T", "T"])
            #expect(wire.client.authorizer.known == .raw)
        }
    }

    @Test func `of two concurrent first requests, the one refused later tries the other form, too`()
        async throws
    {
        // The first form of the list request is refused only after the teams request has been accepted.
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        let (goingOn, goOn) = AsyncStream.makeStream(of: Void.self)
        let slow: DemoStage = { request, next in
            if request.headers["authorization"]?.hasPrefix("Bearer") == true, request.target.contains("integrations") {
                arrival.yield()
                for await _ in goingOn { break }
            }
            return await next(request)
        }
        try await Wire.with(.oss, stages: [slow]) { wire in
            async let list = wire.list()
            for await _ in arrivals { break }
            _ = try await wire.client.teams()
            #expect(wire.client.authorizer.known == .raw)
            goOn.yield()
            let integrations = try await list.flatMap(\.integrations)
            #expect(integrations.count == 3)
        }
    }

    @Test func `an HTML page does not confirm the token`() async throws {
        let page = responding(200, "<html><title>Sign in</title></html>", type: "text/html")
        try await Wire.with(.oss, stages: [page]) { wire in
            await #expect(throws: ServiceError.self) { try await wire.list() }
            #expect(wire.client.authorizer.known == nil)
        }
    }

    @Test func `a write is applied once while the form is found out`() async throws {
        try await Wire.with(.oss, count: 0) { wire in
            _ = try await wire.client.create(NewIntegration(type: "webhook", name: "One", teamID: nil))
            let pages = try await wire.list()
            #expect(pages.flatMap(\.integrations).count == 1)
        }
    }

    @Test(arguments: DemoDialect.allCases)
    func `a token that is wrong in both forms is reported with the server's message`(dialect: DemoDialect) async throws
    {
        try await Wire.with(dialect, token: "bad1") { wire in
            let error = await failure { _ = try await wire.list() }
            #expect(error?.kind == .refused)
            #expect(error?.message.isEmpty == false)
            #expect(error.map { !"\($0)".contains("bad1") } == true)
            #expect(wire.requests().count == 2)
            #expect(wire.client.authorizer.known == nil)
        }
    }

    @Test func `a missing permission does not lead to another form`() async throws {
        let body = #"{"detail":"You do not have permission to perform this action."}"#
        try await Wire.with(.cloud, stages: [responding(403, body)]) { wire in
            await #expect(throws: ServiceError.self) { try await wire.list() }
            #expect(Self.forms(wire) == ["Bearer T"])
            #expect(wire.client.authorizer.known == .bearer)
        }
    }

    @Test(arguments: [(AuthorizationScheme.bearer, "Bearer T"), (.raw, "T")])
    func `a configured form is the only one used`(scheme: AuthorizationScheme, header: String)
        async throws
    {
        let adjust: (inout ServiceOptions) -> Void = { $0.authorization = scheme }
        try await Wire.with(.cloud, stages: [responding(401, "{}")], adjust: adjust) { wire in
            await #expect(throws: ServiceError.self) { try await wire.list() }
            #expect(Self.forms(wire) == [header])
        }
    }

    @Test func `a redirect is not followed, and the token is sent to no other host`() async throws {
        let elsewhere = try await RunningDemo.start(DemoOptions(count: 1))
        let redirect = responding(302, "", headers: ["Location": elsewhere.url + "/api/v1/integrations/"])
        try await Wire.with(.cloud, stages: [redirect]) { wire in
            let error = await failure { _ = try await wire.list() }
            #expect(error?.kind == .unreadableResponse)
            #expect(error?.message.contains("redirects") == true)
        }
        await elsewhere.stop()
    }

    @Test func `printing never shows the token`() {
        var options = ServiceOptions(baseURL: "http://127.0.0.1:1", token: Secret("hush"), userAgent: "t")
        options.grafanaURL = "https://g.test"
        var text = "\(options) \(String(reflecting: options))"
        dump(options, to: &text)
        text += "\(ServiceClient(options))"
        #expect(!text.contains("hush"))
    }
}
