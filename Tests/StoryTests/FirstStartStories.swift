import Foundation
import Testing

/// The first start without a configuration.
@Suite struct FirstStartStories {
    private static let console = "env -u GRAFANA_ONCALL_URL -u GRAFANA_ONCALL_ACCESS_TOKEN $CONSOLE"

    @Test func `it ends in a configuration that works, and writes nothing before`() async throws {
        try await Story.run { story in
            let terminal = story.terminal
            let folder = story.folder + "/.config/oncall-tui"
            try terminal.type(Self.console, "Enter")
            try terminal.wait(for: "Try the demo")
            try terminal.press("Escape")
            try story.expectShell()
            try terminal.type("clear", "Enter")
            try terminal.waitUntilGone("CONSOLE")
            try terminal.type(Self.console, "Enter")
            try terminal.wait(for: "Try the demo")
            try terminal.press("Down", "Enter")
            try terminal.wait(for: "of the OnCall API")
            try terminal.type(story.server.url, "Enter", "Enter")
            try terminal.wait(for: "it is not shown")
            try terminal.type("wrong", "Enter", "Enter")
            // The server does not know this token.
            try terminal.wait(for: "write it without the check")
            #expect(!FileManager.default.fileExists(atPath: folder))
            try terminal.press("BTab", "M-a")
            try terminal.type(story.server.token, "Enter", "Enter")
            try terminal.wait(for: "Enter open")
            try story.quit()
            let file = try FileManager.default.attributesOfItem(atPath: folder + "/token-work")
            #expect(file[.posixPermissions] as? Int == 0o600)
            #expect(!terminal.recording.contains(story.server.token))
            try terminal.type(Self.console, "Enter")
            try terminal.wait(for: "Enter open")
            try story.quit()
        }
    }

    @Test func `it opens the demo`() async throws {
        try await Story.run { story in
            try story.terminal.type(Self.console, "Enter")
            try story.terminal.wait(for: "Try the demo")
            try story.terminal.press("Enter")
            try story.terminal.wait(for: " DEMO ")
            try story.terminal.wait(for: "Enter open")
            try story.quit()
        }
    }

    @Test func `without a terminal it is an error with the ways to start`() async throws {
        try await Story.run { story in
            try story.terminal.type("\(Self.console) 2>&1 | cat", "Enter")
            try story.terminal.wait(for: "No server is configured. Three ways to start")
        }
    }
}
