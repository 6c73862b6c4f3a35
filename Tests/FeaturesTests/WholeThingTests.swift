import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TerminalCore
import Testing
import TextEditing

@Suite struct CreationTests {
    @Test func `type, name and team make an integration, and its detail follows`() {
        var script = Script([.sample()])
        script.press("ngrafana_<Enter>New one<Tab><Down><Enter>")
        #expect(
            script.calls == [
                .create(NewIntegration(type: "grafana_alerting", name: "New one", teamID: TeamID("T1")))
            ])
        script.answer(script.latest, script.answer(.named("C2", "New one")))
        #expect(script.console.dialog == nil)
        #expect(script.console.selectedID == IntegrationID("C2"))
        #expect(script.console.focus == .detail)
    }

    @Test func `a refusal keeps what was typed and shows the server's words`() {
        var script = Script([.sample()])
        script.press("n<Enter>Dup<Enter>")
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400, words: "already exists")))
        guard case .creation(let dialog) = script.console.dialog else {
            Issue.record("the dialog is closed")
            return
        }
        #expect(dialog.name.text == "Dup")
        #expect(dialog.failure?.contains("already exists") == true)
        script.press("<Enter>")
        #expect(script.calls.count == 1)
    }

    @Test func `no name, no request`() {
        var script = Script([.sample()])
        script.press("n<Tab><Enter>")
        #expect(script.calls == [])
    }

    @Test func `a created one is seen although a filter would hide it`() {
        var script = Script([.sample()])
        script.press("/C1<Enter>n<Enter>Else<Enter>")
        script.answer(script.latest, script.answer(.named("Z2", "Else")))
        #expect(script.console.selectedID == IntegrationID("Z2"))
    }
}

@Suite struct DeletionTests {
    @Test func `the word has to be typed`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("d<Enter>")
        #expect(script.calls == [])
        script.press("delet<Enter>")
        #expect(script.calls == [])
        script.press("e<Enter>")
        #expect(script.calls == [.delete(IntegrationID("C1"))])
        #expect(script.console.list.rows.count == 2)
        script.answer(script.latest, .deleted)
        #expect(script.console.list.rows.map(\.rawValue) == ["C2"])
        #expect(script.console.selectedID == IntegrationID("C2"))
    }

    @Test func `a refused deletion changes nothing`() {
        var script = Script([.sample("C1")])
        script.press("ddelete<Enter>")
        script.answer(script.latest, .failed(ServiceError(.refused, status: 403)))
        #expect(script.console.list.rows.count == 1)
        #expect(script.console.notice?.level == .failure)
    }
}

@Suite struct CancelTests {
    @Test func `Ctrl-C cancels what runs and never ends the program`() {
        var script = Script([.sample()])
        script.press("r")
        let number = script.latest
        script.press("<C-c>")
        #expect(script.effects.contains(.cancel(EffectID("request \(number)"))))
        #expect(script.console.requests.isEmpty)
        script.press("<C-c><C-c>")
        #expect(!script.jobs.contains(.terminal(.quit)))
    }

    @Test func `a cancelled write may have been applied, so the server is asked`() {
        var script = Script([.sample()])
        script.press("m<Enter><C-c>")
        #expect(script.calls == [.fetch(IntegrationID("C1"))])
    }

    @Test func `Ctrl-C closes a dialog`() {
        var script = Script([.sample()])
        script.press("m<C-c>")
        #expect(script.console.dialog == nil)
    }
}

@Suite struct ReadOnlyTests {
    @Test(arguments: ["m", "M", "n", "d", "2jjjjjjjjjx"]) func `every write is off and says so`(keys: String) {
        var script = Script([.inMaintenance(for: 60)], isReadOnly: true)
        script.press(keys)
        #expect(script.console.dialog == nil)
        #expect(script.console.notice?.text.contains("read-only") == true)
    }

    @Test func `texts can be read, not changed`() {
        var script = Script([.sample()], isReadOnly: true)
        script.go(to: .template(TemplateSlot(path: "slack.title")))
        script.press("<Enter>abc<Backspace><C-s>")
        #expect(script.console.drafts.count == 0)
        #expect(script.calls == [])
    }
}

@Suite struct KeyTableTests {
    @Test(arguments: InputContext.allCases) func `a key means one thing in a context`(context: InputContext) {
        var seen: [Key: KeyLine] = [:]
        for line in context.lines {
            for key in line.keys {
                // What is the same in both may stand in both.
                #expect(seen[key] == nil || seen[key]?.help == line.help, "\(key.name) in \(context.name)")
                seen[key] = line
            }
        }
    }

