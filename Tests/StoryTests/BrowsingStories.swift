import Testing

/// Browsing, in both dialects.
@Suite struct BrowsingStories {
    @Test(arguments: ["cloud", "oss"])
    func `a user opens the console, filters, reads and quits`(dialect: String) async throws {
        try await Story.run(dialect) { story in
            try story.open()
            let terminal = story.terminal
            try terminal.type("/is:maint")
            // The list follows the typing: every remaining row has the mark of a window.
            let screen = try terminal.waitForWhole("windows alone") {
                $0.contains("/ is:maint") && $0.contains("/8 of 120")
            }
            let rows = BrowsingStories.rows(of: screen)
            #expect(rows.count == 8)
            #expect(rows.allSatisfy { $0.contains("▲") || $0.contains("!") }, "\(rows)")
            try terminal.press("Enter", "Enter")
            try terminal.wait(for: "the window") { $0.contains("started ") && $0.contains(", ends ") }
            try terminal.type("q")
            try terminal.wait(for: "Enter open")
            try terminal.press("Escape")
            try terminal.wait(for: "the whole list again, and the same position") { $0.contains("3/120") }
            try story.quit()
        }
    }

    @Test func `filters combine, and say when nothing matches`() async throws {
        // Wide enough for the column of types.
        try await Story.run(width: 150) { story in
            try story.open()
            let terminal = story.terminal
            try terminal.type("/type:alertmanager team:payments")
            let screen = try terminal.waitForWhole("both filters") {
                $0.contains("/ type:alertmanager team:payments") && $0.contains(" of 120")
            }
            let rows = BrowsingStories.rows(of: screen)
            #expect(rows.contains { $0.contains("Payments API") })
            #expect(rows.allSatisfy { $0.contains("alertmanager") })
            try terminal.press("C-u")
            try terminal.type("label:tier=critical payments api")
            try terminal.wait(for: "a label") { $0.contains("1/1 of 120") && $0.contains("Payments API") }
            try terminal.type("zzz")
            try terminal.wait(for: "Nothing matches. Esc clears the filter.")
            try terminal.press("Escape")
            try terminal.wait(for: "the whole list again") { $0.contains("1/120") && !$0.contains("│ /") }
            try story.quit()
        }
    }

    @Test func `the whole list can be scrolled, to its end and back`() async throws {
        try await Story.run { story in
            try story.open()
            for (key, position) in [("G", "120/120"), ("k", "119/120"), ("g", "1/120"), ("j", "2/120")] {
                try story.terminal.type(key)
                try story.terminal.wait(for: position) { $0.contains(" \(position) ") }
            }
            try story.quit()
        }
    }

    @Test func `the help lists the keys of the context, and leaves it unchanged`() async throws {
        try await Story.run(width: 80, height: 24) { story in
            try story.open()
            try story.terminal.type("jj?")
            try story.terminal.wait(for: "start a maintenance window")
            try story.terminal.type("q")
            try story.terminal.wait(for: "the previous list") { $0.contains("3/120") && $0.contains("Enter open") }
            try story.quit()
        }
    }

    /// The rows of integrations on a screen with list and detail, down to the first empty one.
    static func rows(of screen: String) -> [Substring] {
        screen.split(separator: "\n").compactMap { $0.split(separator: "│").first }
            .drop { !$0.contains("NAME") }.dropFirst()
            .prefix { $0.contains { $0.isLetter } }
    }
}
