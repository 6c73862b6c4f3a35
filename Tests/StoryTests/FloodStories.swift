import Foundation
import Glibc
import Testing

/// Text that comes as keys, all at once: a paste in a terminal without bracketed paste, or a program that types.
@Suite struct FloodStories {
    /// More than all buffers between terminal and program hold.
    private static let lines = (1...4000).map { "# line \($0)  {{ payload.status }}\n" }.joined()

    @Test func `thousands of lines become one text`() async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            try terminal.press("M-a")
            try terminal.type("before")
            try terminal.wait(for: "before")
            try terminal.press("M-a")
            try terminal.pasteAsKeys(Self.lines + "the end")
            try terminal.wait(for: "the end")
            // The clock in the first line makes the test look again.
            try terminal.wait(for: "the draft on disk") { _ in try story.draftsOnDisk().contains("the end") }
            let draft = try story.draftsOnDisk()
            for line in ["# line 1 ", "\\n# line 2 ", "\\n# line 4000 "] { #expect(draft.contains(line), "\(line)") }
            try story.quitAfterEditing()
        }
    }

    @Test func `a signal in the middle ends the program, and what has arrived is kept`() async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            let console = try story.console()
            try terminal.press("M-a")
            try terminal.pasteAsKeys(String(repeating: Self.lines, count: 4))
            try terminal.wait(for: "# line")
            kill(console, SIGTERM)
            // The shell gets the rest, which are comments.
            try terminal.wait(for: "the end of the console") { _ in kill(console, 0) != 0 }
            #expect(try story.draftsOnDisk().contains("# line 1 "))
        }
    }

    @Test func `a filter of thousands of words`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            try terminal.type("/")
            try terminal.pasteAsKeys(String(repeating: "no such integration ", count: 800) + "qqq")
            try terminal.wait(for: "qqq")
            try terminal.press("Escape")
            try terminal.wait(for: "the whole list") { $0.contains("/120") && !$0.contains("qqq") }
            try story.quit()
        }
    }

    @Test func `a paste whose end is lost becomes text`() async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            try terminal.press("M-a")
            try terminal.type("\u{1B}[200~half a paste")
            try terminal.wait(for: "half a paste")
            try terminal.type(" and more")
            try terminal.wait(for: "half a paste and more")
            try story.quitAfterEditing()
        }
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `a terminal that does not read can't keep the program from ending`(signal: Int32) async throws {
        try await Story.run { story in
            let lifeline = try Lifeline(story.folder + "/console.lifeline")
            try story.open("8> '\(story.folder)/console.lifeline'")
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            let console = try story.console()
            let tty = try terminal.fact("pane_tty")
            try terminal.press("M-a")
            try terminal.type("typed before")
            try terminal.wait(for: "typed before")
            try terminal.freeze(true)
            do {
                defer { try? terminal.freeze(false) }
                try Tmux.fill(tty)
                // Draws everything, and waits for the terminal.
                kill(console, SIGCONT)
                kill(console, signal)
                let start = ContinuousClock.now
                try lifeline.waitForEnd()
                #expect(ContinuousClock.now - start < .seconds(20))
            }
            // What the terminal could not take is lost, but it has its settings back.
            try terminal.type("clear; stty -a", "Enter")
            try terminal.wait(for: "the settings of a shell") { $0.contains(" icanon ") && $0.contains(" echo ") }
            #expect(try story.draftsOnDisk().contains("typed before"))
        }
    }
}

extension Story {
    /// Leaves the editor of a changed text, and quits.
    fileprivate func quitAfterEditing() throws {
        try leaveEditor()
        try quitWithDraft()
    }
}
