import JSON
import Testing

/// Maintenance windows, in both dialects.
@Suite struct MaintenanceStories {
    @Test(arguments: ["cloud", "oss"])
    func `maintenance starts with two keys, ticks, and is stopped`(dialect: String) async throws {
        try await Story.run(dialect) { story in
            try story.open()
            try story.find(Story.plain)
            let terminal = story.terminal
            try terminal.type("m")
            try terminal.wait(for: "the effect") {
                $0.contains("For how long  1h") && $0.contains("(1 h, ")
            }
            try terminal.press("Enter")
            let first = try terminal.wait(for: "the countdown in list and detail") {
                let remaining = Story.remaining(in: $0)
                return remaining.count == 2 && remaining.allSatisfy { $0 == "1:00:00" || $0.hasPrefix("0:59:") }
            }
            let write = try #require(try story.server.writes().first)
            #expect(write.method == "POST")
            #expect(write.path.hasSuffix("/maintenance_start"))
            let mode = dialect == "cloud" ? "silence_escalations" : "debug"
            #expect(write.body.compactText == #"{"mode":"\#(mode)","duration":3600}"#)
            // It ticks without a key: seconds later both show less, and the same.
            let before = try #require(Story.remaining(in: first).first)
            try terminal.wait(for: "two ticks") {
                let remaining = Story.remaining(in: $0)
                return remaining.count == 2 && remaining[0] == remaining[1] && remaining[0] < before
                    && !before.hasSuffix(remaining[0].suffix(1))
            }
            try terminal.type("M")
            try terminal.wait(for: "Stop maintenance now?")
            // The default answer is no.
            try terminal.press("Enter")
            try terminal.waitUntilGone("Stop maintenance now?")
            #expect(try story.server.writes().count == 1)
            try terminal.type("M")
            try terminal.wait(for: "Stop maintenance now?")
            try terminal.type("y")
            try terminal.wait(for: "the stop") {
                $0.contains("maintenance stopped") && Story.remaining(in: $0).isEmpty
            }
            #expect(try story.server.writes().count == 2)
            #expect(try story.server.writes().last?.path.hasSuffix("/maintenance_stop") == true)
            try story.quit()
        }
    }

    @Test func `another mode and another duration`() async throws {
        try await Story.run { story in
            try story.open()
            try story.find(Story.plain)
            let terminal = story.terminal
            try terminal.type("m")
            try terminal.wait(for: "For how long")
            try terminal.press("Down", "C-u")
            try terminal.type("soon")
            try terminal.press("Enter")
            try terminal.wait(for: "not started")
            try terminal.press("C-u")
            try terminal.type("1h30m")
            try terminal.wait(for: "(1 h 30 min, ")
            try terminal.press("Enter")
            try terminal.wait(for: "maintenance is on until")
            #expect(
                try story.server.writes().map(\.body.compactText) == [#"{"mode":"group_alerts","duration":5400}"#])
            try story.quit()
        }
    }

    @Test func `a dialog that is closed starts nothing`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            for key in ["Escape", "C-c"] {
                try terminal.type("m")
                try terminal.wait(for: "For how long")
                try terminal.press(key)
                try terminal.waitUntilGone("For how long")
            }
            #expect(try story.server.writes().isEmpty)
            try story.quit()
        }
    }

    @Test(arguments: ["cloud", "oss"])
    func `an overdue window is shown as such, and checked`(dialect: String) async throws {
        // So wide that the sentence has room.
        try await Story.run(dialect, width: 150) { story in
            try story.open()
            let terminal = story.terminal
            try terminal.type("/Legacy batch jobs", "Enter", "Enter")
            try terminal.wait(for: "the end") {
                $0.contains("overdue, not closed yet") && $0.contains(" ended │")
            }
            // The console fetches this one without a key.
            try terminal.wait(for: "a question to the server") { _ in
                try story.server.requests().contains { $0.path.contains("/integrations/C") && $0.method == "GET" }
            }
            try story.quit()
        }
    }
}
