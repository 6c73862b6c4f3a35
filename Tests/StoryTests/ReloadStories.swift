import Foundation
import Testing

/// A configuration that changes while the console runs.
@Suite struct ReloadStories {
    @Test func `a valid file is taken at once; an invalid one changes nothing and says its line`() async throws {
        try await Story.run { story in
            let folder = story.folder + "/.config/oncall-tui"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            func write(_ text: String) throws {
                try text.write(toFile: folder + "/config.toml", atomically: true, encoding: .utf8)
            }
            try write("mouse = true\n")
            try story.open("--demo")
            let terminal = story.terminal
            try write("[keys.list]\nsort = \"x\"\n")
            try terminal.wait(for: "configuration taken: keys")
            try terminal.type("x")
            try terminal.wait(for: "Integrations · by name")
            try write("[keys.list]\nsort = \"y\"\n\nmous = true\n")
            try terminal.wait(for: "config.toml:4: ")
            try terminal.wait(for: "(the old one holds)")
            try terminal.type("x")
            try terminal.wait(for: "Integrations · by team")
            try write("[keys.list]\nsort = \"x\"\n")
            try terminal.waitUntilGone("(the old one holds)")
            try terminal.type(":reload")
            try terminal.press("Enter")
            try terminal.wait(for: "the configuration is as before")
            try story.quit()
        }
    }
}
