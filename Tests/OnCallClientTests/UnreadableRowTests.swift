import DemoServer
import FoundationEssentials
import JSON
import OnCall
import OnCallClient
import Testing

/// Lists with rows that do not match the API reference.
@Suite struct UnreadableRowTests {
    /// A list of one page, or of several.
    private static func pages(_ pages: [[JSONValue]]) -> DemoStage {
        { request, _ in
            let asked = Int(request.query.dropFirst("page=".count)) ?? 1
            var body: JSONObject = ["results": .array(pages[min(asked, pages.count) - 1]), "next": .null]
            if asked < pages.count { body["next"] = "http://x/" }
            body["current_page_number"] = .number(JSONNumber(asked))
            body["total_pages"] = .number(JSONNumber(pages.count))
            return DemoResponse(
                status: 200, headers: ["Content-Type": "application/json"],
                body: Array(JSONValue.object(body).compactText.utf8))
        }
    }

    @Test func `a row without an id is counted, and the rest is read`() async throws {
        let odd: [JSONValue] = [
            ["name": "no id"], ["id": 7], ["id": .null], ["id": ""], ["id": ["C"]], 7, "C1", .null, [], true,
        ]
        for row in odd {
            try await Wire.with(.cloud, stages: [Self.pages([[["id": "C1"], row, ["id": "C2", "name": 7]]])]) { wire in
                let pages = try await wire.list()
                #expect(pages.map(\.leftOut.count) == [1], "\(row.compactText)")
                #expect(pages.first?.leftOut == [RowWithoutID(name: row["name"]?.string)])
                #expect(pages.flatMap(\.integrations).map(\.id.rawValue) == ["C1", "C2"])
                #expect(pages.first?.integrations.last?.unreadable.keys.sorted() == ["name"])
            }
        }
    }

    @Test func `a page with nothing but odd rows does not end the list`() async throws {
        let odd: [JSONValue] = [["id": 1], ["id": 2]]
        try await Wire.with(.cloud, stages: [Self.pages([[["id": "C1"]], odd, [["id": "C3"]]])]) { wire in
            let pages = try await wire.list()
            #expect(pages.map(\.leftOut.count) == [0, 2, 0])
            #expect(pages.flatMap(\.integrations).map(\.id.rawValue) == ["C1", "C3"])
        }
    }

    @Test func `an endless list of odd rows ends`() async throws {
        let stage: DemoStage = { request, _ in
            let body: JSONValue = ["results": [["id": 7]], "next": "http://x/"]
            return DemoResponse(
                status: 200, headers: ["Content-Type": "application/json"], body: Array(body.compactText.utf8))
        }
        try await Wire.with(.cloud, stages: [stage]) { wire in
            let pages = try await wire.list()
            #expect(pages.count == 1)
            #expect(wire.requests().count == 2)
        }
    }

    @Test func `a team or a chain without a name has its id, and one without an id is left out`() async throws {
        let rows: [JSONValue] = [["id": "1", "name": 7], ["name": "x"], ["id": "2", "name": "two"], 7, ["id": "3"]]
        try await Wire.with(.cloud, stages: [Self.pages([rows])]) { wire in
            let teams = try await wire.client.teams()
            #expect(teams.map(\.name) == ["1", "two", "3"])
            let chains = try await wire.client.escalationChains()
            #expect(chains.map(\.id) == ["1", "2", "3"])
        }
    }

    @Test func `a single integration with a member that can't be read is no failure`() async throws {
        let stage = responding(200, #"{"id":"C1","name":"n","labels":{},"maintenance_end_at":"2026-11-23T15:21:23"}"#)
        try await Wire.with(.cloud, stages: [stage]) { wire in
            let id = IntegrationID("C1")
            for integration in [
                try await wire.client.integration(id).value,
                try await wire.client.update(id, IntegrationPatch(.name, "n")).value,
            ] {
                #expect(integration.name == .value("n"))
                #expect(integration.unreadable.keys.sorted() == ["labels", "maintenance_end_at"])
            }
        }
    }
}
