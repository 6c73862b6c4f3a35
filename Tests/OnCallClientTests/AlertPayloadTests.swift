import DemoServer
import FoundationEssentials
import HTTPCurl
import JSON
import OnCall
import OnCallClient
import Testing

@Suite struct AlertPayloadTests {
    private static let id = IntegrationID("C0000000000000")

    /// The payloads from a first page with these groups.
    private func payloads(_ groups: String, limit: Int = 10) async throws -> [AlertPayload] {
        try await Wire.with(.cloud, stages: [responding(200, #"{"results":[\#(groups)],"total_pages":3}"#)]) { wire in
            let payloads = try await wire.client.alertPayloads(of: Self.id, limit: limit)
            #expect(
                wire.requests().map(\.target) == ["/api/v1/alert_groups/?integration_id=\(Self.id.rawValue)&page=1"])
            return payloads
        }
    }

    @Test(arguments: DemoDialect.allCases)
    func `past payloads are listed, newest first`(dialect: DemoDialect) async throws {
        try await Wire.with(dialect, count: 24) { wire in
            var largest = 0
            for integration in try await wire.list().flatMap(\.integrations) {
                let payloads = try await wire.client.alertPayloads(of: integration.id)
                largest = max(largest, payloads.count)
                #expect(payloads.allSatisfy { $0.payload.object?.isEmpty == false })
                #expect(payloads.allSatisfy { !$0.id.isEmpty && !$0.title.isEmpty })
                #expect(Set(payloads.map(\.id)).count == payloads.count)
                let times = payloads.compactMap(\.receivedAt)
                #expect(!times.isEmpty && times.count == payloads.count && times == times.sorted(by: >))
                #expect(try await wire.client.alertPayloads(of: integration.id, limit: 1) == [payloads[0]])
            }
            #expect(largest > 1)
        }
    }

    /// Ensures that a template tried with a sample finds the same members in an alert, and vice versa.
    @Test func `the demo's alerts look like the samples of their types`() async throws {
        try await Wire.with(.cloud, count: 120) { wire in
            var seen: Set<String> = []
            for integration in try await wire.list().flatMap(\.integrations) {
                let type = try #require(integration.type.value)
                guard seen.insert(type).inserted else { continue }
                let samples = try SamplePayload.all(forType: type).map { try JSONReader.read($0.text) }
                for alert in try await wire.client.alertPayloads(of: integration.id) {
                    #expect(samples.contains { Self.hasMembers($0, of: alert.payload) }, "\(type)")
                }
            }
            #expect(seen == Set(Dialect.cloud.creatableTypes))
        }
    }

    /// Whether every member of `payload` is in `sample`, at any depth. Names of labels and metrics may differ.
    private static func hasMembers(_ sample: JSONValue, of payload: JSONValue) -> Bool {
        let open: Set = [
            "labels", "commonLabels", "groupLabels", "annotations", "commonAnnotations", "metrics", "tags",
        ]
        switch (sample, payload) {
        case (.object(let sample), .object(let payload)):
            return payload.allSatisfy { key, value in
                guard let other = sample[key] else { return false }
                return open.contains(key) || hasMembers(other, of: value)
            }
        case (.array(let samples), .array(let payloads)):
            return payloads.allSatisfy { payload in samples.contains { hasMembers($0, of: payload) } }
        default: return sample.kind == payload.kind || sample.isNull || payload.isNull
        }
    }

    @Test(arguments: DemoDialect.allCases)
    func `a new integration has no payloads`(dialect: DemoDialect) async throws {
        try await Wire.with(dialect) { wire in
            let id = try await wire.client.create(NewIntegration(type: "webhook", name: "New", teamID: nil)).value.id
            #expect(try await wire.client.alertPayloads(of: id) == [])
        }
    }

    @Test func `an ID can't change the request`() async throws {
        try await Wire.with(.cloud) { wire in
            _ = try? await wire.client.alertPayloads(of: IntegrationID("C1&page=7#é"))
            #expect(
                wire.requests().map(\.target) == ["/api/v1/alert_groups/?integration_id=C1%26page%3D7%23%C3%A9&page=1"])
        }
    }

