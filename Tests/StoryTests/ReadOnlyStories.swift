import Testing

/// A read-only console.
@Suite struct ReadOnlyStories {
    private static let reason = "this console is read-only"

    @Test func `a read-only console writes nothing, and says so`() async throws {
        try await Story.run { story in
            try story.open("--read-only")
            let terminal = story.terminal
            try terminal.wait(for: "READ-ONLY")
            for key in ["m", "d", "n"] { try ReadOnlyStories.expectRefusal(of: key, story) }
            try story.find(Story.custom)
            try story.go(to: "Title")
            for key in ["m", "d", "n", "x"] { try ReadOnlyStories.expectRefusal(of: key, story) }
            // Text may be read, not changed.
            try terminal.press("Enter")
            try terminal.wait(for: "1 {% set labels")
            for key in ["q", "BSpace", "Enter", "C-x", "C-k", "C-s", "C-r"] {
                try ReadOnlyStories.expectRefusal(of: key, story)
            }
            try terminal.press("C-t")
            try terminal.waitUntilGone(ReadOnlyStories.reason)
            try terminal.paste("pasted")
            try terminal.wait(for: ReadOnlyStories.reason)
            #expect(try !terminal.screen().contains("pasted"))
            try story.leaveEditor()
            try terminal.type("g")
            try terminal.wait(for: "the cursor on the first row") { Story.cursor(in: $0).hasPrefix("› Name ") }
            try story.go(to: "Labels")
            try terminal.press("Enter")
            try terminal.wait(for: "KEY")
            for key in ["a", "d", "e", "J", "C-s"] { try ReadOnlyStories.expectRefusal(of: key, story) }
            try terminal.wait(for: "3 labels, same as on the server")
            try story.leaveEditor()
            try story.quit()
            #expect(try story.server.writes().isEmpty)
            #expect(try story.draftsOnDisk() == "")
        }
    }

    @Test func `a read-only console can't stop a window`() async throws {
        try await Story.run("oss") { story in
            try story.open("--read-only")
            try story.find("Order pipeline")
            try ReadOnlyStories.expectRefusal(of: "M", story)
            // Enter on the window would do the same.
            try story.go(to: "Window")
            try ReadOnlyStories.expectRefusal(of: "Enter", story)
            #expect(try story.server.writes().isEmpty)
            try story.quit()
        }
    }

    /// Presses a key and expects the reason why it is disabled; any key removes the previous message.
    private static func expectRefusal(of key: String, _ story: Story) throws {
        try story.terminal.press("C-t")
        try story.terminal.waitUntilGone(reason)
        try story.terminal.press(key)
        try story.terminal.wait(for: reason)
    }
}
