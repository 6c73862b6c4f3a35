import JSON
import Testing

/// Team and default route, chosen from the server's lists.
@Suite struct ChoiceStories {
    @Test(arguments: ["cloud", "oss"])
    func `the team is chosen by its name, sent by its id, and undone`(dialect: String) async throws {
        try await Story.run(dialect) { story in
            try story.open()
            let terminal = story.terminal
            try story.find(Story.custom)
            try story.go(to: "Team")
            try choose("SRE", in: story)
            try terminal.wait(for: "Team saved") { $0.contains("Team saved") && $0.contains("z undoes it") }
            let change = try #require(try story.server.writes().first)
            #expect(change.method == "PUT")
            let id = try #require(change.body["team_id"]?.string)
            #expect(change.body == ["team_id": .string(id)])
            #expect(Story.cursor(in: try terminal.screen()).contains("SRE"))
            try terminal.type("z")
            try terminal.wait(for: "the plan of the undo") { $0.contains("Undo") && $0.contains("Payments") }
            try send(story)
            try terminal.wait(for: "undone") { $0.contains("save of Team undone") }
            #expect(try story.server.writes().count == 2)
            try story.quit()
        }
    }

    @Test(arguments: ["cloud", "oss"])
    func `the escalation chain of the default route is chosen, and only it is sent`(dialect: String) async throws {
        try await Story.run(dialect) { story in
            try story.open()
            try story.find(Story.custom)
            try story.go(to: "Escalation chain")
            try choose("Default", in: story)
            try story.terminal.wait(for: "Escalation chain saved")
            let route = try #require(try story.server.writes().first?.body["default_route"]?.object)
            #expect(Array(route.keys) == ["escalation_chain_id"])
            try story.quit()
        }
    }

    @Test func `posting to a chat service is switched off`() async throws {
        try await Story.run("oss") { story in
            try story.open()
            try story.find(Story.custom)
            try story.go(to: "Slack")
            try story.terminal.press("Enter")
            try story.terminal.wait(for: "Slack of \(Story.custom)")
            try story.terminal.press("Down", "Enter")
            try send(story)
            try story.terminal.wait(for: "Slack saved")
            #expect(
                try story.server.writes().first?.body == ["default_route": ["slack": ["enabled": false]]])
            try story.quit()
        }
    }

    @Test func `an integration is copied: its templates follow in a plan, its link does not`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            try story.find(Story.custom)
            try terminal.type("n")
            try terminal.wait(for: "New integration")
            try terminal.press("BTab", "Down")
            try terminal.wait(for: "\(Story.custom) copy")
            try terminal.press("Enter")
            try terminal.wait(for: "the plan, compared with the server") {
                $0.contains("of \(Story.custom) copy") && $0.contains("15 of 15 will be sent")
                    && !$0.contains("↻ reading")
            }
            let created = try #require(try story.server.writes().first)
            #expect(created.body["name"]?.string == "\(Story.custom) copy")
            #expect(created.body["link"] == nil)
            try terminal.press("Enter")
            try terminal.wait(for: "all sent") { $0.contains("15 saved") && $0.contains("nothing left to send") }
            let sent = try story.server.writes().dropFirst()
            #expect(sent.contains { $0.body["templates"]?["slack"]?["title"] != nil })
            #expect(sent.allSatisfy { $0.body["link"] == nil })
            try terminal.press("Escape")
            try terminal.waitUntilGone("nothing left to send")
            try story.quit()
        }
    }

    /// Searches a value in the open row's list, and sends the plan.
    private func choose(_ text: String, in story: borrowing Story) throws {
        try story.terminal.press("Enter")
        try story.terminal.wait(for: "the list") { $0.contains("of \(Story.custom) ─") && !$0.contains("↻ reading") }
        try story.terminal.type(text)
        try story.terminal.wait(for: "the value") { $0.contains("› \(text)") }
        try story.terminal.press("Enter")
        try send(story)
    }

    private func send(_ story: borrowing Story) throws {
        // Before, the server is still being read.
        try story.terminal.wait(for: "only this will be sent")
        try story.terminal.press("Enter")
    }
}
