import Foundation
import Glibc
import Testing

/// A console that is killed at any moment loses at most the last second, and leaves no incomplete file.
@Suite struct KillingStories {
    /// The number of kills: `KILLS=50` for a thorough run.
    private static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 3

    @Test func `text typed a second before a kill is restored`() async throws {
        try await Story.run { story in
            var random = SystemRandomNumberGenerator()
            for round in 1...Self.kills {
                let terminal = story.terminal
                try story.open()
                try story.find(Story.plain)
                try story.go(to: "Title")
                try story.edit()
                try terminal.press("M-a")
                let expected = "round-\(round)-" + String(UInt32.random(in: 1...99_999_999, using: &random))
                try terminal.type(expected)
                try terminal.wait(for: expected)
                // Once it is on disk, it is killed in the middle of more typing. The clock in the first line makes the test look again.
                try terminal.wait(for: "the draft on disk") { _ in try story.draftsOnDisk().contains(expected) }
                let console = try story.console()
                let folder = try #require(Self.drafts(story).first).split(separator: "/").dropLast()
                let watch = try FolderWatch("/" + folder.joined(separator: "/"))
                for letter in "abcdefghijklmnop".prefix(Int.random(in: 1...16, using: &random)) {
                    try terminal.type(String(letter))
                }
                // Anywhere between the keys and the end of the write: a draft is created, written, closed, and renamed.
                try watch.wait(for: Int.random(in: 0...4, using: &random))
                kill(console, SIGKILL)
                try terminal.wait(for: "Killed")
                for file in try Self.drafts(story) {
                    let text = try String(contentsOfFile: file, encoding: .utf8)
                    #expect(text.hasSuffix("}\n"), "round \(round) left \(file) half-written")
                }
                // The terminal is still in the console's mode: it was killed.
                try story.terminal.hangUp()
                try story.openTerminal()
                try story.open()
                try story.find(Story.plain)
                try story.go(to: "Title")
                try story.terminal.wait(for: expected)
                try story.quitWithDraft()
            }
        }
    }

    @Test func `a crash restores the terminal, and writes no memory with the token to disk`() async throws {
        try await Story.run { story in
            // As a developer may have it who analyses crashes of other programs.
            try story.terminal.type("cd; ulimit -c unlimited; clear", "Enter")
            // Swift's own crash report waits for an interactive user.
            try story.open(variables: "SWIFT_BACKTRACE=enable=no")
            kill(try story.console(), SIGABRT)
            try story.terminal.wait(for: "Aborted")
            #expect(try !story.terminal.screen().contains("core dumped"))
            let core = try FileManager.default.contentsOfDirectory(atPath: story.folder).first { $0.hasPrefix("core") }
            #expect(core == nil)
            try story.expectShell()
        }
    }

    private static func drafts(_ story: Story) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: story.folder)
            .filter { $0.contains("/drafts/") && $0.hasSuffix(".json") }.map { story.folder + "/" + $0 }
    }
}
