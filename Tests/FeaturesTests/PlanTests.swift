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

/// Saves are shown before they are sent.
@Suite struct PlanTests {
    private static let id = IntegrationID("C1")
    private static let slot = TemplateSlot(path: "slack.title")
    private static let title = EditableField.template(slot)
    private static let mine = Call.update(id, IntegrationPatch(title, "mine"))

    private func titled(_ text: String) -> Integration {
        .sample("C1", #""templates":{"slack":{"title":"\#(text)"}}"#)
    }

    private func planned(_ keys: String = "<M-a>mine", confirmsSaves: Bool = true) -> Script {
        var script = Script([.sample()], confirmsSaves: confirmsSaves)
        script.go(to: Self.title)
        script.press("<Enter>\(keys)<C-s>")
        return script
    }

    private func rows(_ script: Script) -> [PlanRow] { script.console.plan?.rows(width: 100) ?? [] }

    private func text(_ script: Script) -> String? {
        if case .field(let editor) = script.console.editing { editor.text.text } else { nil }
    }

    private func draft(_ script: Script) -> Draft? { script.console.draft(Self.id, Self.title) }

    @Test func `Ctrl-S reads the server's value, and sends nothing before Enter`() throws {
        var script = planned()
        #expect(script.calls == [.fetch(Self.id)])
        #expect(script.console.inputContext == .overlay(.plan))
        script.press("<Enter>")
        #expect(script.calls == [])
        #expect(script.console.notice == .disabled(.enter, .plan(.fetching)))
        script.answerPlan()
        #expect(script.calls == [])
        #expect(script.console.plan?.changes.map(\.theirs) == [.value("old")])
        #expect(script.console.plan?.changes.first?.diff == FieldDiff(from: .value("old"), to: .value("mine")))
        script.confirmPlan()
        #expect(script.calls == [Self.mine])
        #expect(script.console.inputContext == .editor)
        let editor = try script.fieldEditor()
        #expect(editor.status.isSaving)
    }

    @Test(arguments: ["<Esc>", "q", "<C-c>"]) func `leaving the plan loses nothing and sends nothing`(key: String) {
        for isAnswered in [true, false] {
            var script = planned()
            if isAnswered { script.answerPlan() }
            script.press(key)
            #expect(script.console.inputContext == .editor)
            #expect(script.console.requests.isEmpty)
            #expect(text(script) == "mine")
            #expect(draft(script)?.value == "mine")
        }
    }

    @Test func `a response after the plan was closed changes nothing but the known state`() {
        var script = planned()
        let late = script.latest
        script.press("<Esc>")
        #expect(script.effects.contains(.cancel(EffectID("request \(late)"))))
        script.answer(late, script.answer(titled("theirs")))
        #expect(script.console.inputContext == .editor)
        #expect(script.console.dialog == nil)
    }

    @Test func `a change elsewhere in the integration is no conflict, and is kept`() {
        var script = planned()
        script.answerPlan(.sample("C1", #""name":"renamed""#))
        #expect(script.console.plan?.changes.first?.isConflict == false)
        script.confirmPlan()
        #expect(script.calls == [Self.mine])
    }

    @Test func `a value the server already has is not sent, and its draft is dropped`() {
        var script = planned()
        script.answerPlan(titled("mine"))
        #expect(script.console.dialog == nil)
        #expect(script.calls == [])
        #expect(draft(script) == nil)
        #expect(script.console.notice == .plan(.alreadySame(Self.title)))
    }

    @Test func `an unreachable server is reported, nothing is sent, and r retries`() {
        var script = planned()
        script.failForGood(script.latest, ServiceError(.unreachable, message: "no route"))
        script.confirmPlan()
        #expect(script.calls == [])
        #expect(script.console.notice == .disabled(.enter, .plan(.change(.notFetched))))
        #expect(
            rows(script).contains {
                if case .text(let text, .danger) = $0 { text.contains("no route") } else { false }
            })
        script.press("r")
        #expect(script.calls == [.fetch(Self.id)])
        script.sendPlan()
        #expect(script.calls == [Self.mine])
    }

    @Test func `nothing is sent to a deleted integration, and the text stays`() {
        var script = planned()
        script.answer(script.latest, .failed(ServiceError(.notFound, status: 404)))
        #expect(script.console.plan?.changes.first?.state == .gone)
        script.confirmPlan()
        #expect(script.calls == [])
        script.press("<Esc>")
        #expect(text(script) == "mine")
        #expect(draft(script)?.value == "mine")
    }

    // MARK: Conflicts

    private func conflicting() -> Script {
        var script = planned()
        script.answerPlan(titled("theirs"))
        return script
    }

    /// The columns of a row side by side, with the signs of their lines.
    private func columns(_ row: PlanRow) -> [String] {
        switch row {
        case .pair(let left, let right, _): columns(left) + columns(right)
        case .diff(let row, _):
            [(row.kind == .added ? "+" : row.kind == .removed ? "-" : "") + String(row.characters)]
        case .text(let text, _): [text]
        case .blank: [""]
        case .heading(let text, _, _): [text]
        }
    }

    /// The plan of an edit of four lines, which someone else has changed as well.
    private func conflict(_ mine: String, _ theirs: String) -> Script {
        var script = Script([titled(#"one\ntwo\nthree\nfour"#)])
        script.go(to: Self.title)
        script.press("<Enter><M-a>")
        script.send(.input(.paste(mine), now: script.now))
        script.press("<C-s>")
        script.answerPlan(titled(theirs))
        return script
    }

    @Test func `an edit is applied on top of a colleague's, unless both changed the same lines`() {
        func merged(_ theirs: String) -> Script {
            var script = conflict("ONE\ntwo\nthree\nfour", theirs)
            script.press("e")
            return script
        }
        let apart = merged(#"one\ntwo\nthree\nFOUR"#)
        #expect(apart.console.editing?.fieldEditor?.text.text == "ONE\ntwo\nthree\nFOUR")
        #expect(apart.console.draft(Self.id, Self.title)?.value == "ONE\ntwo\nthree\nFOUR")
        #expect(apart.console.notice == .plan(.rebased(isMerged: true)))
        let together = merged(#"uno\ntwo\nthree\nfour"#)
        #expect(together.console.editing?.fieldEditor?.text.text == "ONE\ntwo\nthree\nfour")
        #expect(together.console.notice == .plan(.rebased(isMerged: false)))
    }

    @Test func `where there is room, base, theirs and mine stand side by side, line by line`() {
        func script(_ theirs: String) -> Script { conflict("one\nTWO\nthree\nfour\nfive", theirs) }
        let wide = script(#"zero\none\ntwo\nfour"#).console.plan?.rows(width: 110) ?? []
        let shown = wide.map(columns).filter { $0.count == 3 }
        #expect(
            shown == [
                ["Before:", "What they changed:", "What you changed:"], ["one", "+zero", "one"], ["", "one", ""],
                ["two", "two", "+TWO"], ["three", "", "three"], ["four", "four", "+four"], ["", "", "+five"],
            ], "\(shown)")
        let narrow = script("theirs").console.plan?.rows(width: 76) ?? []
        #expect(narrow.allSatisfy { columns($0).count == 1 })
        #expect(narrow.map(columns).contains(["What they changed:"]))
    }

    @Test func `unchanged lines of a long conflict are counted`() {
        let lines = (1...30).map { "line \($0)" }
        var script = Script([titled(lines.joined(separator: #"\n"#))])
        script.go(to: Self.title)
        script.press("<Enter>x<C-s>")
        script.answerPlan(titled((lines + ["more"]).joined(separator: #"\n"#)))
        let rows = (script.console.plan?.rows(width: 110) ?? []).map(columns)
        #expect(rows.contains(["  ⋯ 22 unchanged lines"]), "\(rows)")
        #expect(rows.contains(["line 1", "line 1", "+xline 1"]), "\(rows)")
    }

    @Test func `a conflict shows three diffs, and Enter sends nothing before a choice`() {
        var script = conflicting()
        let change = script.console.plan?.changes.first
        #expect(change?.isConflict == true)
        #expect(change?.theirDiff == FieldDiff(from: .value("old"), to: .value("theirs")))
        #expect(change?.diff == FieldDiff(from: .value("theirs"), to: .value("mine")))
        script.press("<Enter>y")
        #expect(script.calls == [])
        #expect(script.console.inputContext == .overlay(.plan))
    }

    @Test(arguments: [
        (
            "c", Notice.unbound(.inOverlay(.plan(.plan(.change(.undecided))))),
            Notice.unbound(.inOverlay(.plan(nil)))
        ),
        (
            "y", .disabled(.char("y"), .plan(.change(.undecided))),
            .disabled(.char("y"), .nothingToSendAnyway)
        ),
    ])
    func `a disabled key in a conflict does not suggest Enter`(key: String, before: Notice, after: Notice) {
        var script = conflicting()
        script.press(key)
        #expect(script.console.notice == before)
        script.press("m" + key)
        #expect(script.console.notice == after)
    }

    @Test func `m keeps mine`() {
        var script = conflicting()
        script.press("m")
        #expect(script.calls == [])
        script.confirmPlan()
        #expect(script.calls == [Self.mine])
    }

    @Test func `t takes theirs after Enter, and undo in the editor restores mine`() {
        var script = conflicting()
        script.press("t")
        #expect(draft(script)?.value == "mine")
        script.confirmPlan()
        #expect(script.calls == [])
        #expect(script.console.dialog == nil)
        #expect(text(script) == "theirs")
        #expect(draft(script) == nil)
        script.press(.ctrl("_"))
        #expect(text(script) == "mine")
    }

    @Test func `e rebases mine onto theirs`() {
        var script = conflicting()
        script.press("e")
        #expect(script.console.inputContext == .editor)
        #expect(text(script) == "mine")
        #expect(draft(script)?.base == .value("theirs"))
        script.press("<C-s>")
        script.answerPlan()
        #expect(script.console.plan?.changes.first?.isConflict == false)
        script.confirmPlan()
        #expect(script.calls == [Self.mine])
    }

    @Test func `labels conflict by their visible values, not by what the server adds`() {
        var script = Script([.sample()])
        script.go(to: .labels)
        script.press("<Enter>jd<C-s>")
        let same =
            #""labels":[{"key":{"id":"k","name":"team"},"value":{"id":"v","name":"SRE"}},"#
            + #"{"key":{"id":"q","name":"9bad"},"value":{"id":"r","name":"x"}}]"#
        script.answerPlan(.sample("C1", same))
        #expect(script.console.plan?.changes.first?.isConflict == false)
    }

    @Test func `a draft of a value that has changed since says so when it is opened`() {
        var script = planned()
        script.press("<Esc><Esc>r")
        script.answer(script.latest, script.answer(titled("theirs")))
        script.press("<Enter>")
        #expect(script.console.notice == .draft(.opened(isBaseChanged: true)))
    }

    // MARK: Without a look

    @Test func `without confirmation a save without warnings is sent at once`() {
        var script = planned(confirmsSaves: false)
        #expect(script.console.inputContext == .editor)
        #expect(script.calls == [.fetch(Self.id)])
        script.answerPlan()
        #expect(script.calls == [Self.mine])
    }

    @Test func `without confirmation a conflict, a fault, an empty text and a silent server are shown`() {
        var script = planned(confirmsSaves: false)
        script.answerPlan(titled("theirs"))
        #expect(script.console.plan?.changes.first?.isConflict == true)
        #expect(script.console.inputContext == .overlay(.plan))
        for keys in ["<M-a>{{", "<M-a><Backspace>"] {
            script = planned(keys, confirmsSaves: false)
            script.answerPlan()
            #expect(script.calls == [])
            #expect(script.console.inputContext == .overlay(.plan))
        }
        script = planned(confirmsSaves: false)
        script.failForGood(script.latest, ServiceError(.timedOut))
        #expect(script.console.inputContext == .overlay(.plan))
    }

    @Test func `text typed after Ctrl-S goes into the editor, and not into what is sent`() {
        var script = planned(confirmsSaves: false)
        script.press("!")
        script.answerPlan()
        #expect(script.calls == [Self.mine])
        script.answer(script.latest, script.answer(titled("mine")))
        #expect(text(script) == "mine!")
        #expect(draft(script)?.value == "mine!")
    }

    @Test func `a save that meets another write is not sent later`() {
        var script = planned(confirmsSaves: false)
        script.press("<Esc>1m<Enter>")
        #expect(script.calls == [.startMaintenance(Self.id, .silenceEscalations, seconds: 3600)])
        script.answerPlan()
        #expect(script.calls == [])
        #expect(script.console.plan == nil)
        #expect(script.console.notice == .plan(.held(.busy)))
        #expect(draft(script)?.value == "mine")
    }

    @Test func `a save of an integration that is deleted meanwhile does not wait forever`() {
        var script = planned(confirmsSaves: false)
        script.press("<Esc>1ddelete<Enter>")
        script.answer(script.number(of: .delete(Self.id)), .deleted)
        script.answer(script.number(of: .fetch(Self.id)), script.answer(.sample()))
        #expect(script.calls == [])
        #expect(script.console.plan == nil)
    }

    @Test func `a reset to default is always shown`() {
        var script = Script([.sample()], confirmsSaves: false)
        script.go(to: Self.title)
        script.press("x")
        script.answerPlan()
        #expect(script.console.inputContext == .overlay(.plan))
        #expect(script.calls == [])
    }

    @Test func `a reset to default says that it drops the draft`() {
        var script = planned()
        script.press("<Esc><Esc>x")
        script.answerPlan()
        #expect(script.console.plan?.changes.first?.warnings == [.dropsDraft])
        script.confirmPlan()
        script.answer(script.latest, script.answer(.sample("C1", #""templates":{"slack":{"title":null}}"#)))
        #expect(draft(script) == nil)
    }

    // MARK: The screen

    @Test func `the plan scrolls no further than its end`() {
        var script = planned("<M-a>" + String(repeating: "line<Enter>", count: 60))
        script.answerPlan()
        script.press("jj")
        #expect(script.planOverlay?.top == 2)
        script.press("G")
        let count = script.console.plan?.rows(width: script.console.surroundings.room.width).count ?? 0
        #expect(script.planOverlay?.top == count - script.console.surroundings.room.height)
        script.press("<PgDn>j")
        #expect(script.planOverlay?.top == count - script.console.surroundings.room.height)
        script.press("g")
        #expect(script.planOverlay?.top == 0)
    }

    @Test func `the help does not lose the plan`() {
        var script = planned()
        script.press(Key(.function(1)))
        #expect(script.console.inputContext == .overlay(.help))
        script.answerPlan()
        script.press("q")
        #expect(script.console.inputContext == .overlay(.plan))
        script.confirmPlan()
        #expect(script.calls == [Self.mine])
    }

    @Test func `responses that arrive while the help covers the plan reach the plan`() {
        var script = planned()
        script.press(Key(.function(1)))
        script.answerPlan(titled("theirs"))
        #expect(script.console.inputContext == .overlay(.help))
        #expect(script.console.plan?.changes.first?.isConflict == true)
        script.press("q<Enter>")
        #expect(script.calls == [])
        script.confirmPlan("m<Enter>")
        #expect(script.calls == [Self.mine])
    }

    @Test func `a plan that ends while the help covers it does not come back`() {
        var script = planned()
        script.press(Key(.function(1)))
        script.answerPlan(titled("mine"))
        #expect(script.console.plan == nil)
        script.press("q")
        #expect(script.console.dialog == nil)
    }
}
