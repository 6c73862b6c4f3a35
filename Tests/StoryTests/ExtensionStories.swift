import Foundation
import Glibc
import JSON
import Testing

/// Moving the end of an open window, and what happens if the server fails in between. The rows of the table in Tests/README.md.
@Suite struct ExtensionStories {
    /// An integration of the demo whose window ends in two hours.
    private static let open = "Card processor webhooks"

    private static func select(_ story: Story) throws {
        try story.terminal.type("/\(open)", "Enter")
        try story.terminal.wait(for: "the row alone") { $0.contains("1/1 of") && $0.contains("e extend") }
    }

    private static func paths(_ story: Story) throws -> [String] {
        try story.server.writes().map { String($0.path.split(separator: "/").last ?? "") }
    }

    @Test func `three keys add three hours`() async throws {
        try await Story.run { story in
            try story.open()
            try Self.select(story)
            let terminal = story.terminal
            try terminal.type("e")
            try terminal.wait(for: "what happens in between") {
                $0.contains("alerts are handled as usual") && $0.contains("Enter: from now")
            }
            try terminal.press("Tab")
            try terminal.wait(for: "Longer by     3h")
            try terminal.press("Enter")
            try terminal.wait(for: "maintenance is on until")
            #expect(try Self.paths(story) == ["maintenance_stop", "maintenance_start"])
            let seconds = try #require(story.server.writes().last?.body["duration"]?.number?.int)
            #expect((3 * 3600 + 7000...3 * 3600 + 7800).contains(seconds))
            try story.quit()
        }
    }

    @Test(arguments: [
        #"{ "fault": "lose-answer", "request": "stop", "first": 1 }"#,
        #"{ "fault": "lose-answer", "request": "start", "first": 1 }"#,
        #"{ "fault": "429-retry-after", "request": "start", "first": 1 }"#,
        #"{ "fault": "503-json", "request": "start", "first": 2 }"#,
    ])
    func `a fault in between is survived, and one window is open`(fault: String) async throws {
        try await Story.run(faults: "[\(fault)]") { story in
            try story.open()
            try Self.select(story)
            try story.terminal.type("e")
            try story.terminal.wait(for: "Enter: from now")
            try story.terminal.press("Enter")
            try story.terminal.wait(for: "maintenance is on until")
            let applied = try story.server.writes().filter { $0.status == 200 }
            #expect(applied.count { $0.path.hasSuffix("maintenance_start") } <= 1)
            #expect(try story.server.writes().count { $0.path.hasSuffix("maintenance_stop") } == 1)
            try story.quit()
        }
    }

    @Test func `a start that is refused is loud, stays, and is tried again with r`() async throws {
        try await Story.run(faults: #"[{ "fault": "403", "request": "start", "first": 1 }]"#) { story in
            try story.open()
            try Self.select(story)
            let terminal = story.terminal
            try terminal.type("e")
            try terminal.wait(for: "Enter: from now")
            try terminal.press("Enter")
            try terminal.wait(for: "NOT IN MAINTENANCE since")
            try terminal.type("j")
            try terminal.wait(for: "NOT IN MAINTENANCE since")
            try terminal.type("r")
            try terminal.wait(for: "maintenance is on until")
            try terminal.waitUntilGone("NOT IN MAINTENANCE")
            try story.quit()
        }
    }

    @Test func `a console that is killed between the stop and the start says so when it starts again`() async throws {
        try await Story.run(faults: #"[{ "fault": "silence", "request": "start", "first": 1 }]"#) { story in
            try story.open()
            try Self.select(story)
            let terminal = story.terminal
            try terminal.type("e")
            try terminal.wait(for: "Enter: from now")
            try terminal.press("Enter")
            try terminal.wait(for: "the stop") { _ in try Self.paths(story).contains("maintenance_stop") }
            kill(try story.console(), SIGKILL)
            try terminal.wait(for: "Killed")
            try terminal.hangUp()
            try story.openTerminal()
            try story.open()
            try story.terminal.wait(for: "NOT IN MAINTENANCE since")
            try story.terminal.type("r")
            try story.terminal.wait(for: "maintenance is on until")
            try story.quit()
        }
    }
}
