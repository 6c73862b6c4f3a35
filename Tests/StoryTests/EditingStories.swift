import Foundation
import Glibc
import JSON
import Testing

/// Changing templates and labels, in both dialects.
@Suite(.serialized) struct EditingStories {
    @Test(arguments: ["cloud", "oss"])
    func `a person edits one template, and one field is on the wire`(dialect: String) async throws {
        try await Story.tell(dialect) { story in
            try story.open()
            try story.go(toSlackTitleIn: dialect)
            try story.terminal.type("", "Enter")
            try story.terminal.wait(for: "Ctrl-S save")
            try story.terminal.type("", "C-a")
            try story.terminal.paste("{{ payload.one }}\nand two")
            try story.terminal.wait(for: "not saved yet")
            try story.terminal.type("", "C-s")
            try story.terminal.wait(for: "is saved")
            let writes = try story.server.writes()
            #expect(writes.count == 1)
            let write = try #require(writes.first)
            #expect(write.method == "PUT")
            #expect(write.status == 200)
            let text = "{{ payload.one }}\nand two"
            let channel = dialect == "cloud" ? "slack" : "web"
            #expect(write.body.compactText == #"{"templates":{"\#(channel)":{"title":"{{ payload.one }}\nand two"}}}"#)
            #expect(write.body["templates"]?[channel]?["title"]?.string == text)
            try story.terminal.type("", "Escape")
            try story.quit()
        }
    }

    @Test func `a text that the server refuses stays`() async throws {
        try await Story.tell { story in
            try story.open()
            try story.go(toSlackTitleIn: "cloud")
            try story.terminal.type("", "Enter")
            try story.terminal.wait(for: "Ctrl-S save")
            try story.terminal.type("", "C-a")
            try story.terminal.type("{{ oops", "C-s")
            try story.terminal.wait(for: "not saved, your text is kept")
            try story.terminal.wait(for: "{{ oops")
            try story.terminal.type("", "Escape")
            try story.terminal.wait(for: "kept as a draft")
            #expect(try story.server.writes().map(\.status) == [400])
        }
    }

    @Test(arguments: ["cloud", "oss"])
    func `a person quits with a draft, and finds it again`(dialect: String) async throws {
        try await Story.tell(dialect) { story in
            try story.open()
            try story.go(toSlackTitleIn: dialect)
            try story.terminal.type("", "Enter")
            try story.terminal.wait(for: "Ctrl-S save")
            try story.terminal.type("", "C-a")
            try story.terminal.type("half a thought", "Escape")
            try story.terminal.wait(for: "kept as a draft")
            try story.terminal.type("qq")
            try story.terminal.wait(for: "Quit?")
            try story.terminal.type("y")
            try story.terminal.wait(for: "the shell's words") { $0.contains("1 draft is not on the server yet") }
            try story.open()
            try story.terminal.wait(for: "1 draft")
            try story.go(toSlackTitleIn: dialect)
            try story.terminal.wait(for: "half a thought")
            try story.terminal.type("", "Enter")
            try story.terminal.wait(for: "this is your draft")
            #expect(try story.server.writes().isEmpty)
        }
    }

    @Test func `a terminated console keeps what was typed, and gives the terminal back`() async throws {
        try await Story.tell { story in
            try story.open()
            try story.go(toSlackTitleIn: "cloud")
            try story.terminal.type("", "Enter")
            try story.terminal.wait(for: "Ctrl-S save")
            try story.terminal.type("typed a moment ago ")
            try story.terminal.wait(for: "typed a moment ago")
            try story.terminateConsole()
            try story.expectShell()
            try story.open()
            try story.terminal.wait(for: "1 draft")
            try story.go(toSlackTitleIn: "cloud")
            try story.terminal.wait(for: "typed a moment ago")
        }
    }

    @Test func `a person adds a label, is told the rule, and saves it when it is right`() async throws {
        try await Story.tell { story in
            try story.open()
            try story.find(story.plainName)
            try story.go(to: "Labels")
            try story.terminal.type("", "Enter")
            try story.terminal.wait(for: "KEY")
            try story.terminal.type("a")
            try story.terminal.type("9tier", "Tab")
            try story.terminal.type("gold", "C-s")
            try story.terminal.wait(for: "may not start or end with a digit")
            #expect(try story.server.writes().isEmpty)
            try story.terminal.type("", "Escape", "Enter", "Home", "Delete", "C-s")
            try story.terminal.wait(for: "Labels is saved")
            let body = try #require(try story.server.writes().first?.body)
            #expect(body.object?.keys.map { "\($0)" } == ["labels"])
            #expect(body.compactText.contains(#"{"key":{"name":"tier"},"value":{"name":"gold"}}"#))
        }
    }

    @Test func `a server without labels says so`() async throws {
        try await Story.tell("oss") { story in
            try story.open()
            try story.find(story.plainName)
            try story.terminal.wait(for: "this server offers none")
        }
    }
}

extension Story {
    /// An integration that the demo always has, in no maintenance.
    var plainName: String { "Checkout" }

    /// Opens the detail of one integration at the title of the channel that both dialects of it have.
    func go(toSlackTitleIn dialect: String) throws {
        try find(plainName)
        try go(to: "Title")
    }

    /// Sends SIGTERM to the console, which is the shell's only child.
    func terminateConsole() throws {
        let shell = try terminal.fact("pane_pid")
        let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        let console = try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
        kill(console, SIGTERM)
    }
}
