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

    private let unwritten = InputContext.overlay(.unwritten)

    @Test func `a text that is not on disk is marked until it is`() throws {
        var (script, key, revision) = try refused()
        #expect(script.console.drafts.isUnwritten(key))
        #expect(script.console.headerScene.unwrittenCount == 1)
        #expect(script.console.listScene.rows.map(\.isUnwritten) == [true])
        #expect(script.console.detailScene?.rows.filter { $0.isUnwritten }.map(\.row) == [.field(Self.title)])
        if case .field(_, _, _, _, let isUnwritten) = script.console.editorScene { #expect(isUnwritten) }
        // More text does not take the mark away, and Esc does not promise a draft.
        script.press("z<Esc>")
        #expect(script.console.drafts.isUnwritten(key))
        #expect(script.console.notice == .draft(.notOnDisk))
        script.pass(5, alarm: .drafts)
        revision = try #require(saved(script)).1
        script.reply(.draftSaved(key, revision: revision))
        #expect(!script.console.drafts.isUnwritten(key))
        #expect(script.console.headerScene.unwrittenCount == 0)
        #expect(script.console.listScene.rows.map(\.isUnwritten) == [false])
    }

    @Test func `the same failure again and again does not take the place of other notices`() throws {
        var (script, key, revision) = try refused()
        #expect(script.said?.contains("no space left") == true)
        script.press("<Esc>1")
        #expect(script.console.notice == .draft(.notOnDisk))
        script.press("<Esc>")
        for _ in 0..<3 {
            script.pass(5, alarm: .drafts)
            revision = try #require(saved(script)).1
            script.reply(.draftFailed(key, revision: revision, reason: "no space left"))
            #expect(script.console.notice == nil)
        }
        script.pass(5, alarm: .drafts)
        script.reply(.draftFailed(key, revision: revision, reason: "read-only"))
        #expect(script.said?.contains("read-only") == true)
    }

    @Test func `the failure notice goes when the draft is on disk`() throws {
        var (script, key, _) = try refused()
        script.pass(5, alarm: .drafts)
        script.reply(.draftSaved(key, revision: try #require(saved(script)).1))
        #expect(script.console.notice == nil)
    }

    @Test func `quitting with a text that is not on disk asks what to do, and stays by default`() throws {
        for key in ["<Enter>", "<Esc>"] {
            var (script, _, _) = try refused()
            script.press("<Esc>qq")
            #expect(script.console.inputContext == unwritten)
            script.press(key)
            #expect(script.console.inputContext == .list)
            #expect(!script.jobs.contains(.terminal(.quit)))
        }
    }

    @Test func `a write that fails while quitting stops it, and asks`() throws {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter>z<Esc>qq")
        // Not known yet: the question writes the drafts.
        #expect(script.console.inputContext == .overlay(.question))
        let (key, revision) = try #require(saved(script))
        script.press("y")
        script.reply(.draftFailed(key, revision: revision, reason: "no space left"))
        #expect(!script.jobs.contains(.terminal(.quit)))
        #expect(script.console.inputContext == unwritten)
        #expect(script.said?.contains("no space left") == true)
        // `y` is a letter of the path here.
        script.press("y<Esc>")
        #expect(!script.jobs.contains(.terminal(.quit)))
    }

    @Test func `an open question follows what happens on the disk`() throws {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter>z<Esc>qq")
        let (key, revision) = try #require(saved(script))
        script.reply(.draftFailed(key, revision: revision, reason: "no space left"))
        guard case .question(let question)? = script.console.dialog, case .quit(let unfinished) = question.subject
        else {
            Issue.record("no question")
            return
        }
        #expect(unfinished.unwritten == 1)
        script.press("y")
        #expect(script.console.inputContext == unwritten)
    }

    @Test func `the texts are written to the file that the user names, and then it quits`() throws {
        var (script, key, revision) = try refused()
        script.press("<Esc>qq")
        script.reply(.draftFailed(key, revision: revision, reason: "no space left"))
        script.press("/tmp/x<Enter>")
        let draft = try #require(script.console.drafts[key])
        #expect(script.jobs.contains(.exportDrafts([draft], path: "/tmp/x")))
        // A second Enter does not write again.
        script.press("<Enter>")
        #expect(script.jobs == [])
        script.reply(.draftsExported([draft], path: "/tmp/x", failure: "/tmp/x: File exists"))
        #expect(script.console.inputContext == unwritten)
        guard case .unwritten(let dialog)? = script.console.dialog else { return }
        #expect(dialog.problem == "/tmp/x: File exists" && dialog.path.text == "/tmp/x")
        script.press("y<Enter>")
        #expect(script.jobs.contains(.exportDrafts([draft], path: "/tmp/xy")))
        script.reply(.draftsExported([draft], path: "/tmp/xy", failure: nil))
        revision = try #require(saved(script)).1
        script.reply(.draftFailed(key, revision: revision, reason: "no space left"))
        #expect(script.jobs.contains(.terminal(.quit)))
        #expect(script.console.leftovers.lost == [])
        #expect(script.console.leftovers.rescue == .written(path: "/tmp/xy", [draft]))
    }

    @Test(arguments: ["<Down><Down>", "<Up>"])
    func `the user may have the texts printed, or give them up`(keys: String) throws {
        var (script, key, revision) = try refused()
        script.press("<Esc>qq")
        // `q` has tried again.
        script.reply(.draftFailed(key, revision: revision, reason: "no space left"))
        script.press(keys + "<Enter>")
        // The last attempt.
        revision = try #require(saved(script)).1
        #expect(!script.jobs.contains(.terminal(.quit)))
        script.reply(.draftFailed(key, revision: revision, reason: "no space left"))
        #expect(script.jobs.contains(.terminal(.quit)))
        let draft = try #require(script.console.drafts[key])
        #expect(script.console.leftovers.rescue == (keys == "<Up>" ? .giveUp([draft]) : .print))
        #expect(script.console.leftovers.unwritten == [draft])
        #expect(script.console.leftovers.lost == [])
    }

    @Test func `without a path nothing is written`() throws {
        var (script, _, _) = try refused()
        script.press("<Esc>qq<Down><Enter>")
        #expect(script.console.inputContext == unwritten)
        #expect(script.jobs == [])
    }

    @Test func `if the disk works again meanwhile, nothing is lost`() throws {
        var (script, key, revision) = try refused()
        script.press("<Esc>qq<Up>")
        script.reply(.draftSaved(key, revision: revision))
        script.press("<Enter>")
        #expect(script.jobs.contains(.terminal(.quit)))
        #expect(script.console.leftovers.unwritten == [])
    }

    @Test func `a draft that can't be removed does not keep the user here`() throws {
        var (script, key, revision) = try refused()
        script.pass(5, alarm: .drafts)
        revision = try #require(saved(script)).1
        script.reply(.draftSaved(key, revision: revision))
        script.press("<Backspace>")
        #expect(script.console.drafts[key] == nil)
        script.press("<Esc>1q")
        guard
            case .removeDraft(_, let removal)? = script.jobs.first(where: {
                if case .removeDraft = $0 { true } else { false }
            })
        else {
            Issue.record("nothing is removed")
            return
        }
        script.reply(.draftFailed(key, revision: removal, reason: "read-only"))
        #expect(script.console.notice == .disk(.draftNotRemoved(Self.title, reason: "read-only")))
        #expect(script.jobs.contains(.terminal(.quit)))
        #expect(script.console.leftovers.lost == [])
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
