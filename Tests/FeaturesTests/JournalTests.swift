import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore
import Testing
import TextEditing

/// Writes are recorded in the journal, and can be undone.
@Suite struct JournalTests {
    private static let id = IntegrationID("C1")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    private func titled(_ text: String?) -> Integration {
        .sample("C1", #""templates":{"slack":{"title":\#(text.map { "\"\($0)\"" } ?? "null")}}"#)
    }

    private func saved(_ texts: String...) -> Script {
        var script = Script([.sample("C1"), .sample("C2")])
        script.go(to: Self.title)
        for text in texts {
            script.press("<Enter><M-a>\(text)<C-s>")
            script.sendPlan()
            script.answer(script.latest, script.answer(titled(text)))
            script.press("<Esc>")
        }
        return script
    }

    private func entry(_ script: Script) -> JournalEntry? {
        for case .call(_, _, let entry?) in script.jobs { return entry }
        return nil
    }

    private func outcomes(_ script: Script) -> [JournalEntry.Outcome] {
        script.jobs.compactMap { if case .noteOutcome(let outcome) = $0 { outcome.outcome } else { nil } }
    }

    // MARK: Writing down

    @Test func `a write has an entry with the old value, and its outcome follows`() {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter><M-a>new<C-s>")
        #expect(entry(script) == nil)
        script.sendPlan()
        let entry = entry(script)
        #expect(entry?.operation == .update(Self.title, before: .value("old"), after: "new"))
        #expect(entry?.server == "https://oncall.example.com")
        #expect(entry?.integration == Self.id)
        script.answer(script.latest, script.answer(titled("new ")))
        #expect(outcomes(script) == [.applied(stored: .value("new "))])
        #expect(script.console.journal[entry?.id ?? ""]?.outcome == .applied(stored: .value("new ")))
    }

    @Test func `rejected and unanswered are two outcomes, and a late success is applied`() {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter><M-a>new<C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400, message: "no")))
        #expect(outcomes(script) == [.refused("the server does not accept this (400): no")])
        script.press("<C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        #expect(outcomes(script) == [.unanswered("timed out")])
        script.answer(script.latest, script.answer(titled("new")))
        #expect(outcomes(script) == [.applied(stored: .value("new"))])
    }

    @Test func `every kind of write is recorded`() {
        var script = Script([.sample()])
        script.press("m<Enter>")
        guard case .startMaintenance? = entry(script)?.operation else {
            Issue.record("no entry of a maintenance")
            return
        }
        script.answer(script.latest, script.answer(.inMaintenance(for: 3600)))
        script.press("My")
        #expect(entry(script)?.operation == .stopMaintenance)
        script.answer(script.latest, script.answer(.sample()))
        script.press("n<Enter>Two<Enter>")
        guard case .create(let new)? = entry(script)?.operation else {
            Issue.record("no entry of a creation")
            return
        }
        #expect(new.name == "Two")
        script.answer(script.latest, script.answer(.named("C2", "Two")))
        #expect(script.console.journal.entries.last?.integration == IntegrationID("C2"))
    }

    @Test func `the entry of a deletion has everything but the secrets`() {
        let more =
            #""inbound_email":"SeCrEt@inbound.example.com","heartbeat":{"link":"https://x/i/v1/webhook/SeCrEt/heartbeat/"}"#
        var script = Script([.sample("C1", more), .sample("C2")])
        script.press("ddelete<Enter>")
        guard case .delete(let before)? = entry(script)?.operation else {
            Issue.record("no entry")
            return
        }
        #expect(!before.compactText.contains("SeCrEt"))
        #expect(before["link"]?.string?.hasPrefix("https://x/") == true)
        #expect(before["templates"]?["slack"]?["title"] == "old")
        #expect(before["heartbeat"] != nil)
    }

    @Test func `the entry of a deletion hides the e-mail address of an integration without a link`() {
        var integration = Integration.sample("C1", #""note":"mail to SeCrEt@inbound.example.com, please""#)
        integration.link = .null
        integration.inboundEmail = .value("SeCrEt@inbound.example.com")
        var script = Script([integration, .sample("C2")])
        script.press("ddelete<Enter>")
        guard case .delete(let before)? = entry(script)?.operation else {
            Issue.record("no entry")
            return
        }
        #expect(!before.compactText.contains("SeCrEt"))
        #expect(before["note"] == "mail to ••••••••@inbound.example.com, please")
    }

    @Test func `an unwritable journal stops a deletion, and is reported for a save`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("ddelete<Enter>")
        script.reply(.journalRefused(script.latest, reason: "no space", isSent: false))
        #expect(script.console.requests.isEmpty)
        // The disk is not asked again, so that nothing replaces the notice.
        #expect(script.jobs.isEmpty)
        #expect(script.console.notice == .disk(.notDeleted("C1 name", reason: "no space")))
        script.go(to: Self.title)
        script.press("<Enter><M-a>new<C-s>")
        script.sendPlan()
        script.reply(.journalRefused(script.latest, reason: "no space", isSent: true))
        #expect(script.console.notice == .disk(.writeNotRecorded(reason: "no space")))
        #expect(script.console.requests.count == 1)
    }

    @Test func `the world writes the entry before it sends, and sends no deletion without one`() async throws {
        let log = Log()
        var world = World.silent
        world.call = { call, give in
            await log.add("call \(call.isWrite)")
            give(.deleted)
        }
        world.noteEntry = { entry in
            await log.add("entry \(entry.id)")
            if entry.id == "bad" { throw Refusal() }
        }
        func perform(_ call: Call, _ id: String) async {
            let entry = JournalEntry(
                id: id, at: Script.start, server: "s", integration: Self.id, name: "n", operation: .stopMaintenance)
            await world.perform(.call(call, 1, entry)) { _ in }
        }
        await perform(.delete(Self.id), "good")
        #expect(await log.lines == ["entry good", "call true"])
        await perform(.delete(Self.id), "bad")
        #expect(await log.lines == ["entry good", "call true", "entry bad"])
        await perform(.stopMaintenance(Self.id), "bad")
        #expect(await log.lines.suffix(2) == ["entry bad", "call true"])
    }

    private struct Refusal: Error {}

    private actor Log {
        var lines: [String] = []
        func add(_ line: String) { lines.append(line) }
    }

    // MARK: Undo

    @Test func `z undoes the last save, Z redoes it, each through a plan`() {
        var script = saved("one", "two")
        script.press("z")
        #expect(script.calls == [.fetch(Self.id)])
        script.answerPlan()
        #expect(script.console.plan?.changes.map(\.value) == ["one"])
        script.confirmPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "one"))])
        let second = script.console.journal.entries[1].id
        #expect(entry(script)?.relation == .undoes(second))
        script.answer(script.latest, script.answer(titled("one")))
        // One step further back.
        script.press("z")
        script.answerPlan()
        #expect(script.console.plan?.changes.map(\.value) == ["old"])
        script.press("<Esc>Z")
        script.sendPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "two"))])
        #expect(entry(script)?.relation == .redoes(second))
        script.answer(script.latest, script.answer(titled("two")))
        script.press("z")
        script.answerPlan()
        #expect(script.console.plan?.changes.map(\.value) == ["one"])
    }

    @Test func `reset to default, undo and redo`() {
        var script = saved("one")
        script.press("x")
        script.sendPlan()
        script.answer(script.latest, script.answer(titled(nil)))
        script.press("z")
        script.sendPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "one"))])
    }

    @Test func `unsaved text stays when a field is reset by undo`() {
        var script = Script([titled(nil)])
        script.go(to: Self.title)
        script.press("<Enter>one<C-s>")
        script.sendPlan()
        script.answer(script.latest, script.answer(titled("one")))
        script.press("<M-a>half a thought<Esc>z")
        script.sendPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, .null))])
        script.answer(script.latest, script.answer(titled(nil)))
        #expect(script.console.draft(Self.id, Self.title)?.value == "half a thought")
    }

    @Test func `a value changed by someone else is not undone`() {
        var script = saved("one")
        script.press("z")
        script.answerPlan(titled("theirs"))
        #expect(script.console.dialog == nil)
        #expect(script.console.notice == .plan(.notUndone(Self.title, .changed)))
    }

    @Test func `a new save ends redo`() {
        var script = saved("one", "two")
        script.press("z")
        script.sendPlan()
        script.answer(script.latest, script.answer(titled("one")))
        script.press("<Enter><M-a>three<C-s>")
        script.sendPlan()
        script.answer(script.latest, script.answer(titled("three")))
        script.press("<Esc>Z")
        #expect(script.calls == [])
        #expect(script.console.notice == .nothingToUndo(.nothingUndone))
    }

    @Test func `a save names the key that undoes it, and an undo the key that redoes it`() {
        var script = saved("one")
        script.press("z")
        script.sendPlan()
        script.answer(script.latest, script.answer(titled("old")))
        #expect(script.said == "save of Slack title undone; Z redoes it")
        script.press("z")
        #expect(script.console.notice == .nothingToUndo(.allUndone))
        script.press("Z")
        script.sendPlan()
        script.answer(script.latest, script.answer(titled("one")))
        #expect(script.said == "Slack title saved; z undoes it")
    }

    @Test(arguments: [
        ("", "z undoes it"), ("1", "z undoes it"), ("<Enter>", "Esc, then z undoes it"),
        ("/C", "Esc, then z undoes it"), ("1/C", "Enter, then z undoes it"),
        ("<Enter><F3>", "Esc to its detail, then z undoes it"), (":", "Esc to its detail, then z undoes it"),
        ("<Enter><C-f>", "Esc to its detail, then z undoes it"),
    ])
    func `a save names the way to the key that undoes it, from where the keyboard is`(keys: String, way: String) {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter><M-a>one<C-s>")
        script.sendPlan()
        let save = script.latest
        script.press("<Esc>")
        script.press(keys)
        script.answer(save, script.answer(titled("one")))
        #expect(script.said == "Slack title saved; \(way)")
    }

    @Test(arguments: ["z", "Z"])
    func `a rejected undo or redo names its own key`(key: String) {
        let relation: JournalEntry.Relation? = key == "z" ? nil : .undoes("first")
        var script = Script([.sample("C1", #""templates":{"slack":{"title":"new"}}"#)])
        script.reply(
            .journalLoaded(
                [
                    JournalEntry(
                        id: "first", at: script.now, server: script.console.configuration.server, integration: Self.id,
                        name: "C1",
                        operation: .update(Self.title, before: .value("new"), after: "old"),
                        outcome: .applied(stored: .value("old"))),
                    JournalEntry(
                        id: "second", at: script.now, server: script.console.configuration.server,
                        integration: Self.id, name: "C1",
                        operation: .update(Self.title, before: .value("old"), after: "new"), relation: relation,
                        outcome: .applied(stored: .value("new"))),
                ], problems: []))
        script.press(key)
        script.sendPlan()
        #expect(script.calls.count == 1)
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400, message: "no")))
        #expect(script.said?.hasSuffix("\(key) retries") == true)
        #expect(script.said?.contains("Your text") == false)
    }

    @Test func `the plan of an undo says what the server would make of the old value`() throws {
        // The old label can't be stored any more, the old template is broken, and the old dynamic label too.
        for field in [EditableField.labels, Self.title, .dynamicLabels] {
            var script = Script([
                .sample(
                    "C1",
                    #""labels":[{"key":{"name":"9bad"},"value":{"name":"x"}}],"templates":{"slack":{"title":"{{ oops"}},"dynamic_labels":[{"key":{"name":"a"},"value":{"name":"{{ b"}}]"#
                )
            ])
            let before = try #require(script.console.directory.integration(Self.id)?.value(of: field).valueToSend)
            let after: JSONValue = before.array == nil ? "fine" : []
            script.reply(
                .journalLoaded(
                    [
                        JournalEntry(
                            id: field.path, at: script.now, server: script.console.configuration.server,
                            integration: Self.id, name: "C1",
                            operation: .update(field, before: .value(before), after: after),
                            outcome: .applied(stored: .value(after)))
                    ], problems: []))
            script.press("z")
            let change = try #require(script.console.plan?.changes.first)
            #expect(change.field == field)
            #expect(!change.warnings.isEmpty)
            #expect(change.warnings.allSatisfy { if case .blocked = $0 { false } else { true } })
        }
    }

    @Test func `a rejected save can't be undone`() {
        var script = saved("one")
        script.press("<Enter><M-a>two<C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400)))
        script.press("<Esc>z")
        script.answerPlan()
        #expect(script.console.plan?.changes.map(\.value) == ["old"])
    }

    @Test func `if the last write was not a save, the refusal names the key to press`() {
        var script = Script([.sample()])
        script.press("z")
        #expect(script.console.notice == .nothingToUndo(.nothingSaved))
        script.press("m<Enter>")
        script.answer(script.latest, script.answer(.inMaintenance(for: 3600)))
        script.press("z")
        #expect(script.said?.contains("M stops it") == true)
        #expect(script.console.dialog == nil)
    }

    @Test func `saves of another run can be undone`() {
        var script = Script([titled("new")])
        let entry = JournalEntry(
            id: "before", at: script.now, server: "https://oncall.example.com", integration: Self.id, name: "C1 name",
            operation: .update(Self.title, before: .value("old"), after: "new"),
            outcome: .applied(stored: .value("new")))
        script.reply(.journalLoaded([entry], problems: []))
        script.press("z")
        script.sendPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "old"))])
    }

    @Test func `damage is reported`() {
        var script = Script([.sample()])
        script.reply(.journalLoaded([], problems: ["2 lines can't be read"]))
        #expect(script.console.notice == .disk(.unreadable(["2 lines can't be read"])))
    }

    // MARK: History

    @Test func `H shows the history, newest first, and the details of an entry`() throws {
        var script = saved("one", "two")
        script.press("H")
        guard case .history(let view) = script.console.dialog else {
            Issue.record("no history")
            return
        }
        #expect(
            view.entries(in: script.console.journal).map(\.operation) == [
                .update(Self.title, before: .value("one"), after: "two"),
                .update(Self.title, before: .value("old"), after: "one"),
            ])
        script.press("j<Enter>")
        let open = try script.historyView()
        #expect(open.isOpen)
        #expect(
            open.entry(in: script.console.journal)?.operation
                == .update(Self.title, before: .value("old"), after: "one"))
        script.press("<Esc>z")
        script.answerPlan()
        #expect(script.console.plan?.changes.map(\.value) == ["one"])
    }
}
