import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TerminalCore
import Testing
import TextEditing

/// Quitting while text is not on disk yet.
@Suite struct EndingTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    /// A console whose draft could not be written, and the last revision it tried to write.
    private func refused() throws -> (Script, Draft.Key, Int) {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter>z")
        script.pass(0.4, alarm: .drafts)
        let (key, revision) = try #require(saved(script))
        script.reply(.draftFailed(key, revision: revision, reason: "no space left"))
        return (script, key, revision)
    }

    private func saved(_ script: Script) -> (Draft.Key, Int)? {
        for case .saveDraft(let draft, let revision) in script.jobs { return (draft.key, revision) }
        return nil
    }

    @Test func `quitting waits for the disk, even after a failure`() throws {
        var (script, key, _) = try refused()
        script.press("<Esc>qqy")
        let (_, revision) = try #require(saved(script))
        #expect(!script.jobs.contains(.terminal(.quit)))
        script.reply(.draftSaved(key, revision: revision))
        #expect(script.jobs.contains(.terminal(.quit)))
    }

    @Test func `a failed write stops quitting once, and the second attempt quits`() throws {
        var (script, key, revision) = try refused()
        script.press("<Esc>qqy")
        script.reply(.draftFailed(key, revision: revision, reason: "no space left"))
        #expect(!script.jobs.contains(.terminal(.quit)))
        #expect(script.said?.contains("no space left") == true)
        script.press("qy")
        script.reply(.draftFailed(key, revision: revision, reason: "no space left"))
        #expect(script.jobs.contains(.terminal(.quit)))
    }

    @Test func `a terminated program ends although the disk fails`() throws {
        var (script, key, revision) = try refused()
        script.send(.terminated(now: script.now))
        #expect(saved(script) != nil)
        #expect(!script.jobs.contains(.terminal(.quit)))
        script.reply(.draftFailed(key, revision: revision, reason: "no space left"))
        #expect(script.jobs.contains(.terminal(.quit)))
    }

    @Test func `text typed after termination is written too`() throws {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter>")
        script.send(.terminated(now: script.now))
        #expect(script.jobs.contains(.terminal(.quit)))
        #expect(script.console.isReadyToEnd)
        script.press("z")
        #expect(!script.console.isReadyToEnd)
        let (key, revision) = try #require(saved(script))
        script.reply(.draftSaved(key, revision: revision))
        #expect(script.console.isReadyToEnd)
        #expect(script.jobs.contains(.terminal(.quit)))
    }

    @Test func `nothing is typed over a draft that is still loading`() {
        var script = Script()
        script.send(.started(now: script.now))
        script.answer(script.number(of: .list), .page(script.page([.sample()])))
        script.go(to: Self.title)
        script.press("<Enter>mine")
        let key = script.console.draftKey(IntegrationID("C1"), Self.title)
        script.reply(
            .draftsLoaded(
                [
                    Draft(
                        key: key, integrationName: "C1 name", base: .value("old"), value: "of last week",
                        changedAt: script.now)
                ], problems: []))
        #expect(script.console.draft(IntegrationID("C1"), Self.title)?.value == "of last week")
    }

    @Test func `q while a write is running asks`() {
        var script = Script([.sample()])
        script.press("m<Enter>q")
        #expect(script.console.inputContext == .overlay(.question))
        #expect(!script.jobs.contains(.terminal(.quit)))
    }
}
