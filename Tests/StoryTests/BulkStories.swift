import Foundation
import JSON
import Testing

/// Many integrations at once: marks, plans, the sheet and the matrix.
@Suite struct BulkStories {
    /// Leaves an overlay for the list: a key right after Esc would be one with Alt.
    private static func close(_ terminal: Tmux) throws {
        try terminal.press("Escape")
        try terminal.wait(for: "Enter open")
    }

    /// The number of marks in the title of the list.
    private static func marks(_ screen: String) -> Int? {
        screen.firstMatch(of: /· (\d+) marked/).flatMap { Int($0.1) }
    }

    @Test(arguments: ["cloud", "oss"])
    func `three integrations go into maintenance in six keys, after a plan that asks the server`(dialect: String)
        async throws
    {
        try await Story.run(dialect) { story in
            try story.open()
            let terminal = story.terminal
            // The next three have no window.
            try terminal.type("jjjjjj")
            try terminal.type("   m")
            try terminal.wait(for: "3 marked")
            try terminal.press("Enter")
            try terminal.wait(for: "3 will be sent")
            #expect(try story.server.writes().isEmpty)
            try terminal.press("Enter")
            try terminal.wait(for: "· 3 done")
            let writes = try story.server.writes()
            #expect(writes.count == 3)
            #expect(writes.allSatisfy { $0.path.hasSuffix("/maintenance_start") && $0.status == 200 })
            try terminal.press("Enter")
            try terminal.wait(for: "the windows in the list") {
                $0.contains("· 3 marked") && Story.remaining(in: $0).count >= 3
            }
            // M acts on the same marks.
            try terminal.type("M")
            try terminal.wait(for: "3 will be sent")
            try terminal.press("Enter")
            try terminal.wait(for: "· 3 done")
            #expect(try story.server.writes().count == 6)
            try BulkStories.close(terminal)
            try terminal.type("U")
            try terminal.waitUntilGone("marked")
            try story.quit()
        }
    }

    @Test func `many integrations go into maintenance after their number is typed`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            try terminal.type("/staging", "Enter")
            try terminal.wait(for: "the filter") { $0.contains(" of 120") }
            try terminal.type("*m")
            let screen = try terminal.wait(for: "the marks") {
                BulkStories.marks($0) != nil && $0.contains("For how long")
            }
            let count = try #require(BulkStories.marks(screen))
            #expect(count > 10)
            try terminal.press("Enter")
            let plan = try terminal.wait(for: "the whole plan") { $0.contains(" will be sent") }
            let ready = try #require(plan.firstMatch(of: /(\d+) will be sent/).flatMap { Int($0.1) })
            try terminal.press("Enter")
            try terminal.wait(for: "Type \(ready)")
            try terminal.press("Enter")
            try terminal.wait(for: "type the number of integrations")
            #expect(try story.server.writes().isEmpty)
            try terminal.type("\(ready)", "Enter")
            try terminal.wait(for: "· \(ready) done")
            #expect(try story.server.writes().count == ready)
            #expect(Set(try story.server.writes().map(\.path)).count == ready)
            try BulkStories.close(terminal)
            try story.quit()
        }
    }

    @Test func `a template is pasted onto marked integrations in the matrix, and the batch is undone`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            try terminal.type("O")
            try terminal.wait(for: "Slack title:")
            // Payments API has a title of its own: onto the next three.
            try terminal.type("c")
            try terminal.wait(for: "p pastes Slack title")
            try terminal.type("j   p")
            try terminal.wait(for: "3 will be sent")
            try terminal.press("Enter")
            try terminal.wait(for: "· 3 done")
            let sent = try story.server.writes()
            #expect(sent.count == 3)
            #expect(sent.allSatisfy { $0.method == "PUT" && $0.body["templates"]?["slack"]?["title"]?.string != nil })
            try terminal.press("Escape")
            try terminal.wait(for: "Slack title:")
            try terminal.type("kq")
            try terminal.wait(for: "Enter open")
            try terminal.type("z")
            try terminal.wait(for: "all 3 of the batch")
            try terminal.type("a")
            try terminal.wait(for: "3 will be sent")
            try terminal.press("Enter")
            try terminal.wait(for: "· 3 done")
            let undone = try story.server.writes().suffix(3)
            #expect(undone.allSatisfy { $0.body["templates"]?["slack"]?["title"]?.isNull ?? false })
            try BulkStories.close(terminal)
            try story.quit()
        }
    }

    @Test func `all templates are copied from another integration with one request each`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            try terminal.type("j  ggb")
            try terminal.wait(for: "Change 2 integrations")
            try terminal.type("copy templates from", "Enter")
            try terminal.wait(for: "Copy from: 2 integrations")
            // The selected integration is suggested.
            try terminal.wait(for: "› Payments API")
            try terminal.press("Enter")
            try terminal.wait(for: "2 will be sent")
            try terminal.press("Enter")
            try terminal.wait(for: "· 2 done")
            let writes = try story.server.writes()
            #expect(writes.count == 2)
            #expect(writes.allSatisfy { $0.method == "PUT" && $0.status == 200 })
            try BulkStories.close(terminal)
            try story.quit()
        }
    }

    @Test func `somebody's change is a conflict of its row, and does not hinder the others`() async throws {
        try await Story.run { story in
            try story.open()
            let terminal = story.terminal
            try OtherClient(server: story.server).change(
                "Checkout errors", #"{"templates":{"slack":{"title":"theirs"}}}"#)
            try terminal.type("Ocj   p")
            try terminal.wait(for: "the conflict") { $0.contains("1 in conflict") && $0.contains("2 will be sent") }
            try terminal.press("Enter")
            try terminal.wait(for: "· 2 done")
            #expect(try story.server.writes().count == 3)
            try terminal.press("Escape")
            try terminal.wait(for: "Slack title:")
            try BulkStories.close(terminal)
            try story.quit()
        }
    }

    @Test func `lost responses are looked up, and every integration gets one request`() async throws {
        try await Story.run { story in
            let line = try FaultyLine(to: story.server)
            try story.open(variables: line.variables)
            let terminal = story.terminal
            try terminal.type("jjjjjj   m")
            try terminal.wait(for: "For how long")
            try terminal.press("Enter")
            try terminal.wait(for: "3 will be sent")
            line.set(.losesAnswers)
            try terminal.press("Enter")
            try terminal.wait(for: "every outcome") { $0.contains("· 3 done") }
            line.set(.none)
            #expect(try story.server.writes().count == 3)
            try BulkStories.close(terminal)
            try story.quit()
        }
    }

    @Test(arguments: [("401", 1), ("404", 3)])
    func `a plan stops where it should, and says what was not sent`(fault: String, sent: Int) async throws {
        try await Story.run(faults: #"[{"fault":"\#(fault)","request":"update"}]"#) { story in
            try story.open()
            let terminal = story.terminal
            try terminal.type("O")
            try terminal.wait(for: "Slack title:")
            try terminal.type("cj      p")
            try terminal.wait(for: "6 will be sent")
            try terminal.press("Enter")
            try terminal.wait(for: "the end of the plan") {
                $0.contains("stopped") && $0.contains("\(6 - sent) not sent")
            }
            #expect(try story.server.writes().count == sent)
            try terminal.press("Escape")
            try terminal.wait(for: "Slack title:")
            try BulkStories.close(terminal)
            try story.quit()
        }
    }
}
