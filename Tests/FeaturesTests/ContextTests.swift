import ConsoleScript
import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TerminalCore
import Testing
import TextEditing

@testable import Features

/// `:context` switches to another server.
@Suite struct ContextTests {
    private func script(_ contexts: [String] = ["prod", "lab", "Lab"]) -> Script {
        Script([.sample()], contexts: contexts)
    }

    private let show = Job.terminal(.showContext("lab"))

    private func save(_ script: inout Script) {
        for job in script.jobs {
            guard case .saveDraft(let draft, let revision) = job else { continue }
            script.reply(.draftSaved(draft.key, revision: revision))
        }
    }

    @Test func `while a context opens, keys that may be meant for its token command change nothing`() {
        var script = Script([.sample()], contexts: ["lab", "prod"])
        script.reply(
            .journalLoaded(
                [
                    JournalEntry(
                        id: "save", at: script.now, server: script.console.configuration.server,
                        integration: IntegrationID("C1"), name: "C1",
                        operation: .update(.name, before: .value("before"), after: "C1 name"),
                        outcome: .applied(stored: .value("C1 name")))
                ], problems: []))
        script.press(":context prod<Enter>")
        for key in ["m", "n", "d", "z", "q"] {
            script.press(key)
            #expect(script.console.dialog == nil)
            #expect(script.said?.contains("prod is being opened") == true)
        }
        // An undo from the history would be sent as well.
        script.press(":history<Enter>z")
        #expect(script.console.dialog?.kind == .history)
        #expect(script.console.plan == nil)
        #expect(script.said?.contains("prod is being opened") == true)
        script.press("<Esc>team<Enter><Enter>")
        #expect(script.calls == [])
        #expect(!script.jobs.contains { if case .terminal(.quit) = $0 { true } else { false } })
        script.press("<Esc><Esc>1<C-c>m")
        #expect(script.console.dialog?.kind == .maintenance)
    }

    @Test func `the command line lists, completes and accepts names as written`() {
        var script = script()
        script.press(":con<Tab>")
        #expect(script.console.commandLine?.text.text == "context")
        #expect(script.commandHint == "Tab: prod · lab · Lab")
        script.press("<Tab><Tab>")
        #expect(script.console.commandLine?.text.text == "context lab")
        #expect(script.commandHint == "switch to lab")
        script.press("<Tab>")
        #expect(script.console.commandLine?.text.text == "context Lab")
        script.press("<Enter>")
        #expect(script.jobs.contains(.openContext("Lab")))
        script.press("<Esc>:context<Enter>")
        #expect(script.console.notice == .context(.list(["prod", "lab", "Lab"], current: "prod")))
    }

    @Test(arguments: [
        ("context lob", Notice.unknownContext("lob", known: ["prod", "lab", "Lab"])),
        ("context prod", .commandDisabled(name: "context prod", .contextIsOpen("prod"))),
        ("context lab extra", .unknownContext("lab extra", known: ["prod", "lab", "Lab"])),
    ])
    func `an unknown or current context is reported`(line: String, notice: Notice) {
        var script = script()
        script.press(":\(line)<Enter>")
        #expect(script.console.notice == notice)
        #expect(script.jobs == [])
    }

    @Test func `the demo and a configuration without contexts say so`() {
        let configuration = SessionConfiguration(serverName: "in memory", server: "demo:cloud", isDemo: true)
        var console = Console(configuration, now: Script.start)
        _ = console.handle(.resized(Size(width: 80, height: 24)))
        #expect(console.noContexts == .demoHasNoContexts)
        #expect(console.contextReason("lab") == .demoHasNoContexts)
        var script = script([])
        script.press(":context<Enter>")
        #expect(script.console.notice == .commandDisabled(name: "context", .noContexts))
    }

    @Test func `this context keeps running until the other is ready`() {
        var script = script()
        script.press(":context lab<Enter>")
        #expect(script.jobs.contains(.openContext("lab")))
        #expect(script.console.connecting?.name == "lab")
        script.press("r")
        #expect(script.calls == [.fetch(IntegrationID("C1"))])
        script.answer(script.latest, script.answer(.named("C1", "renamed")))
        #expect(script.console.selected?.name == .value("renamed"))
        #expect(!script.console.canSwitch(for: "lab"))
        script.reply(.contextOpened("lab", failure: nil))
        #expect(script.jobs.contains(show))
        #expect(script.console.canSwitch(for: "lab"))
        #expect(!script.console.canSwitch(for: "prod"))
    }

