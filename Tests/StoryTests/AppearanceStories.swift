import Testing

/// What reaches the terminal, and what never does.
@Suite struct AppearanceStories {
    @Test(arguments: ["cloud", "oss"], [(120, 36), (80, 24)])
    func `a demo always says that it is one`(dialect: String, size: (Int, Int)) async throws {
        try await Story.run(dialect, width: size.0, height: size.1) { story in
            // Followed by an option: the parser's own default would have taken that as the value of --demo.
            try story.open((dialect == "cloud" ? "--demo" : "--demo=oss") + " --theme midnight")
            let terminal = story.terminal
            let played = dialect == "cloud" ? "· Cloud" : "· OSS"
            // A narrow screen has no room for the dialect.
            #expect(try terminal.screen().split(separator: "\n").first?.contains(played) == (size.0 > 80))
            for (keys, text) in [
                ([], "NAME"), (["/"], "Enter keep"), (["Enter", "Enter"], "Identity"), (["Enter"], "Ctrl-S save"),
                (["F1"], "─ Keys ─"), (["q", "M-a", "x", "C-s"], "will be sent"),
                (["Enter"], " saved; "),
            ] {
                for key in keys { try terminal.press(key) }
                let screen = try terminal.wait(for: text)
                #expect(screen.split(separator: "\n").first?.contains(" DEMO ") == true, "\(screen)")
            }
            try story.leaveEditor()
            for (key, text) in [("m", "For how long"), ("n", "New integration"), ("d", "Delete integration")] {
                try terminal.type(key)
                let screen = try terminal.wait(for: text)
                #expect(screen.split(separator: "\n").first?.contains(" DEMO ") == true, "\(screen)")
                try terminal.press("Escape")
                try terminal.waitUntilGone(text)
            }
            try story.quit()
            // The configured server received no request.
            #expect(try story.server.requests().isEmpty)
        }
    }

    @Test func `a real server is no demo`() async throws {
        try await Story.run { story in
            try story.open()
            #expect(try !story.terminal.screen().contains("DEMO"))
            try story.quit()
        }
    }

    @Test func `NO_COLOR gives no colour`() async throws {
        try await Story.run { story in
            // Control: without it there is colour.
            try story.open()
            #expect(AppearanceStories.hasColor(try story.terminal.styledScreen()))
            try story.quit()
            try story.open(variables: "NO_COLOR=1")
            #expect(!AppearanceStories.hasColor(try story.terminal.styledScreen()))
            try story.find("Legacy batch jobs")
            #expect(!AppearanceStories.hasColor(try story.terminal.styledScreen()))
            try story.terminal.type("d")
            try story.terminal.wait(for: "Delete integration")
            #expect(!AppearanceStories.hasColor(try story.terminal.styledScreen()))
            try story.terminal.press("Escape")
            try story.terminal.waitUntilGone("Delete integration")
            try story.quit()
        }
    }

    /// Whether a screen has foreground or background colours other than the terminal's own.
    private static func hasColor(_ styled: String) -> Bool {
        styled.matches(of: /\u{1B}\[([0-9;:]*)m/).contains { match in
            match.output.1.split { $0 == ";" || $0 == ":" }.compactMap { Int($0) }.contains {
                30...38 ~= $0 || 40...48 ~= $0 || 90...107 ~= $0
            }
        }
    }

    @Test func `a theme is shown before it is chosen, and remembered`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            let before = try terminal.styledScreen()
            try terminal.type(":theme nor")
            try terminal.press("Down")
            try terminal.wait(for: ":theme nord")
            let preview = try terminal.styledScreen()
            #expect(preview.split(separator: "\n")[3] != before.split(separator: "\n")[3])
            try terminal.press("Escape")
            try terminal.waitUntilGone(":theme nord")
            try terminal.type(":theme nord", "Enter")
            try terminal.wait(for: "theme nord, kept for")
            try story.quit()
            try terminal.type("$CONSOLE info | grep '^theme '", "Enter")
            try terminal.wait(for: "chosen with :theme")
        }
    }

    @Test(arguments: ["cloud", "oss"])
    func `escape sequences in names never reach the terminal`(dialect: String) async throws {
        try await Story.run(dialect) { story in
            try story.open()
            let terminal = story.terminal
            // Each of them in the list, in the detail's heading, as a field, in an editor and in a dialog.
            for (filter, shown) in [
                ("owned title", "␛]0;owned title␇after OSC"), ("clear screen", "␛[2J␛[Hclear screen"),
                ("red alert", "␛[31mred alert␛[0m"), ("C1 CSI", "31mC1 CSI red"), ("DEL here", "DEL ␡ here"),
                ("backspace", "bell ␇ and backspace ␈␈"), ("carriage", "carriage␍return"),
                ("line one", "line one␊line two"),
            ] {
                try terminal.type("/\(filter)", "Enter", "Enter")
                try terminal.wait(for: "the marks of \(filter)") {
                    $0.split(separator: "\n").count(where: { $0.contains(shown) }) >= 2 && $0.contains("Enter edit")
                }
                try terminal.type("m")
                try terminal.wait(for: "For how long")
                try terminal.press("Escape")
                try terminal.waitUntilGone("For how long")
                try story.showAll()
            }
            // Right to left, zero width.
            try terminal.type("/override", "Enter")
            try terminal.wait(for: "override RTL")
            try story.showAll()
            try story.quit()
            // Anything that came with the names.
            let recording = terminal.recording
            for text in [
                "\u{1B}]0;", "\u{7}after OSC", "\u{1B}[Hclear", "\u{1B}[31mred alert", "\u{9B}31m", "DEL \u{7F}",
                "bell \u{7}",
                "backspace \u{8}", "carriage\rreturn", "one\nline",
            ] {
                let isThere = recording.contains(text)
                #expect(!isThere, "\(text.debugDescription)")
            }
            // Anything else that could hide, reorder or command.
            let strays = recording.text.unicodeScalars.filter {
                0x80...0x9F ~= $0.value || 0x200B...0x200F ~= $0.value || 0x202A...0x202E ~= $0.value
                    || 0x2066...0x2069 ~= $0.value || $0 == "\u{7F}"
            }
            #expect(strays.isEmpty)
            #expect(String(validating: recording.bytes, as: UTF8.self) != nil)
            // The console itself sends its title to the terminal, and asks for the background.
            let messages = recording.text.matches(of: /\u{1B}\]([^\u{7}\u{1B}]*)/).map { String($0.output.1) }
            #expect(messages == ["2;oncall-tui · \(story.server.url.dropFirst("http://".count))", "11;?"])
            #expect(try terminal.fact("pane_title") != "owned title")
        }
    }
}
