import DemoServer
import Foundation
import JSON
import Synchronization
import Testing

/// A server whose integrations do not all match the API reference.
@Suite struct UnreadableRowStories {
    /// A server that sends one integration with labels of another shape, and a row without an id.
    private final class OddServer: Sendable {
        let writes = Mutex<[String]>([])

        func stage(_ request: DemoRequest, _ next: @Sendable (DemoRequest) async -> DemoResponse) async -> DemoResponse
        {
            let answer = await next(request)
            if request.method == "PUT" { writes.withLock { $0.append(String(decoding: request.body, as: UTF8.self)) } }
            guard answer.status == 200, var json = answer.json?.object else { return answer }
            if let rows = json["results"]?.array {
                let isPageOfIntegrations = rows.contains { $0["templates"] != nil }
                json["results"] = .array(rows.map(odd) + (isPageOfIntegrations ? [["id": 7, "name": "no id"]] : []))
            } else {
                json = odd(.object(json)).object ?? json
            }
            return DemoResponse(
                status: 200, headers: ["Content-Type": "application/json"],
                body: Array(JSONValue.object(json).compactText.utf8))
        }

        private func odd(_ row: JSONValue) -> JSONValue {
            guard var object = row.object, object["name"]?.string == Story.plain else { return row }
            object["labels"] = ["team": "SRE"]
            object["maintenance_end_at"] = "2026-11-23T15:21:23"
            return .object(object)
        }
    }

    @Test func `the list is shown with its odd rows, and the rest of one can be edited`() async throws {
        let server = OddServer()
        var wiring = DemoWiring()
        wiring.stages = [{ request, next in await server.stage(request, next) }]
        let demo = try await RunningDemo.start(DemoOptions(count: 120), wiring)
        let (token, url) = (demo.token, demo.url)
        try await Story.run { story in
            let terminal = story.terminal
            try story.open("--url \(url)", variables: "GRAFANA_ONCALL_URL=\(url) GRAFANA_ONCALL_ACCESS_TOKEN=\(token)")
            try terminal.wait(for: "2 rows without an id left out. R reads")
            try story.find(Story.plain)
            try terminal.wait(for: "? ")
            try terminal.wait(for: "is an object, not an array")
            try terminal.wait(for: "is '2026-11-23T15:21:23'")
            try story.go(to: "Labels")
            try terminal.press("Enter")
            try terminal.wait(for: "the server's value can't be read: it is an object, not")
            try story.go(to: "Title")
            try story.edit()
            try terminal.type("mine")
            try story.save()
            try terminal.wait(for: " saved; ")
            #expect(server.writes.withLock { $0 } == [#"{"templates":{"slack":{"title":"mine"}}}"#])
            try story.leaveEditor()
            try story.quit()
        }
        await demo.stop()
    }
}
