import Testing

@testable import DemoServer

/// Behaviour on the wire under faults that the fault table doesn't distinguish.
@Suite struct FaultySocketTests {
    private static let list = "GET /api/v1/integrations/?perpage=2 HTTP/1.1"

    private func with(
        _ rules: [FaultRule] = [], _ body: (RunningDemo, FaultSwitch, UInt16) async throws -> Void
    ) async throws {
        var options = DemoOptions(dialect: .oss, count: 3)
        options.token = "f00d"
        var wiring = DemoWiring()
        let faults = FaultSwitch(rules)
        wiring.faults = faults
        let demo = try await RunningDemo.start(options, wiring)
        try await body(demo, faults, try #require(demo.port))
        await demo.stop()
    }

    @Test func `without rules the service works, repeatedly on one connection`() async throws {
        try await with { _, _, port in
            let client = try PlainClient(port: port)
            for _ in 0..<3 {
                let response = try await client.send(Self.list, "Authorization: f00d")
                #expect(response.status == 200)
                #expect(response.headers["content-type"] == "application/json")
            }
            #expect(try await client.send("GET /health/ HTTP/1.1").body == Array("Ok".utf8))
        }
    }

    @Test func `a refusing service closes its connections, keeps its port, and comes back`() async throws {
        try await with { _, faults, port in
            let before = try PlainClient(port: port)
            #expect(try await before.send(Self.list, "Authorization: f00d").status == 200)
            await faults.set([FaultRule(.refuse)])
            await #expect(throws: PlainClient.Failure.self) { try await before.send(Self.list) }
            #expect(throws: PlainClient.Failure.self) { try PlainClient(port: port) }
            await faults.set([])
            #expect(try await PlainClient(port: port).send(Self.list, "Authorization: f00d").status == 200)
        }
    }

    @Test func `a service can start refusing, and be stopped while refusing`() async throws {
        try await with([FaultRule(.refuse)]) { _, _, port in
            #expect(throws: PlainClient.Failure.self) { try PlainClient(port: port) }
        }
    }

    @Test func `a service can be stopped while a client waits for a response`() async throws {
        try await with([FaultRule(.silence)]) { demo, _, port in
            let client = try PlainClient(port: port)
            let request = Task.immediate {
                _ = await #expect(throws: PlainClient.Failure.self) { try await client.send(Self.list) }
            }
            await demo.stop()
            await request.value
        }
    }

    @Test func `faults need a port`() async {
        var wiring = DemoWiring(.privateSocket)
        wiring.faults = FaultSwitch()
        await #expect(throws: DemoStartFailure("faults need a port")) {
            try await RunningDemo.start(DemoOptions(count: 0), wiring)
        }
    }
}
