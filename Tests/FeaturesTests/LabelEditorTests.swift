import ConsoleScript
import Features
import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore
import Testing
import TextEditing

@Suite struct LabelEditorTests {
    private func editing(_ field: EditableField = .labels) -> Script {
        var script = Script([.sample()])
        script.go(to: field)
        script.press("<Enter>")
        #expect(script.console.inputContext == .labelEditor)
        return script
    }

    private func editor(_ script: Script) throws -> LabelEditor {
        guard case .labels(let editor) = script.console.editing else { throw Closed() }
        return editor
    }

    private struct Closed: Error {}

    @Test func `a row is added, filled and saved; broken rows from the server don't block it`() throws {
        var script = editing()
        script.press("aenv<Enter>production<Enter><C-s>")
        script.answerPlan()
        script.confirmPlan("y")
        guard case .update(_, let patch) = script.calls.first else {
            Issue.record("nothing was sent: \(script.said ?? "")")
            return
        }
        #expect(patch.changes.map(\.field) == [.labels])
        let sent = patch[.labels]?.array?.compactMap(Label.init)
        #expect(sent?.map(\.key) == ["team", "9bad", "env"])
    }

    @Test func `a changed row that breaks a rule stops the save and is selected`() throws {
        var script = editing()
        script.press("a1x<Enter>ok<Enter>g<C-s>")
        #expect(script.calls == [])
        guard case .editing(.rowNotSaved(2, let rule)) = script.console.notice else {
            Issue.record("it is not told: \(script.said ?? "")")
            return
        }
        #expect(rule.contains("may not start or end with a digit"))
        #expect(script.console.notice?.subject == .row)
        #expect(try editor(script).row == 2)
        #expect(try editor(script).column == .key)
        #expect(script.console.drafts.count == 1)
    }

    @Test func `a broken row from the server must be fixed once it is changed`() throws {
        var script = editing()
        script.press("j<Enter>z<Esc>")
        #expect(try editor(script).validationError?.row == 1)
    }

    @Test func `a duplicate key is reported while it is typed`() throws {
        var script = editing()
        script.press("ateam")
        #expect(try editor(script).violations(row: 2).first?.rule.contains("unique") == true)
    }

    @Test func `remove, move and undo`() throws {
        var script = editing()
        script.press("J")
        #expect(try editor(script).labels.map(\.key) == ["9bad", "team"])
        script.press("d")
        #expect(try editor(script).labels.map(\.key) == ["9bad"])
        script.press("uu")
        #expect(try editor(script).labels.map(\.key) == ["team", "9bad"])
        #expect(script.console.drafts.count == 0)
    }

    @Test func `dynamic values are Jinja2 templates in a field of their own`() throws {
        var script = editing(.dynamicLabels)
        script.press("aseverity<Enter>{{ payload.severity }}<Enter><C-s>")
        script.sendPlan()
        guard case .update(_, let patch) = script.calls.first else {
            Issue.record("nothing was sent")
            return
        }
        #expect(
            patch.json.compactText
                == #"{"dynamic_labels":[{"key":{"name":"severity"},"value":{"name":"{{ payload.severity }}"}}]}"#)
    }

    @Test func `a rejected save keeps the rows`() throws {
        var script = editing()
        script.press("aenv<Enter>x<Enter><C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400, message: "no")))
        #expect(try editor(script).rows.count == 3)
        #expect(script.console.drafts.count == 1)
    }

    @Test func `a confirmed save is the new base`() throws {
        var script = editing()
        script.press("d<C-s>")
        script.answerPlan()
        // The other row is sent too, and breaks a rule.
        let rule = "a key may not start or end with a digit or _"
        #expect(
            script.console.plan?.changes.first?.warnings == [
                .faulty(location: "row 1 (9bad), unchanged here", message: rule, remedy: nil)
            ])
        script.confirmPlan("y")
        #expect(script.calls.count == 1)
        script.answer(
            script.latest, script.answer(.sample("C1", #""labels":[{"key":{"name":"9bad"},"value":{"name":"x"}}]"#)))
        #expect(try editor(script).isChanged == false)
        #expect(script.console.drafts.count == 0)
        #expect(script.console.notice?.level == .done)
        #expect(script.said?.hasPrefix("Labels saved") == true)
    }

    @Test func `the plan says which dynamic label is broken`() {
        var script = Script([.sample("C1", #""dynamic_labels":[{"key":{"name":"env"},"value":{"name":"{{ x }}"}}]"#)])
        script.go(to: .dynamicLabels)
        script.press("<Enter><Tab><Enter><M-a>{{ a b }}<Enter><C-s>")
        script.answerPlan()
        #expect(
            script.console.plan?.changes.first?.warnings == [
                .brokenLabel(
                    location: "row 1 (env), line 1, column 6",
                    message: "expected token 'end of print statement', got 'b'", remedy: nil)
            ])
        script.confirmPlan()
        #expect(script.calls.count == 1)
    }

    @Test func `a server without labels says so`() {
        var script = Script()
        script.send(.started(now: script.now))
        var integration = Integration(id: IntegrationID("C1"))
        integration.others["heartbeat"] = .null
        script.answer(script.number(of: .list), .page(script.page([integration])))
        script.go(to: .labels)
        script.press("<Enter>")
        #expect(script.console.editing == nil)
        #expect(script.console.notice == .editing(.noLabels))
    }

    @Test func `pasting into the table opens the cell`() throws {
        var script = editing()
        script.send(.input(.paste("z"), now: script.now))
        #expect(script.console.inputContext == .labelCell)
        #expect(try editor(script).labels.first?.key == "teamz")
    }
}
