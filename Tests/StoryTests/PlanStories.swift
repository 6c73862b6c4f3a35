import Foundation
import JSON
import Testing

/// Saves are shown before they are sent, and can be undone.
@Suite struct PlanStories {
    private static func opened(_ story: Story, _ text: String = "mine") throws {
        try story.open()
        try story.editTitle(of: Story.custom)
        try story.terminal.press("M-a")
        try story.terminal.type(text)
        try story.terminal.wait(for: "not saved yet")
    }

    @Test(arguments: ["cloud", "oss"]) func `a user sees the change, goes back, and saves it`(dialect: String)
        async throws
    {
        try await Story.run(dialect) { story in
            try PlanStories.opened(story)
            let terminal = story.terminal
            try story.plan()
            try terminal.wait(for: "the change") { $0.contains("+ mine") && $0.contains("Slack title of Payments API") }
            try terminal.press("Escape")
            try terminal.wait(for: "Esc leave")
            #expect(try story.server.writes().isEmpty)
            try story.save()
            try terminal.wait(for: " saved; ")
            #expect(
                try story.server.writes().map(\.body.compactText) == [#"{"templates":{"slack":{"title":"mine"}}}"#])
            try story.leaveEditor()
            try story.quit()
            #expect(try story.draftsOnDisk() == "")
        }
    }

    @Test func `someone else changes the same field: the user sees three diffs and chooses`() async throws {
        try await Story.run { story in
            try PlanStories.opened(story)
            let terminal = story.terminal
            try OtherClient(server: story.server).change(Story.custom, #"{"templates":{"slack":{"title":"theirs"}}}"#)
            try terminal.press("C-s")
            try terminal.wait(for: "the conflict") {
                $0.contains("What they changed") && $0.contains("+ theirs") && $0.contains("What you changed")
                    && $0.contains("+ mine")
            }
            try terminal.press("Enter")
            try terminal.wait(for: "Enter: decide first")
            #expect(try story.server.writes().count == 1)
            // Not now: nothing is lost.
            try terminal.press("Escape")
            try terminal.wait(for: "Esc leave")
            try terminal.press("C-s")
            try terminal.wait(for: "before you choose")
            try terminal.type("e")
            try terminal.wait(for: "both changed the same lines")
            try story.plan()
            try terminal.wait(for: "- theirs")
            try terminal.press("Enter")
            try terminal.wait(for: " saved; ")
            #expect(
                try story.server.writes().last?.body.compactText == #"{"templates":{"slack":{"title":"mine"}}}"#)
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test func `someone else changes the field between the plan and Enter: it is shown, and nothing is overwritten`()
        async throws
    {
        try await Story.run { story in
            try PlanStories.opened(story)
            let terminal = story.terminal
            try story.plan()
            try OtherClient(server: story.server).change(Story.custom, #"{"templates":{"slack":{"title":"theirs"}}}"#)
            try terminal.press("Enter")
            try terminal.wait(for: "their change, and that nothing was sent") {
                $0.contains("not sent: the server's value has changed") && $0.contains("What they changed")
                    && $0.contains("+ theirs")
            }
            #expect(try story.server.writes().count == 1)
            try terminal.press("Enter")
            try terminal.wait(for: "Enter: decide first")
            try terminal.type("m")
            try terminal.wait(for: "Yours replaces someone else's change")
            try story.terminal.press("Enter")
            try terminal.wait(for: " saved; ")
            #expect(try story.server.writes().count == 2)
            try story.leaveEditor()
            // Theirs can be brought back.
            try story.plan("z")
            try terminal.wait(for: "+ theirs")
            try terminal.press("Enter")
            try terminal.wait(for: " undone; ")
            #expect(
                try story.server.writes().last?.body.compactText == #"{"templates":{"slack":{"title":"theirs"}}}"#)
            try story.quit()
        }
    }

    @Test func `a save is undone and redone, also by the next console`() async throws {
        try await Story.run { story in
            try PlanStories.opened(story)
            let terminal = story.terminal
            try story.save()
            try terminal.wait(for: " saved; ")
            try story.leaveEditor()
            try story.quit()
            try story.open()
            try story.find(Story.custom)
            try story.plan("z")
            try terminal.wait(for: "- mine")
            try terminal.press("Enter")
            try terminal.wait(for: " undone; ")
            try story.plan("Z")
            try terminal.wait(for: "+ mine")
            try terminal.press("Enter")
            try terminal.wait(for: " saved; ")
            try terminal.type("H")
            try terminal.wait(for: "the history") {
                $0.contains("History of Payments API") && $0.contains("Slack title, redone")
                    && $0.contains("Slack title, undone")
            }
            try terminal.press("Escape")
            try terminal.waitUntilGone("History of")
            // A change by someone else is not undone.
            try OtherClient(server: story.server).change(Story.custom, #"{"templates":{"slack":{"title":"theirs"}}}"#)
            try terminal.type("z")
            try terminal.wait(for: "not undone: the server's Slack title has changed since")
            let titles = try story.server.writes().map { $0.body["templates"]?["slack"]?["title"]?.string }
            #expect(titles.count == 4)
            #expect(titles[0] == "mine" && titles[2] == "mine" && titles[1] != "mine")
            try story.quit()
            let journal = try story.journalOnDisk()
            #expect(journal.split(separator: "\n").count == 6)
            #expect(!journal.contains(story.server.token))
        }
    }

    @Test func `all drafts are saved in one plan, which shows a rejection and keeps its draft`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            for (name, text) in [(Story.custom, "first"), (Story.plain, "{{ oops"), ("Card fraud model", "third")] {
                try story.editTitle(of: name)
                try terminal.press("M-a")
                try terminal.type(text)
                try terminal.wait(for: "not saved yet")
                try story.leaveEditor()
                try story.showAll()
            }
            try terminal.wait(for: "✎ 3 drafts")
            try terminal.type(":save all", "Enter")
            try terminal.wait(for: "2 of 3 will be sent")
            // The one that the server would refuse has to be confirmed.
            try terminal.press("Tab")
            try terminal.wait(for: "› Slack title of Security findings")
            try terminal.type("y")
            try terminal.wait(for: "3 of 3 will be sent")
            try terminal.press("Enter")
            try terminal.wait(for: "2 saved, 1 not")
            #expect(try story.server.writes().map(\.status).sorted() == [200, 200, 400])
            try terminal.press("g")
            try terminal.press("Escape")
            try terminal.waitUntilGone("Save all drafts")
            try terminal.wait(for: "✎ 1 draft ")
            try terminal.type(":drafts", "Enter")
            try terminal.wait(for: "Security findings · Slack title")
            try terminal.press("Enter")
            try terminal.wait(for: "1 {{ oops")
            try story.leaveEditor()
            try story.quitWithDraft()
        }
    }
}

extension Story {
    /// The journal of this user's consoles.
    func journalOnDisk() throws -> String {
        let folder = folder + "/.local/state/oncall-tui/journal"
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
    }
}
