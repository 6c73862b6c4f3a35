import ConsoleScript
import Features
import JSON
import OnCall
import TerminalCore
import Testing

/// Screens of plans and of the history.
@Suite struct PlanScreenTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let theirs = #"""
        "templates":{"slack":{"title":"- {{ payload.status }} of theirs\n{% for a in payload.alerts %}\n- {{ a.labels.alertname }}\n{% endfor %}"}}
        """#

    /// The title of the first one, changed in the editor.
    private func edited(_ keys: String = "{{ payload.title }} \t<Enter>") -> Script {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("<Enter>" + keys)
        return script
    }

    private func conflicting() throws -> (Script, Integration) {
        var script = edited()
        let known = try #require(script.console.selected)
        let changed = known.updated(
            with: try Integration(try JSONReader.read("{\"id\":\"\(known.id.rawValue)\",\(Self.theirs)}")))
        script.press("<C-s>")
        return (script, changed)
    }

    @Test func `a plan before the server's value is known`() throws {
        var script = edited()
        script.press("<C-s>")
        try Screen.expect(script, looksLike: "plan-asking", at: [.small])
    }

    @Test func `a plan with a change, including invisible blanks`() throws {
        var script = edited()
        script.press("<C-s>")
        script.answerPlan()
        try Screen.expect(script, looksLike: "plan-change")
    }

    @Test func `a plan for the smallest terminal`() throws {
        var script = edited()
        script.press("<C-s>")
        script.answerPlan()
        try Screen.expect(script, looksLike: "plan-smallest", at: [Size(width: 40, height: 10)])
    }

    @Test func `a plan to reset to the default`() throws {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("x")
        script.answerPlan()
        try Screen.expect(script, looksLike: "plan-default", at: [.small])
    }

    @Test func `a conflict, open and decided`() throws {
        var (script, changed) = try conflicting()
        script.answerPlan(changed)
        try Screen.expect(script, looksLike: "plan-conflict")
        script.press("m")
        try Screen.expect(script, looksLike: "plan-conflict-mine", at: [.small])
    }

    @Test func `a server that does not report the field's value`() throws {
        var script = edited()
        script.press("<C-s>")
        script.failForGood(script.latest, ServiceError(.timedOut))
        try Screen.expect(script, looksLike: "plan-not-fetched", at: [.small])
    }

    @Test func `a plan that is compared with the server before it is sent, and one that is not`() throws {
        var script = edited()
        script.press("<C-s>")
        script.answerPlan()
        script.press("<Enter>")
        try Screen.expect(script, looksLike: "plan-comparing", at: [.small])
        script.failForGood(script.latest, ServiceError(.timedOut))
        try Screen.expect(script, looksLike: "plan-not-compared", at: [.small])
    }

    @Test func `a change between the plan and Enter`() throws {
        var (script, changed) = try conflicting()
        script.answerPlan()
        script.press("<Enter>")
        script.answerPlan(changed)
        try Screen.expect(script, looksLike: "plan-changed", at: [.small])
    }

    /// Drafts of three integrations, saved: one is accepted, one rejected, one without a response.
    private func savedAll() -> Script {
        var script = Company.script()
        for keys in ["1g", "1gj", "1gjj"] {
            script.press(keys + "<Enter>")
            while script.console.detail.selected != .field(Self.title) { script.press("j") }
            script.press("<Enter>new <Esc>")
        }
        script.press(":save all<Enter>")
        script.sendPlan()
        let outcomes: [Outcome?] = [
            nil, .failed(ServiceError(.rejected, status: 400, message: "the template is too long")),
            .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)),
        ]
        for outcome in outcomes {
            guard case .update(let id, let patch)? = script.calls.first(where: \.isWrite) else { continue }
            let number = script.number(of: .update(id, patch))
            if let outcome {
                script.answer(number, outcome)
                script.answerPlan()
            } else if var known = script.console.directory.integration(id) {
                known.templates[TemplateSlot(path: "slack.title")] = .value(patch[Self.title]?.string ?? "")
                script.answer(number, script.answer(known))
                script.answerPlan()
            }
        }
        return script
    }

    @Test func `all drafts in one plan, with each outcome`() throws {
        try Screen.expect(savedAll(), looksLike: "plan-all")
    }

    @Test func `the history of a server, and an entry of it`() throws {
        var script = savedAll()
        script.press("<Esc>:history<Enter>")
        try Screen.expect(script, looksLike: "history")
        script.press("G<Enter>")
        try Screen.expect(script, looksLike: "history-entry")
    }

    @Test func `the list of drafts`() throws {
        var script = edited()
        script.press("<Esc>")
        let gone = Draft(
            key: Draft.Key(
                server: "https://oncall.example.com", integration: IntegrationID("CGONE"), field: .descriptionShort),
            integrationName: "Gone for good", base: .null, value: "what it was for", changedAt: Script.start)
        script.reply(.draftsLoaded([gone], problems: []))
        script.pass(7300)
        script.press(":drafts<Enter>")
        let other = Draft(
            key: Draft.Key(server: "https://lab.example.com", integration: IntegrationID("C5"), field: Self.title),
            integrationName: "Lab alerts", base: .null, value: "{{ payload }}\nmore", changedAt: Script.start)
        let kept = Draft(
            key: script.console.draftKey(IntegrationID("C2"), Self.title), integrationName: "Kept", base: .null,
            value: "by another console", changedAt: Script.start)
        script.reply(
            .allDraftsLoaded(
                [other], kept: [ConflictingDraft(path: "~/drafts/title~1.json", draft: kept)], problems: []))
        try Screen.expect(script, looksLike: "drafts")
    }

    @Test func `a draft that is not on disk, and the question when quitting`() throws {
        var script = edited()
        script.pass(0.4, alarm: .drafts)
        for case .saveDraft(let draft, let revision) in script.jobs {
            script.reply(
                .draftFailed(
                    draft.key, revision: revision,
                    reason: "/home/me/.local/state/oncall-tui/drafts: No space left on device"))
        }
        try Screen.expect(script, looksLike: "draft-not-on-disk")
        script.press("<Esc>1q")
        try Screen.expect(script, looksLike: "quit-not-on-disk")
        script.press("~/drafts.txt")
        try Screen.expect(script, looksLike: "quit-to-file", at: [.small])
    }

    @Test func `the command line`() throws {
        var script = Company.script()
        script.press(":sav")
        try Screen.expect(script, looksLike: "command-line")
        script.press("e all")
        try Screen.expect(script, looksLike: "command-line-known", at: [.small])
    }

    @Test func `a new integration from a deleted one`() throws {
        var script = Company.script()
        script.press("ddelete<Enter>")
        script.answer(script.latest, .deleted)
        script.press("n<S-Tab><Down><Down>")
        try Screen.expect(
            script, looksLike: "creation-from-deleted", at: [.small, .middle, Size(width: 40, height: 12)])
    }

    @Test func `every dialog can be drawn at every size`() throws {
        var scripts: [Script] = []
        var planned = edited()
        planned.press("<C-s>")
        scripts.append(planned)
        planned.answerPlan()
        scripts.append(planned)
        var all = savedAll()
        scripts.append(all)
        all.press("<Esc>:history<Enter>")
        scripts.append(all)
        all.press("<Enter>")
        scripts.append(all)
        all.press("<Esc><Esc>:drafts<Enter>")
        scripts.append(all)
        all.press("<Esc>:save")
        scripts.append(all)
        for script in scripts {
            for width in stride(from: 0, through: 130, by: 13) {
                for height in [0, 5, 9, 10, 11, 12, 24] {
                    var script = script
                    script.send(.resized(Size(width: width, height: height)))
                    Screen.expectToFill(script.console, Size(width: width, height: height))
                }
            }
        }
    }
}
