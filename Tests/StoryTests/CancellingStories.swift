import Glibc
import Testing

/// Ctrl-C cancels and never quits; a server that does not respond.
@Suite struct CancellingStories {
    @Test func `Ctrl-C never quits the console`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            try terminal.press("C-c")
            try terminal.wait(for: "nothing is running; q leaves")
            for (key, text) in [
                ("?", "─ Keys ─"), ("m", "For how long"), ("n", "New integration"), ("d", "Delete integration"),
            ] {
                try terminal.type(key)
                try terminal.wait(for: text)
                try terminal.press("C-c")
                try terminal.wait(for: "the end of the dialog") {
                    !$0.contains(text) && $0.contains("closed; nothing was changed")
                }
            }
            try terminal.type("/web", "C-c")
            try terminal.wait(for: "the filter as it was") { $0.contains("/ web") && $0.contains("nothing is running") }
            try terminal.press("Escape")
            try terminal.waitUntilGone("/ web")
            try story.editTitle()
            try terminal.type("kept", "C-c", "C-c")
            try terminal.type(" text")
            try terminal.wait(for: "kept text")
            try story.leaveEditor()
            try terminal.type("1q")
            try terminal.wait(for: "Quit?")
            try terminal.press("C-c")
            try terminal.waitUntilGone("Quit?")
            #expect(try story.server.writes().isEmpty)
            try story.quitWithDraft()
        }
    }

    @Test func `Ctrl-C cancels the running request, and the console stays usable meanwhile`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            story.server.pause()
            try terminal.type("r")
            try terminal.wait(for: "fetching")
            try terminal.type("jj")
            try terminal.wait(for: "the list to scroll") { $0.contains("─ 3/120") && $0.contains("Ctrl-C cancels") }
            try terminal.press("C-c")
            try terminal.wait(for: "the end of the request") {
                $0.contains("fetching Payments API was cancelled") && !$0.contains("Ctrl-C cancels")
            }
            story.server.goOn()
            try terminal.type("r")
            try terminal.wait(for: "an answer") { _ in
                try story.server.requests().last { $0.path.contains("/integrations/C") }?.status == 200
            }
            try story.quit()
        }
    }

    @Test func `nothing on the screen shows a change before the server has confirmed it`() async throws {
        try await Story.run { story in
            try story.open()
            try story.find(Story.plain)
            let terminal = story.terminal
            story.server.pause()
            try terminal.type("m")
            try terminal.wait(for: "For how long")
            try terminal.press("Enter")
            let screen = try terminal.wait(for: "starting maintenance of \(Story.plain)")
            #expect(Story.remaining(in: screen).isEmpty)
            #expect(screen.contains("none  m starts one"))
            story.server.goOn()
            try terminal.wait(for: "maintenance is on until")
            try story.quit()
        }
    }
}
