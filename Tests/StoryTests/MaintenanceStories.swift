import Foundation
import JSON
import Testing

/// Windows, creation and deletion, in both dialects.
@Suite(.serialized) struct MaintenanceStories {
    @Test(arguments: ["cloud", "oss"])
    func `maintenance starts with four keys, ticks, and is stopped`(dialect: String) async throws {
        try await Story.tell(dialect) { story in
            try story.open()
            try story.find(story.plainName)
            try story.terminal.type("m")
            try story.terminal.wait(for: "For how long")
            try story.terminal.type("", "Enter")
            try story.terminal.wait(for: "the countdown") { $0.contains("0:59:5") }
            // It ticks: a second further, without a key.
            let first = try story.remaining()
            try story.terminal.wait(for: "a tick") { Story.remaining(in: $0) != first }
            let write = try #require(try story.server.writes().first)
            #expect(write.method == "POST")
            #expect(write.path.hasSuffix("/maintenance_start/"))
            let mode = dialect == "cloud" ? "silence_escalations" : "debug"
            #expect(write.body.compactText == #"{"mode":"\#(mode)","duration":3600}"#)
            try story.terminal.type("M")
            try story.terminal.wait(for: "Stop maintenance now?")
            try story.terminal.type("y")
            try story.terminal.wait(for: "maintenance is over")
            #expect(try story.server.writes().last?.path.hasSuffix("/maintenance_stop/") == true)
            try story.quit()
        }
    }

    @Test(arguments: ["cloud", "oss"])
    func `an integration is created, found in its detail, and deleted`(dialect: String) async throws {
        try await Story.tell(dialect) { story in
            try story.open()
            try story.terminal.type("n")
            try story.terminal.wait(for: "New integration")
            try story.terminal.type("webhook", "Enter")
            try story.terminal.type("Made by a story", "Enter")
            try story.terminal.wait(for: "Made by a story is created")
            try story.terminal.wait(for: "121")
            try story.terminal.type("d")
            try story.terminal.wait(for: "Delete integration")
            try story.terminal.type("", "Enter")
            try story.terminal.wait(for: "type delete to delete")
            try story.terminal.type("delete", "Enter")
            try story.terminal.wait(for: "Made by a story is deleted")
            let writes = try story.server.writes()
            #expect(writes.map(\.method) == ["POST", "DELETE"])
            #expect(writes.first?.body["name"]?.string == "Made by a story")
            try story.quit()
        }
    }

    @Test func `a read-only console writes nothing`() async throws {
        try await Story.tell { story in
            try story.open("--read-only")
            try story.terminal.wait(for: "READ-ONLY")
            for key in ["m", "d", "n"] {
                try story.terminal.type(key)
                try story.terminal.wait(for: "this console is read-only")
            }
            #expect(try story.server.writes().isEmpty)
            try story.quit()
        }
    }
}

extension Story {
    /// The remaining time on the screen.
    func remaining() throws -> String? { Story.remaining(in: try terminal.screen()) }

    static func remaining(in screen: String) -> String? {
        screen.firstMatch(of: /\d:\d\d:\d\d/).map { String($0.output) }
    }
}
