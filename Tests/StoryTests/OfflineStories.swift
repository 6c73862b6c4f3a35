import Foundation
import JSON
import Testing

/// Unreachable servers, and switching contexts.
@Suite struct OfflineStories {
    /// An address where nothing listens: the port of a server that has ended could be reused by another story.
    private static let nowhere = "http://127.0.0.1:9"

    private func lists(_ story: Story) throws -> String {
        let folder = story.folder + "/.local/state/oncall-tui/lists"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.filter { !$0.hasPrefix(".") }
            .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
    }

    /// Lets the console read the list once, so that it is cached.
    private func readOnce(_ story: Story, _ flags: String) throws {
        try story.open(flags)
        try story.terminal.wait(for: "the list on disk") { _ in try self.lists(story).hasSuffix("\n") }
        try story.quit()
    }

    @Test func `a slow token_command is named while it runs, and its message is shown when it fails`()
        async throws
    {
        try await Story.run { story in
            let command = "token_command = [\"sh\", \"-c\", \"sleep 2; echo the safe is shut >&2; exit 3\"]"
            try story.configure([("slow", story.server.url, "", command)])
            let terminal = story.terminal
            try terminal.type("clear; env -u GRAFANA_ONCALL_URL \"$CONSOLE\" --context slow", "Enter")
            try terminal.wait(for: "waiting for the token_command 'sh'")
            try terminal.wait(for: "the safe is shut")
            try story.expectShell()
        }
    }

