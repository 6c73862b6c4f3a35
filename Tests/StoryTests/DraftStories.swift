import Glibc
import JSON
import Testing

/// Unsaved text survives however the console ends.
@Suite struct DraftStories {
    @Test(arguments: ["cloud", "oss"])
    func `a user quits with a draft, and finds it again`(dialect: String) async throws {
        try await Story.run(dialect) { story in
            try story.open()
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            try terminal.press("M-a")
            try terminal.type("half a thought")
            try terminal.wait(for: "half a thought")
            try story.leaveEditor()
            try terminal.wait(for: "kept as a draft (✎)")
            try terminal.type("q")
            try terminal.wait(for: "the mark in the list") { $0.contains("› ✎ Payments API") }
            // The default answer is no.
            try terminal.type("q")
            try terminal.wait(for: "Quit?")
            try terminal.press("Enter")
            try terminal.waitUntilGone("Quit?")
            try story.quitWithDraft()
            try story.open()
            try terminal.wait(for: "✎ 1 draft")
            try story.find(Story.custom)
            try story.go(to: "Title")
            try terminal.wait(for: "the draft in the detail") { Story.cursor(in: $0) == "› Title ✎ half a thought" }
            try story.edit()
            try terminal.wait(for: "this is your draft")
            #expect(try story.server.writes().isEmpty)
            try story.save()
            try terminal.wait(for: " saved; ")
            #expect(
                try story.server.writes().map(\.body.compactText) == [
                    #"{"templates":{"slack":{"title":"half a thought"}}}"#
                ])
            try story.leaveEditor()
            try terminal.waitUntilGone("1 draft")
            // Nothing is left to ask about.
            try story.quit()
            #expect(try story.draftsOnDisk() == "")
        }
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, 40])
    func `a terminated console keeps typed text, and restores the terminal`(signal: Int32) async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle()
            try story.terminal.type("typed a moment ago")
            try story.terminal.wait(for: "typed a moment ago")
            // Neither asks the program to end.
            for harmless in [SIGPROF, SIGXFSZ] { kill(try story.console(), harmless) }
            kill(try story.console(), signal)
            try story.terminal.wait(for: "1 draft is not saved to the server")
            try story.terminal.type("echo status $?", "Enter")
            try story.terminal.wait(for: "status \(128 + signal)")
            try story.expectShell()
            #expect(try story.draftsOnDisk().contains("typed a moment ago"))
            try story.open()
            try story.terminal.wait(for: "✎ 1 draft")
            try story.find(Story.plain)
            try story.go(to: "Title")
            try story.terminal.wait(for: "✎ typed a moment ago")
            try story.quitWithDraft()
        }
    }

    @Test func `a console whose window is closed ends, and keeps typed text`() async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle()
            try story.terminal.type("typed a moment ago")
            try story.terminal.wait(for: "typed a moment ago")
            try story.terminal.hangUp()
            #expect(try story.draftsOnDisk().contains("typed a moment ago"))
            try story.openTerminal()
            try story.open()
            try story.find(Story.plain)
            try story.go(to: "Title")
            try story.terminal.wait(for: "✎ typed a moment ago")
            try story.quitWithDraft()
        }
    }
}
