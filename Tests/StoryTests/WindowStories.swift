import JSON
import Testing

/// Changes of the terminal's window, and the mouse in it.
@Suite struct WindowStories {
    @Test func `resizing the window loses nothing`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            try terminal.type("/web")
            try terminal.press("Down", "Down")
            let before = try terminal.waitForWhole("the third that matches") { $0.contains("─ 3/") }
            try terminal.resize(width: 80, height: 24)
            try terminal.wait(for: "one pane") { $0.contains("/ web") && $0.contains("─ 3/") && !$0.contains("┬") }
            try terminal.resize(width: 200, height: 50)
            try terminal.wait(for: "three panes") {
                $0.contains("/ web") && $0.contains("─ 3/")
                    && $0.split(separator: "\n")[1].split(separator: "┬").count == 3
            }
            try terminal.resize(width: 30, height: 8)
            try terminal.wait(for: "needs 40 columns")
            try terminal.resize(width: 120, height: 36)
            let after = try terminal.waitForWhole("the screen of before") { $0.contains("┬") && $0.contains("─ 3/") }
            #expect(WindowStories.withoutTime(after) == WindowStories.withoutTime(before))
            try terminal.press("Escape")
            try terminal.waitUntilGone("/ web")
            try story.quit()
        }
    }

    @Test(arguments: [(39, 36), (120, 9), (10, 3)])
    func `an open editor survives a window that is too small`(width: Int, height: Int) async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle()
            let terminal = story.terminal
            try terminal.type("before after")
            for _ in 0..<5 { try terminal.press("Left") }
            try terminal.wait(for: "before after")
            try terminal.resize(width: width, height: height)
            try terminal.wait(for: "the message about the size") {
                $0.contains("oncall") && !$0.contains("before after")
            }
            try terminal.resize(width: 120, height: 36)
            try terminal.wait(for: "before after")
            // The cursor and the undo history are unchanged.
            try terminal.type("and ")
            try terminal.wait(for: "before and after")
            try story.save()
            try terminal.wait(for: " saved; ")
            let body = try story.server.writes().last?.body
            #expect(body?.compactText == #"{"templates":{"slack":{"title":"before and after"}}}"#)
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test func `a user suspends the console in the middle of a word, and resumes`() async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle()
            let terminal = story.terminal
            try terminal.type("half a th")
            try terminal.wait(for: "half a th")
            for _ in 0..<2 {
                // Ctrl-Z undoes in a text.
                try terminal.press("C-q", "z")
                try story.expectShell()
                try terminal.type("fg", "Enter")
                try terminal.wait(for: "the console again") { $0.contains("half a th") && $0.contains("Ctrl-S save") }
            }
            try terminal.type("ought")
            try terminal.wait(for: "half a thought")
            try story.leaveEditor()
            try story.quitWithDraft()
        }
    }

    @Test func `a window that was resized while the console was suspended is filled on resume`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            try terminal.press("C-z")
            try story.expectShell()
            try terminal.resize(width: 80, height: 24)
            try terminal.type("fg", "Enter")
            try terminal.wait(for: "one pane of the new width") {
                $0.split(separator: "\n").dropFirst().first?.count == 80 && $0.contains("Enter open")
            }
            try terminal.resize(width: 120, height: 36)
            try terminal.wait(for: "┬")
            try story.quit()
        }
    }

    @Test func `a click selects and focuses, the wheel scrolls`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            try story.click("Status page probes")
            try terminal.wait(for: "the ninth, and its detail") {
                $0.contains("─ 9/120") && $0.contains("─ Status page probes ─") && $0.contains("Enter open")
            }
            try story.click("Acknowledge sig")
            try terminal.wait(for: "the detail with its cursor there") {
                $0.contains("› Acknowledge sig") && $0.contains("Enter edit")
            }
            // The wheel scrolls the pane below the mouse, whatever has the focus.
            #expect(try terminal.screen().contains("Payments API"))
            try terminal.mouse(65, x: 10, y: 10)
            try terminal.wait(for: "the list to scroll") {
                !$0.contains("Payments API") && $0.contains("› Acknowledge")
            }
            try terminal.mouse(64, x: 10, y: 10)
            try terminal.wait(for: "Payments API")
            try story.quit()
        }
    }

    /// A screen without its first line, which has a clock, and with all countdowns alike.
    private static func withoutTime(_ screen: String) -> [String] {
        screen.split(separator: "\n").dropFirst().map { String($0).replacing(/\d+:\d\d:\d\d/, with: "0:00:00") }
    }
}