    @Test func `a server that is down: the cached list, marked; a server that is back: a current list`()
        async throws
    {
        try await Story.run { story in
            try story.configure([("prod", story.server.url, story.server.token, "read_timeout_seconds = 3")])
            let flags = "--context prod --refresh 5"
            try self.readOnce(story, flags)
            let kept = try self.lists(story)
            #expect(kept.contains(Story.custom))
            #expect(!kept.contains(story.server.token))
            #expect(!kept.contains("integrations/v1/"))
            let terminal = story.terminal
            story.server.pause()
            try terminal.type("\"$CONSOLE\" \(flags)", "Enter")
            // Before the server could have timed out.
            try terminal.wait(for: "the list of the last run") {
                $0.contains("/120") && $0.contains("ago, not refreshed yet") && $0.contains(Story.custom)
            }
            try terminal.wait(for: "!  from disk: timed out")
            for key in ["m", "d", "n"] {
                try terminal.press("C-t")
                try terminal.waitUntilGone("nothing can be changed until the server responds")
                try terminal.type(key)
                try terminal.wait(for: "nothing can be changed until the server responds")
            }
            try story.find(Story.plain)
            try terminal.type("Y")
            try terminal.wait(for: "Y: unknown until the server responds")
            // Typing continues here.
            try story.go(to: "Title")
            try story.edit()
            try terminal.type("written offline")
            try terminal.wait(for: "written offline")
            try story.leaveEditor()
            try story.showAll()
            story.server.goOn()
            try terminal.wait(for: "a current list") {
                $0.contains("/120") && $0.contains("updated ") && !$0.contains("from disk")
            }
            #expect(try story.server.writes().isEmpty)
            try story.find(Story.plain)
            try story.go(to: "Title")
            try story.edit()
            try story.save()
            try terminal.wait(for: " saved; ")
            #expect(
                try story.server.writes().map(\.body.compactText) == [
                    #"{"templates":{"slack":{"title":"written offline"}}}"#
                ])
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test func `a user switches to a second server and back, and finds a draft in each`() async throws {
        try await Story.run { story in
            let lab = try Server(folder: story.folder, dialect: "oss", name: "lab")
            try story.configure(
                [
                    ("prod", story.server.url, story.server.token, "theme = \"paper\""),
                    ("lab", lab.url, lab.token, "read_only = true"), ("attic", lab.url, lab.token, ""),
                ])
            let terminal = story.terminal
            try story.open("--context prod")
            try story.editTitle()
            try terminal.type("draft of prod")
            try story.leaveEditor()
            // Typed and not yet on disk when the next context is requested.
            try terminal.type(":context at", "Tab", "Enter")
            try terminal.wait(for: "the other server") {
                $0.contains("attic") && $0.contains("/120") && $0.contains("updated") && !$0.contains("1 draft")
            }
            #expect(try story.draftsOnDisk().contains("draft of prod"))
            try story.find(Story.custom)
            try story.go(to: "Title")
            try story.edit()
            try terminal.press("M-a")
            try terminal.type("draft of attic")
            try story.leaveEditor()
            try terminal.type(":context prod", "Enter")
            try terminal.wait(for: "the first server") {
                $0.contains("prod") && $0.contains("/120") && $0.contains("updated") && $0.contains("1 draft")
            }
            try story.find(Story.plain)
            try story.go(to: "Title")
            try terminal.wait(for: "draft of prod")
            #expect(try !terminal.screen().contains("draft of attic"))
            try terminal.type(":context attic", "Enter")
            try terminal.wait(for: "the second server") {
                $0.contains("attic") && $0.contains("/120") && $0.contains("updated") && $0.contains("1 draft")
            }
            try story.find(Story.custom)
            try story.go(to: "Title")
            try terminal.wait(for: "draft of attic")
            try terminal.type(":context lab", "Enter")
            try terminal.wait(for: "READ-ONLY")
            try terminal.wait(for: "updated")
            try terminal.type(":context", "Enter")
            try terminal.wait(for: "contexts: prod, lab (this one), attic")
            #expect(try story.server.writes().isEmpty)
            #expect(try lab.writes().isEmpty)
            try story.quitWithDraft()
        }
    }

    @Test func `contexts without a server or a token delay nothing`() async throws {
        try await Story.run { story in
            try story.configure(
                [
                    ("prod", story.server.url, story.server.token, ""), ("dead", Self.nowhere, "t", ""),
                    ("slow", story.server.url, "", "token_command = [\"sh\", \"-c\", \"exec sleep 60\"]"),
                    (
                        "locked", story.server.url, "",
                        "token_command = [\"sh\", \"-c\", \"echo the safe is shut >&2; exit 3\"]"
                    ),
                ])
            let terminal = story.terminal
            try story.open("--context prod")
            try terminal.type(":context dead", "Enter")
            try terminal.wait(for: "a context without a server") {
                $0.contains("dead") && $0.contains("The list could not be read")
            }
            // Nothing of the first server is shown as the second's.
            #expect(try !terminal.screen().contains(Story.custom))
            try terminal.type(":context prod", "Enter")
            try terminal.wait(for: "the first again") { $0.contains("/120") && $0.contains("updated") }
            try terminal.type(":context locked", "Enter")
            try terminal.wait(for: "the reason") {
                $0.contains("context locked can't be opened") && $0.contains("the safe is shut")
                    && $0.contains(Story.custom)
            }
            try terminal.press("Escape")
            try terminal.waitUntilGone("can't be opened")
            try terminal.type(":context slow", "Enter")
            try terminal.wait(for: "connecting to slow…")
            // The screen is updated meanwhile.
            try terminal.type("jj")
            try terminal.wait(for: "─ 3/120")
            try terminal.press("C-c")
            try terminal.wait(for: "switch to slow cancelled; still on prod")
            // Keys that may be meant for the command change nothing. Ctrl-C ends it; the end of every story checks that nothing outlives
            // the terminal.
            try terminal.type(":context slow", "Enter")
            try terminal.wait(for: "connecting to slow…")
            try terminal.type("mq")
            try terminal.wait(for: "q: the context slow is being opened; Ctrl-C cancels it")
            try terminal.press("C-c")
            try terminal.wait(for: "switch to slow cancelled; still on prod")
            try story.quit()
        }
    }

    @Test(arguments: ["SSL_CERT_FILE", "CURL_CA_BUNDLE"])
    func `unreadable certificates are reported with the variable that names them`(variable: String) async throws {
        try await Story.run { story in
            let terminal = story.terminal
            try terminal.type(
                "clear; \(variable)=/nowhere.pem GRAFANA_ONCALL_URL=https://127.0.0.1:9 \"$CONSOLE\"", "Enter")
            try terminal.wait(for: "environment \(variable): the certificates in /nowhere.pem can't be read")
            try story.expectShell()
        }
    }

    @Test func `the demo says that it has no contexts`() async throws {
        try await Story.run { story in
            try story.open("--demo")
            try story.terminal.type(":context", "Enter")
            try story.terminal.wait(for: "the demo has no contexts")
            try story.quit()
            #expect(try self.lists(story) == "")
        }
    }
}