    @Test(arguments: InputContext.allCases) func `every line of a table can be shown`(context: InputContext) {
        for line in context.lines {
            #expect(!line.keys.isEmpty)
            #expect(!line.help.isEmpty)
        }
    }

    @Test(arguments: InputContext.allCases)
    func `text contexts have no plain letters in their tables`(context: InputContext) {
        guard context.takesText else { return }
        for line in context.lines {
            for key in line.keys where key.modifiers.isEmpty {
                if case .character(let character) = key.code { Issue.record("\(character) in \(context.name)") }
            }
        }
    }

    @Test func `the help begins with the keys of where one is, and names every key once`() {
        var script = Script([.sample()])
        script.press("<Enter>?")
        guard case .help(let help) = script.console.dialog else {
            Issue.record("no help")
            return
        }
        #expect(help.lines.first == .heading("Detail"))
        let keys = help.lines.compactMap { if case .key(let line) = $0 { line } else { nil } }
        #expect(Set(keys).count == keys.count)
        script.press("q")
        #expect(script.console.dialog == nil)
    }
}

@Suite struct PaneTests {
    @Test func `Tab and numbers go between panes`() {
        var script = Script([.sample()])
        script.press("<Tab>")
        #expect(script.console.focus == .detail)
        script.press("<S-Tab>")
        #expect(script.console.focus == .list)
        script.press("2")
        #expect(script.console.focus == .detail)
        script.press("3")
        #expect(script.console.notice?.text.contains("nothing is being edited") == true)
    }

    @Test(arguments: [(80, 1), (120, 2), (200, 3)]) func `panes that fit`(width: Int, count: Int) {
        var script = Script([.sample()], size: Size(width: width, height: 30))
        #expect(script.console.layout.panes.count == count)
        script.press("+")
        #expect(script.console.layout.panes.map(\.pane) == [.list])
        script.press("_")
        #expect(script.console.layout.panes.count == count)
    }

    @Test func `panes tile the body`() {
        for width in 40...220 {
            for (focus, beside) in [
                (Pane.list, Pane?.none), (.detail, nil), (.editor, nil), (.detail, .side), (.editor, .side),
                (.editor, .payload), (.side, .side), (.payload, .payload),
            ] {
                let layout = PaneLayout(
                    size: Size(width: width, height: 24), focus: focus, isZoomed: false, beside: beside)
                #expect(layout.panes.map(\.frame.width).reduce(0, +) == width)
                #expect(layout.frame(of: focus) != nil)
            }
        }
    }

    @Test func `a click selects and focuses, the wheel scrolls`() {
        var script = Script((0..<100).map { .sample("C\($0)") })
        let list = script.console.layout.inside(.list)
        script.send(.input(.mouse(MouseEvent(.press, at: Point(x: list.x + 5, y: list.y + 4))), now: script.now))
        #expect(script.console.list.cursor == 3)
        script.send(.input(.mouse(MouseEvent(.wheelDown, at: Point(x: list.x + 5, y: list.y + 4))), now: script.now))
        #expect(script.console.list.top == 3)
        let detail = script.console.layout.inside(.detail)
        script.send(.input(.mouse(MouseEvent(.press, at: Point(x: detail.x + 5, y: detail.y + 2))), now: script.now))
        #expect(script.console.focus == .detail)
        #expect(script.console.detail.selected == .type)
    }

    @Test func `y copies the id, Y the link`() {
        var script = Script([.sample()])
        script.press("y")
        #expect(script.jobs.contains(.terminal(.copy("C1"))))
        script.press("Y")
        #expect(script.jobs.contains(.terminal(.copy("https://x/i/v1/webhook/SeCrEt/"))))
    }

    @Test func `the secret of a link is hidden until asked for, and again for the next one`() {
        #expect(SecretLink("https://x/i/v1/webhook/SeCrEt/").hidden == "https://x/…/••••••••")
        #expect(SecretLink("https://x/i/v1/webhook/SeCrEt").hidden == "https://x/…/••••••••")
        #expect(SecretLink("SeCrEt").hidden == "••••••••")
        #expect(SecretLink("https://SeCrEt").hidden == "••••••••")
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("<Enter>v")
        #expect(script.console.detail.revealed == IntegrationID("C1"))
        script.press("1j")
        #expect(script.console.detail.revealed == nil)
    }

    @Test func `Ctrl-L and Ctrl-Z are the terminal's business`() {
        var script = Script([.sample()])
        script.press("<C-l>")
        #expect(script.jobs.contains(.terminal(.redraw)))
        script.press("<C-z>")
        #expect(script.jobs.contains(.terminal(.suspend)))
    }
}
