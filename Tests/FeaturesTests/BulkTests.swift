import ConsoleScript
import Features
import JSON
import OnCall
import OnCallTemplates
import Planning
import Testing

/// Actions on marked integrations.
@Suite struct BulkTests {
    private static let title = TemplateSlot(path: "slack.title")

    private static func titled(_ id: String, _ text: String?) -> Integration {
        let value = text.map { "\"\($0)\"" } ?? "null"
        return .sample(
            id,
            #""name":"\#(id)","labels":[],"dynamic_labels":[],"maintenance_mode":null,"#
                + #""templates":{"slack":{"title":\#(value),"message":null}}"#)
    }

    private static func script(_ count: Int, text: String? = "old") -> Script {
        Script((1...count).map { titled("C\($0)", text) })
    }

    /// Answers fetches and writes until nothing is running.
    private static func answerAll(_ script: inout Script) {
        for _ in 0..<1000 {
            let running = script.console.requests.filter { $0.value.call.integration != nil }.sorted { $0.key < $1.key }
            guard let (number, request) = running.first, let id = request.call.integration,
                let known = script.console.directory.integration(id)
            else { return }
            switch request.call {
            case .update(_, let patch):
                var changed = known
                for change in patch.changes { changed.set(change.value, for: change.field) }
                script.answer(number, script.answer(changed))
            case .startMaintenance(_, let mode, _):
                var changed = known
                changed.maintenanceMode = .value(mode)
                script.answer(number, script.answer(changed))
            case .stopMaintenance:
                var changed = known
                changed.maintenanceMode = .null
                script.answer(number, script.answer(changed))
            case .delete: script.answer(number, .deleted)
            default: script.answer(number, script.answer(known))
            }
        }
        Issue.record("it does not end")
    }

    private static func states(_ script: Script) -> [Plan.GroupState] {
        guard let plan = script.console.plan else { return [] }
        return plan.groups.indices.map { plan.state(ofGroup: $0) }
    }

    @Test func `forty integrations go into maintenance in eight keys, and nothing is sent before the count is typed`() {
        var script = Self.script(40)
        script.press("*m<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == Array(repeating: .ready, count: 40))
        script.press("<Enter>")
        #expect(script.console.inputContext == .overlay(.countCheck))
        script.press("<Enter>")
        #expect(script.console.notice == .plan(.countNotConfirmed))
        script.press("40<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == Array(repeating: .saved, count: 40))
        #expect(script.console.notice == .plan(.bulkFinished(PlanTally(saved: 40, remaining: 0), nil)))
        let entries = script.console.journal.entries
        #expect(entries.count == 40)
        #expect(Set(entries.map(\.batch)).count == 1 && entries.first?.batch != nil)
        #expect(entries.map { $0.integration?.rawValue } == (1...40).map { "C\($0)" })
    }

    @Test func `three integrations go into maintenance in six keys`() {
        var script = Self.script(5)
        script.press("   m<Enter>")
        Self.answerAll(&script)
        script.press("<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.saved, .saved, .saved])
        script.press("<Enter>")
        #expect(script.console.dialog == nil)
        // M stops those that are marked.
        script.press("M")
        Self.answerAll(&script)
        script.press("<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.saved, .saved, .saved])
    }

    @Test func `a template goes onto thirty through the matrix in eight keys, with a dry run`() {
        var script = Script([Self.titled("C0", "mine")] + (1..<30).map { Self.titled("C\($0)", "old") })
        script.press("Oc*p")
        Self.answerAll(&script)
        #expect(Self.states(script).count { $0 == .ready } == 29)
        #expect(Self.states(script).first == .same)
        script.press("<Enter>29<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script).count { $0 == .saved } == 29)
        for index in 0..<30 {
            #expect(
                script.console.directory.integration(IntegrationID("C\(index)"))?.templates[Self.title]
                    == .value("mine"))
        }
    }

    @Test func `a batch is undone as a whole, or for one integration`() {
        var script = Self.script(3)
        script.press("2")
        script.go(to: .template(Self.title))
        script.press("1*2x")
        Self.answerAll(&script)
        script.press("<Enter>")
        Self.answerAll(&script)
        script.press("<Enter>1z")
        guard case .batchUndo(let question) = script.console.dialog else {
            Issue.record("no question")
            return
        }
        #expect(question.count == 3)
        script.press("a")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.ready, .ready, .ready])
        script.press("<Enter>")
        Self.answerAll(&script)
        #expect(script.console.directory.integration(IntegrationID("C2"))?.templates[Self.title] == .value("old"))
        script.press("<Enter>z")
        #expect(script.console.notice == .nothingToUndo(.allUndone))
    }

    @Test func `somebody's change since the list was read is a conflict of that row only`() {
        var script = Self.script(3)
        script.press("2")
        script.go(to: .template(Self.title))
        script.press("1*2x")
        for (number, id) in script.console.planFetches.sorted(by: { $0.key < $1.key }) {
            script.answer(number, script.answer(Self.titled(id.rawValue, id.rawValue == "C2" ? "theirs" : "old")))
        }
        #expect(Self.states(script) == [.ready, .conflict, .ready])
        script.press("<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.saved, .conflict, .saved])
        #expect(script.console.directory.integration(IntegrationID("C2"))?.templates[Self.title] == .value("theirs"))
        script.press("gjm<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.saved, .saved, .saved])
    }

    @Test func `marked integrations are deleted only after their number is typed`() {
        var script = Self.script(3)
        script.press("  d")
        Self.answerAll(&script)
        script.press("<Enter>2<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.saved, .saved])
        #expect(script.console.directory.order == [IntegrationID("C3")])
        #expect(script.console.list.marks.isEmpty)
    }

    @Test func `Esc while the plan is read sends nothing, and its requests end`() {
        var script = Self.script(40)
        script.press("*m<Enter>")
        #expect(script.console.planFetches.count == 4)
        script.press("<Esc>")
        #expect(script.console.dialog == nil)
        #expect(script.console.requests.isEmpty)
    }

    @Test func `Ctrl-C stops a plan that is being sent, and the rest is not sent`() {
        var script = Self.script(5)
        script.press("*m<Enter>")
        Self.answerAll(&script)
        script.press("<Enter>")
        script.answerPlan()
        #expect(script.calls.contains { $0.isWrite })
        script.press("<C-c>")
        Self.answerAll(&script)
        #expect(Self.states(script).dropFirst() == [.heldBack, .heldBack, .heldBack, .heldBack])
        #expect(Self.states(script).first == .failed || Self.states(script).first == .uncertain)
    }

    @Test func `a long plan waits for the request limit, and goes on by itself`() {
        var script = Self.script(300, text: "old")
        script.press("*m<Enter>")
        Self.answerAll(&script)
        let reading = Self.states(script).count { $0 == .reading }
        #expect(reading > 40 && reading < 100)
        #expect(script.console.requests.isEmpty)
        script.pass(301, alarm: .plan)
        Self.answerAll(&script)
        #expect(Self.states(script).allSatisfy { $0 == .ready })
    }

    // MARK: The sheet

    @Test func `the sheet copies templates from another integration`() {
        var script = Script([Self.titled("C1", "mine"), Self.titled("C2", "old"), Self.titled("C3", nil)])
        script.press("j  gb")
        script.press("copy templates from<Enter>C1<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.ready, .ready])
        script.press("<Enter>")
        Self.answerAll(&script)
        #expect(script.console.directory.integration(IntegrationID("C3"))?.templates[Self.title] == .value("mine"))
        // An integration is done although one of its fields was the same already.
        #expect(script.console.notice == .plan(.bulkFinished(PlanTally(saved: 2, remaining: 0), nil)))
    }

    @Test func `find and replace shows what it finds, and plans each text`() {
        var script = Script([Self.titled("C1", "a b a"), Self.titled("C2", "a b a"), Self.titled("C3", "c")])
        script.press("*bfind<Enter>a<Tab>x")
        guard case .bulkSheet(let sheet) = script.console.dialog else {
            Issue.record("no sheet")
            return
        }
        #expect(sheet.preview?.groups.map(\.replaced) == ["x b x"])
        #expect(sheet.preview?.count == 2)
        script.press("<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.ready, .ready])
    }

    @Test func `a regular expression may name its groups`() {
        let replacement = TextReplacement(#"payload\.(\w+)"#, with: #"payload["\1"]"#, isRegex: true)
        #expect(replacement.applied(to: "{{ payload.a }}") == #"{{ payload["a"] }}"#)
        #expect(TextReplacement("(", with: "", isRegex: true).problem != nil)
    }

    @Test func `labels are added, set and removed`() {
        let labels = [Label(key: "team", value: "a")]
        #expect(LabelChange.add("team", "b").applied(to: labels).map(\.value) == ["a"])
        #expect(LabelChange.add("tier", "b").applied(to: labels).map(\.key) == ["team", "tier"])
        #expect(LabelChange.set("team", "b").applied(to: labels).map(\.value) == ["b"])
        #expect(LabelChange.set("tier", "b").applied(to: labels).map(\.key) == ["team", "tier"])
        #expect(LabelChange.remove("team").applied(to: labels).isEmpty)
        var script = Self.script(2)
        script.press("*blabel: add<Enter>tier<Tab>gold<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.ready, .ready])
    }

    // MARK: The matrix

    @Test func `the matrix opens at the title for Slack, counts what is custom, and sorts by it`() {
        var script = Script([
            Self.titled("C1", nil), Self.titled("C2", "b"), Self.titled("C3", "b"), Self.titled("C4", "c"),
        ])
        script.press("O")
        func matrix() -> OverrideMatrix? { if case .matrix(let matrix) = script.console.dialog { matrix } else { nil } }
        #expect(matrix()?.slot == Self.title)
        #expect(matrix()?.totals.customCount(Self.title) == 3)
        script.press("s")
        #expect(
            (0..<4).compactMap { matrix()?.row($0, script.console.surroundings)?.rawValue } == ["C2", "C3", "C4", "C1"])
        script.press("=")
        let known = script.console.directory.integration(IntegrationID("C3"))
        #expect(known.flatMap { matrix()?.cell($0, Self.title, script.console.surroundings) } == .equal("a"))
        script.press("g<Esc>")
        #expect(script.console.dialog == nil)
        #expect(script.console.selectedID == IntegrationID("C2"))
    }

    @Test func `verdicts come from the payload of each integration, the visible rows first`() {
        var script = Script([
            Self.titled("C1", "{{ payload.nowhere.deep }}"), Self.titled("C2", "{{ nope"), Self.titled("C3", "ok"),
        ])
        script.press("O")
        var items: [LintItem] = []
        for case .lint(let asked) in script.jobs { items = asked }
        #expect(items.map(\.key.integration.rawValue) == ["C1", "C2", "C3"])
        script.reply(.linted(items.map { $0.verdicts(payload: "{}", at: script.now, in: .onCall) }))
        func cell(_ id: String) -> OverrideMatrix.Cell? {
            guard case .matrix(let matrix) = script.console.dialog,
                let known = script.console.directory.integration(IntegrationID(id))
            else { return nil }
            return matrix.cell(known, Self.title, script.console.surroundings)
        }
        #expect(cell("C1") == .warning)
        #expect(cell("C2") == .refused)
        #expect(cell("C3") == .custom)
    }
}
