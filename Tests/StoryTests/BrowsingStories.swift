import Testing

/// Looking around, in both dialects.
@Suite(.serialized) struct BrowsingStories {
    @Test(arguments: ["cloud", "oss"]) func `a person opens the console, filters, reads and leaves`(dialect: String)
        async throws
    {
        try await Story.tell(dialect) { story in
            try story.open()
            try story.terminal.type("/is:maintenance")
            try story.terminal.wait(for: "maintenance alone") { $0.contains(" of 120") && $0.contains("▲") }
            try story.terminal.type("", "Enter", "Enter")
            try story.terminal.wait(for: "the window") { $0.contains("ends ") && $0.contains("started ") }
            try story.terminal.type("q", "Escape")
            try story.terminal.wait(for: "everything again") { $0.contains("1/120") || $0.contains("/120 ") }
            try story.quit()
        }
    }

    @Test func `a person who resizes the window loses nothing`() async throws {
        try await Story.tell { story in
            try story.open()
            try story.terminal.type("jjj/web")
            let before = try story.terminal.wait(for: "the filter") { $0.contains("/ web") }
            try story.terminal.resize(width: 80, height: 24)
            try story.terminal.wait(for: "one pane") { $0.contains("/ web") && !$0.contains("││") }
            try story.terminal.resize(width: 30, height: 8)
            try story.terminal.wait(for: "needs 40 columns")
            try story.terminal.resize(width: 200, height: 50)
            try story.terminal.wait(for: "three panes") { $0.contains("╮╭") && $0.contains("/ web") }
            try story.terminal.resize(width: 120, height: 36)
            try story.terminal.wait(for: "the screen of before") {
                $0.split(separator: "\n").dropFirst().first == before.split(separator: "\n").dropFirst().first
            }
            try story.terminal.type("", "Escape")
            try story.quit()
        }
    }

    @Test func `a person suspends the console and goes on`() async throws {
        try await Story.tell { story in
            try story.open()
            try story.terminal.type("/web", "Enter")
            try story.terminal.wait(for: "/ web")
            try story.terminal.type("", "C-z")
            try story.expectShell()
            try story.terminal.type("fg", "Enter")
            try story.terminal.wait(for: "the console again") { $0.contains("/ web") && $0.contains("updated") }
            try story.terminal.type("", "Escape")
            try story.quit()
        }
    }

    @Test func `the help names the keys of the place, and leaves it as it was`() async throws {
        try await Story.tell(width: 80, height: 24) { story in
            try story.open()
            try story.terminal.type("?")
            try story.terminal.wait(for: "start a maintenance window")
            try story.terminal.type("q")
            try story.terminal.wait(for: "Integrations")
            try story.quit()
        }
    }
}
