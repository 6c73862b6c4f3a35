import JSON
import Testing

/// Labels, which only the cloud supports.
@Suite struct LabelStories {
    @Test func `a user adds a label, sees each rule, and saves it when it is valid`() async throws {
        try await Story.run { story in
            try story.open()
            try story.find(Story.plain)
            try story.go(to: "Labels")
            let terminal = story.terminal
            try story.edit()
            try terminal.wait(for: "2 labels, same as on the server")
            // While typing: a key is invalid before it is finished, and then valid.
            try terminal.type("a")
            try terminal.wait(for: "a key needs 1 to 63 characters")
            try terminal.type("9tier")
            try terminal.wait(for: "the rule, and the mark") {
                $0.contains("key: a key may not start or end with a digit or _") && $0.contains("✗")
            }
            try terminal.press("Tab")
            try terminal.type("gold", "C-s")
            try terminal.wait(for: "not saved: row 3: a key may not start or end with a digit or _")
            #expect(try story.server.writes().isEmpty)
            try terminal.press("Enter", "Home", "Delete")
            try terminal.wait(for: "3 labels, changed and not saved")
            // Keys are unique.
            try terminal.press("M-a")
            try terminal.type("team")
            try terminal.wait(for: "another label has this key")
            try terminal.press("C-s")
            try terminal.wait(for: "not saved: row 3: another label has this key")
            #expect(try story.server.writes().isEmpty)
            try terminal.press("Enter", "M-a")
            try terminal.type("tier")
            try story.plan()
            try terminal.wait(for: "+ tier = gold")
            try terminal.press("Enter")
            try terminal.wait(for: "Labels saved")
            #expect(try story.server.writes().map(\.body.compactText) == [LabelStories.saved])
            try story.leaveEditor()
            try terminal.wait(for: "tier = gold")
            try story.quit()
        }
    }

    private static let saved =
        #"{"labels":[{"key":{"name":"team"},"value":{"name":"Security"}},"#
        + #"{"key":{"name":"environment"},"value":{"name":"production"}},"#
        + #"{"key":{"name":"tier"},"value":{"name":"gold"}}]}"#

    @Test func `a dynamic label may be a template`() async throws {
        try await Story.run { story in
            try story.open()
            try story.find(Story.plain)
            try story.go(to: "Dynamic labels")
            let terminal = story.terminal
            try story.edit()
            try terminal.type("a")
            try terminal.type("cluster", "Tab")
            try terminal.type("{{ payload.cluster or '9' }}")
            try story.save()
            try terminal.wait(for: "Dynamic labels saved")
            let body = try #require(try story.server.writes().last?.body)
            #expect(body.object?.keys == ["dynamic_labels"])
            #expect(body["dynamic_labels"]?.array?.count == 2)
            #expect(
                body.compactText.contains(
                    #"{"key":{"name":"cluster"},"value":{"name":"{{ payload.cluster or '9' }}"}}"#))
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test func `a row from the server breaks a rule: the plan names it, and y sends it anyway`() async throws {
        try await Story.run { story in
            try story.open()
            try story.find("Vault seal status")
            try story.go(to: "Labels")
            let terminal = story.terminal
            try story.edit()
            // owner = Anna Müller: neither blank nor umlaut is allowed.
            try terminal.type("Gl")
            try terminal.wait(for: "here; the server may refuse all rows for it")
            try terminal.type("a")
            try terminal.type("tier", "Tab")
            try terminal.type("gold")
            try terminal.press("C-s")
            try terminal.wait(for: "the row to blame") { $0.contains("(owner), unchanged here") }
            try terminal.type("y")
            // The request is sent, and the server decides.
            try terminal.wait(for: "the answer") {
                $0.contains("Labels saved") || $0.contains("Labels not saved")
            }
            let body = try #require(try story.server.writes().first?.body)
            #expect(body.object?.keys == ["labels"])
            #expect(body.compactText.contains(#"{"key":{"name":"owner"},"value":{"name":"Anna Müller"}}"#))
            #expect(body.compactText.contains(#"{"key":{"name":"tier"},"value":{"name":"gold"}}"#))
        }
    }

    @Test func `a server without labels says so`() async throws {
        try await Story.run("oss") { story in
            try story.open()
            try story.find(Story.plain)
            for row in ["Labels", "Dynamic labels"] {
                try story.go(to: row)
                try story.terminal.wait(for: "no labels") {
                    Story.cursor(in: $0).contains("not supported by this server")
                }
                try story.terminal.press("Enter")
                try story.terminal.wait(for: "this server does not support labels")
            }
            #expect(try story.server.writes().isEmpty)
            try story.quit()
        }
    }
}
