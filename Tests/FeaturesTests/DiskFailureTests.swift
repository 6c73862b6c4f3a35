import ConsoleScript
import FoundationEssentials
import JSON
import OnCall
import StateMachine
import Synchronization
import TerminalCore
import Testing

@testable import Features

/// The disk fails, or has news, while the server does what was asked.
@Suite struct DiskFailureTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    /// A console that has just sent a save of the Slack title.
    private func saving() -> Script {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter><M-a>new")
        script.press("<C-s>")
        script.sendPlan()
        return script
    }

    private func succeed(_ script: inout Script) {
        var saved = Integration.sample()
        saved.templates[TemplateSlot(path: "slack.title")] = .value("new")
        script.answer(script.latest, script.answer(saved))
    }

    private func expectWarned(_ script: Script, _ part: String) {
        guard case .warned(.write(.done), by: let warning)? = script.console.notice else {
            Issue.record("the notice is \(script.said ?? "none")")
            return
        }
        #expect(script.console.notice?.level == .warning)
        #expect(script.said?.contains(part) == true, "\(warning)")
    }

    @Test func `a save is a success although its outcome can't be recorded`() {
        var script = saving()
        succeed(&script)
        #expect(script.console.notice?.level == .done)
        script.reply(.outcomeRefused(reason: "/x: No space left"))
        expectWarned(script, "No space left")
        // It stays while the user types, and until Esc.
        script.press("x")
        expectWarned(script, "No space left")
        script.press("<Backspace><Esc><Esc>")
        #expect(script.console.notice?.level != .warning)
    }

    @Test func `a journal that failed before the save is a warning too`() {
        var script = saving()
        script.reply(.journalRefused(script.latest, reason: "/x: No space left", isSent: true))
        #expect(script.console.notice?.level == .failure)
        succeed(&script)
        expectWarned(script, "No space left")
    }

    @Test func `a save is a success although another console has a newer draft`() {
        var script = saving()
        succeed(&script)
        let key = script.console.draftKey(IntegrationID("C1"), Self.title)
        let conflict = DraftConflict(key, path: "/x.json", isNewer: true)
        script.reply(.draftRemoved(key, revision: 99, conflict: conflict))
        expectWarned(script, "another console has a newer draft")
        // The success remains when the cause of the warning goes.
        script.pass(5, alarm: .draftConflict)
        script.reply(.conflictChecked(key, path: nil))
        #expect(script.console.notice?.level == .done)
    }

    @Test func `a notice about the text of another console follows it, and goes with it`() {
        var script = Script([.sample()])
        let key = script.console.draftKey(IntegrationID("C1"), Self.title)
        script.go(to: Self.title)
        script.press("<Enter>x")
        let conflict = DraftConflict(key, path: "/x~1.json", isNewer: false)
        script.reply(.draftSaved(key, revision: 1, conflict: conflict))
        #expect(script.console.notice == .disk(.draftConflict(conflict)))
        let due = script.now.addingTimeInterval(5)
        #expect(script.jobs.contains(.sleep(until: due, .draftConflict)))
        script.pass(5, alarm: .draftConflict)
        #expect(script.jobs.contains(.checkConflict(key)))
        // The other console has written last: the file beside is its no more.
        script.reply(.conflictChecked(key, path: "/x.json"))
        #expect(script.console.notice == .disk(.draftConflict(DraftConflict(key, path: "/x.json", isNewer: false))))
        script.pass(5, alarm: .draftConflict)
        script.reply(.conflictChecked(key, path: nil))
        #expect(script.console.notice == nil)
        #expect(!script.jobs.contains { if case .sleep(_, .draftConflict) = $0 { true } else { false } })
    }

    @Test func `a warning about one save is not shown at the next`() {
        var script = saving()
        succeed(&script)
        script.reply(.outcomeRefused(reason: "/x: No space left"))
        script.press("more<C-s>")
        script.sendPlan()
        #expect(script.console.notice?.isAboutJournal != true)
        var saved = Integration.sample()
        saved.templates[TemplateSlot(path: "slack.title")] = .value("newmore")
        script.answer(script.latest, script.answer(saved))
        #expect(script.console.notice?.level == .done)
    }

    @Test func `without a success a failure of the disk is a failure`() {
        var script = Script([.sample()])
        script.reply(.outcomeRefused(reason: "/x: No space left"))
        #expect(script.console.notice?.level == .failure)
    }

    @Test func `texts found in an editor's file, and of other consoles, are announced`() {
        var script = Script([.sample()])
        let key = script.console.draftKey(IntegrationID("C1"), Self.title)
        let draft = Draft(key: key, integrationName: "C1 name", base: .null, value: "mine", changedAt: script.now)
        script.reply(.draftsLoaded([draft], recovered: [draft], problems: []))
        #expect(script.console.notice == .draft(.recovered(draft, others: 0)))
        script.reply(
            .draftsLoaded([], kept: [ConflictingDraft(path: "/x~1.json", draft: draft)], problems: []))
        #expect(script.console.notice == .draft(.ofOtherConsoles(count: 1)))
        script.reply(.draftsLoaded([], recovered: [draft], problems: ["/x is damaged"]))
        #expect(script.console.notice == .disk(.unreadable(["/x is damaged"])))
    }

    @Test func `what can't be found out about the text of another console changes nothing`() async {
        struct Refusal: Error {}
        let key = Script().console.draftKey(IntegrationID("C1"), Self.title)
        var world = World.silent
        for (path, isReported) in [("/x.json", true), (nil, true), ("", false)] as [(String?, Bool)] {
            world.findConflict = { _ in
                if !isReported { throw Refusal() }
                return path
            }
            let replies = Mutex<[String?]>([])
            await world.perform(.checkConflict(key)) { action in
                guard case .reply(.conflictChecked(_, let path), _) = action else { return }
                replies.withLock { $0.append(path) }
            }
            #expect(replies.withLock { $0 } == (isReported ? [path] : []))
        }
    }
}