    @Test func `groups without a payload are left out`() async throws {
        let payloads = try await payloads(
            #"""
            {"id":"I1","title":"a"},{"id":"I2","last_alert":null},{"id":"I3","last_alert":{}},
            {"id":"I4","last_alert":{"payload":null}},{"id":"I5","last_alert":"A1"},{},
            {"id":"I6","title":"t","created_at":"2026-11-23T15:21:23.430444Z","last_alert":{"payload":{"n":1.0}}}
            """#)
        #expect(
            payloads == [
                AlertPayload(
                    id: "I6", title: "t", receivedAt: Date(iso8601: "2026-11-23T15:21:23Z"),
                    payload: ["n": .number(JSONNumber(literal: "1.0"))])
            ])
    }

    @Test func `missing members of a group are optional, and a payload may be any JSON`() async throws {
        let payloads = try await payloads(
            #"""
            {"last_alert":{"payload":[1]}},{"last_alert":{"alert_group_id":"I2","payload":"text"},"title":null},
            {"id":7,"title":[],"created_at":"soon","last_alert":{"created_at":3,"payload":false}}
            """#)
        #expect(payloads.map(\.id) == ["", "I2", ""])
        #expect(payloads.map(\.title) == ["", "", ""])
        #expect(payloads.map(\.receivedAt) == [nil, nil, nil])
        #expect(payloads.map(\.payload) == [[1], "text", false])
    }

    @Test func `newest first whatever the server's order, and groups without a time last`() async throws {
        let groups = #"""
            {"id":"old","created_at":"2026-11-20T00:00:00Z","last_alert":{"payload":{}}},{"id":"x","last_alert":{"payload":{}}},
            {"id":"new","created_at":"2026-11-01T00:00:00Z","last_alert":{"created_at":"2026-11-23T03:00:00+02:00","payload":{}}},
            {"id":"same","created_at":"2026-11-20T00:00:00.9Z","last_alert":{"payload":{}}},{"id":"y","last_alert":{"payload":{}}}
            """#
        #expect(try await payloads(groups).map(\.id) == ["new", "old", "same", "x", "y"])
        #expect(try await payloads(groups, limit: 2).map(\.id) == ["new", "old"])
        #expect(try await payloads(groups, limit: 0) == [])
    }

    @Test(arguments: DemoDialect.allCases)
    func `without a permission it is refused`(dialect: DemoDialect) async throws {
        try await Wire.with(dialect, role: .none) { wire in
            let error = await failure { _ = try await wire.client.alertPayloads(of: Self.id) }
            #expect(error?.kind == .refused)
            #expect(error?.status == 403)
            #expect(error?.message == "You do not have permission to perform this action.")
            #expect(error?.mayHaveBeenApplied == false)
        }
    }

    @Test func `a server without alert groups reports not found`() async throws {
        try await Wire.with(.cloud, stages: [responding(404, #"{"detail":"Not found."}"#)]) { wire in
            let error = await failure { _ = try await wire.client.alertPayloads(of: Self.id) }
            #expect(error?.kind == .notFound)
        }
    }

    @Test func `a request to a slow server can be cancelled`() async throws {
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        let (never, end) = AsyncStream.makeStream(of: Void.self)
        let silent: DemoStage = { request, next in
            arrival.yield()
            for await _ in never {}
            return await next(request)
        }
        try await Wire.with(.cloud, stages: [silent]) { wire in
            let client = wire.client
            let task = Task { await failure { _ = try await client.alertPayloads(of: Self.id) } }
            for await _ in arrivals { break }
            task.cancel()
            #expect(await task.value?.kind == .cancelled)
            end.finish()
        }
    }

    @Test(arguments: [
        ("[]", "'results' should be an array, but is missing"),
        (#"{"results":{}}"#, "'results' should be an array, but is an object"),
    ])
    func `a response of another shape is refused with a message`(body: String, message: String) async throws {
        try await Wire.with(.cloud, stages: [responding(200, body)]) { wire in
            let error = await failure { _ = try await wire.client.alertPayloads(of: Self.id) }
            #expect(error?.kind == .unreadableResponse)
            #expect(error?.message == message)
        }
    }

    @Test func `a group of another shape does not hide the others`() async throws {
        let body = #"{"results":["I1",7,{"id":"I2","last_alert":{"payload":{"a":1}}},{"id":7,"last_alert":"x"}]}"#
        try await Wire.with(.cloud, stages: [responding(200, body)]) { wire in
            let payloads = try await wire.client.alertPayloads(of: Self.id)
            #expect(payloads.map(\.payload) == [["a": 1]])
        }
    }

    @Test func `endless payloads are refused while they arrive`() async throws {
        let large = #"{"results":["# + String(repeating: " ", count: 200_000)
        let adjust: (inout ServiceOptions) -> Void = { $0.http.maxBodyBytes = 100_000 }
        try await Wire.with(.cloud, stages: [responding(200, large)], adjust: adjust) { wire in
            let error = await failure { _ = try await wire.client.alertPayloads(of: Self.id) }
            #expect(error?.kind == .tooLarge)
        }
    }
}
