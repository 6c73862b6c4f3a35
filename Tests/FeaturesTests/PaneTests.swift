import ConsoleScript
import Features
import OnCall
import TerminalCore
import Testing

@Suite struct PaneTests {
    @Test func `Tab and numbers switch panes`() {
        var script = Script([.sample()])
        script.press("<Tab>")
        #expect(script.console.focus == .detail)
        script.press("<S-Tab>")
        #expect(script.console.focus == .list)
        script.press("2")
        #expect(script.console.focus == .detail)
        script.press("3")
        #expect(script.console.notice == .disabled(.char("3"), .nothingEdited))
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
                // Every cell of the body is in a pane, and neighbours share no more than a line.
                for y in [layout.body.y, layout.body.y + layout.body.height / 2, layout.body.maxY - 1] {
                    for x in 0..<width { #expect(layout.pane(at: Point(x: x, y: y)) != nil) }
                }
                for (one, other) in zip(layout.panes, layout.panes.dropFirst()) {
                    let shared = one.frame.intersection(other.frame)
                    #expect(min(shared.width, shared.height) <= 1)
                }
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

    @Test func `an inbound e-mail address is copied and shown as a link is`() {
        #expect(SecretAddress("SeCrEt@in.example.com").masked == "••••••••@in.example.com")
        #expect(SecretAddress("SeCrEt").masked == "••••••••")
        var integration = Integration.sample()
        integration.link = .null
        integration.inboundEmail = .value("SeCrEt@in.example.com")
        var script = Script([integration])
        script.press("Y")
        #expect(script.jobs.contains(.terminal(.copy("SeCrEt@in.example.com"))))
        script.press("<Enter>v")
        #expect(script.console.detail.revealed == IntegrationID("C1"))
        script.press("v")
        #expect(script.console.detail.revealed == nil)
    }

    @Test func `the secret of a link is hidden until revealed, and again for the next one`() {
        #expect(SecretLink("https://x/i/v1/webhook/SeCrEt/").masked == "https://x/…/••••••••")
        #expect(SecretLink("https://x/i/v1/webhook/SeCrEt").masked == "https://x/…/••••••••")
        #expect(SecretLink("SeCrEt").masked == "••••••••")
        #expect(SecretLink("https://SeCrEt").masked == "••••••••")
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("<Enter>v")
        #expect(script.console.detail.revealed == IntegrationID("C1"))
        script.press("1j")
        #expect(script.console.detail.revealed == nil)
    }

    @Test func `Ctrl-L and Ctrl-Z are handled by the terminal`() {
        var script = Script([.sample()])
        script.press("<C-l>")
        #expect(script.jobs.contains(.terminal(.redraw)))
        script.press("<C-z>")
        #expect(script.jobs.contains(.terminal(.suspend)))
    }
}