    @Test func `typed text is on disk before the switch, even if typed at the last moment`() {
        var script = script()
        script.go(to: .name)
        script.press("<Enter>x<Esc>:context lab<Enter>")
        script.reply(.contextOpened("lab", failure: nil))
        #expect(!script.jobs.contains(show))
        #expect(script.jobs.contains { if case .saveDraft = $0 { true } else { false } })
        save(&script)
        #expect(script.jobs.contains(show))
        script.press("<Enter>y")
        #expect(!script.console.canSwitch(for: "lab"))
        save(&script)
        #expect(!script.console.canSwitch(for: "lab"))
        script.press("<Esc>")
        #expect(script.console.canSwitch(for: "lab"))
    }

    @Test(arguments: [
        ("/na", "<Enter>"), (":sa", "<Esc>"),
    ])
    func `keys for this context do not reach the other`(keys: String, end: String) {
        var script = Script([.inMaintenance(for: 3600), .sample("C2")], contexts: ["prod", "lab"])
        script.press(":context lab<Enter>" + keys)
        script.reply(.contextOpened("lab", failure: nil))
        #expect(!script.jobs.contains(show))
        #expect(!script.console.canSwitch(for: "lab"))
        script.press(end)
        #expect(script.jobs.contains(show))
        #expect(script.console.canSwitch(for: "lab"))
    }

    @Test func `a failed draft write keeps the user here`() {
        var script = script()
        script.go(to: .name)
        script.press("<Enter>x<Esc>:context lab<Enter>")
        script.reply(.contextOpened("lab", failure: nil))
        for job in script.jobs {
            guard case .saveDraft(let draft, let revision) = job else { continue }
            script.reply(.draftFailed(draft.key, revision: revision, reason: "No space left on device"))
        }
        #expect(script.console.connecting == nil)
        #expect(!script.console.canSwitch(for: "lab"))
        #expect(script.said?.contains("No space left") == true)
    }

    @Test func `a context that can't be opened leaves this one unchanged`() {
        var script = script()
        let before = script.console.directory
        script.press(":context lab<Enter>")
        script.reply(.contextOpened("lab", failure: "the command 'pass' failed with status 1"))
        #expect(script.console.connecting == nil)
        #expect(script.console.directory == before)
        #expect(
            script.console.notice
                == .context(.notOpened("lab", reason: "the command 'pass' failed with status 1", here: "prod")))
        #expect(script.console.notice?.level == .failure)
    }

    @Test func `Ctrl-C cancels only the switch`() {
        var script = script()
        script.press("r:context lab<Enter><C-c>")
        #expect(script.effects.contains(.cancel("context")))
        #expect(script.console.connecting == nil)
        #expect(script.console.requests.count == 1)
        script.reply(.contextOpened("lab", failure: nil))
        #expect(!script.jobs.contains(show))
    }

    @Test func `the switch waits while a change is being made`() {
        var script = script()
        script.press("m<Enter>:context lab<Enter>")
        #expect(script.console.notice == .commandDisabled(name: "context lab", .writeUnderWay))
        #expect(script.console.connecting == nil)
    }

    @Test func `the next console keeps screen, clipboard and history, and nothing of the other server`() {
        var script = script()
        script.press("y:drafts<Enter><Esc>")
        let configuration = SessionConfiguration(
            serverName: "lab", server: "https://lab.example.com", contextName: "lab")
        let next = script.console.switched(to: configuration, now: script.now)
        #expect(next.size == script.console.size)
        #expect(next.clipboard == "C1")
        #expect(next.configuration == configuration)
        #expect(next.directory == Directory())
        #expect(next.drafts.count == 0)
        #expect(next.requests.isEmpty)
    }

    @Test func `a draft of another server says how to get there`() {
        var script = script()
        let other = Draft(
            key: Draft.Key(server: "https://lab.example.com", integration: IntegrationID("C5"), field: .name),
            integrationName: "Lab alerts", base: .null, value: "x", changedAt: Script.start)
        script.press(":drafts<Enter>")
        script.reply(.allDraftsLoaded([other], kept: [], problems: []))
        script.press("<Enter>")
        #expect(script.console.notice == .draft(.elsewhere(.context("lab"))))
    }
}
