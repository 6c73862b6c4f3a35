import JSON
import Testing

/// Creating and deleting integrations, in both dialects.
@Suite struct CreationStories {
    @Test(arguments: ["cloud", "oss"])
    func `an integration is created, found in its detail, and deleted`(dialect: String) async throws {
        try await Story.run(dialect) { story in
            try story.open()
            let terminal = story.terminal
            // A filter that would hide it.
            try terminal.type("/Payments API", "Enter")
            try terminal.wait(for: "1/1 of")
            try terminal.type("n")
            try terminal.wait(for: "New integration")
            try terminal.type("webhook", "Enter")
            try terminal.type("Made by a story 🚒", "Enter")
            try terminal.wait(for: "the new one, and its detail") {
                $0.contains("Made by a story 🚒 created") && $0.contains("/121") && $0.contains("Enter edit")
                    && Story.cursor(in: $0) == "› Name Made by a story 🚒"
            }
            let created = try #require(try story.server.writes().first)
            #expect(created.method == "POST")
            #expect(created.body["name"]?.string == "Made by a story 🚒")
            #expect(created.body["type"]?.string == "webhook")
            try terminal.type("d")
            try terminal.wait(for: "Delete integration")
            try terminal.press("Enter")
            try terminal.wait(for: "type delete to delete")
            try terminal.type("delet", "Enter")
            try terminal.wait(for: "type delete to delete, Esc to cancel")
            try terminal.press("Escape")
            try terminal.waitUntilGone("Delete integration")
            #expect(try story.server.writes().count == 1)
            try terminal.type("d")
            try terminal.wait(for: "Delete integration")
            try terminal.type("delete", "Enter")
            try terminal.wait(for: "the list without it") {
                $0.contains("Made by a story 🚒 deleted") && $0.contains("/120")
            }
            #expect(try story.server.writes().map(\.method) == ["POST", "DELETE"])
            #expect(try story.server.writes().last?.status == 204)
            try story.quit()
        }
    }

    @Test func `a creation that a slow server applies late is found by itself, and sent once`() async throws {
        try await Story.run(faults: #"[{ "fault": "504-late", "request": "create" }]"#) { story in
            try story.open()
            let terminal = story.terminal
            try terminal.type("n")
            try terminal.wait(for: "New integration")
            try terminal.type("webhook", "Enter", "Slow one", "Enter")
            try terminal.wait(for: "a first look that does not find it") {
                $0.contains("Slow one is not on the server yet") && $0.contains("looked up again by itself")
            }
            // Enter looks, and creates nothing.
            try terminal.press("Enter")
            try terminal.wait(for: "Slow one: rechecked, or created after all") { $0.contains("created after all") }
            // One request, and what became of it.
            #expect(try story.server.writes().map(\.status) == [504, 201])
            try terminal.wait(for: "/121")
            try story.quit()
        }
    }

    @Test func `an integration is renamed, and only its name is sent`() async throws {
        try await Story.run { story in
            try story.open()
            try story.find(Story.plain)
            try story.go(to: "Name")
            try story.edit()
            try story.terminal.type(" of the audit")
            try story.plan("Enter")
            try story.terminal.press("Enter")
            try story.terminal.wait(for: "Name saved")
            #expect(
                try story.server.writes().map(\.body.compactText) == [#"{"name":"Security findings of the audit"}"#])
            // The plan was shown, so the editor of a line is closed.
            #expect(try !story.terminal.screen().contains("Esc leave"))
            try story.showAll()
            try story.terminal.wait(for: "Security findings of the audit")
            try story.quit()
        }
    }
}
