import ConsoleScript
import Features
import TerminalCore
import Testing

@Suite struct PaneBorderTests {
    private func mouse(_ script: inout Script, _ kind: MouseEvent.Kind, _ x: Int, _ y: Int = 10) {
        script.send(.input(.mouse(MouseEvent(kind, at: Point(x: x, y: y))), now: script.now))
    }

    private func width(_ script: Script, _ pane: Pane) -> Int { script.console.layout.frame(of: pane)?.width ?? 0 }

    @Test func `a border follows the mouse until the button is released`() {
        var script = Script([.sample()])
        let before = width(script, .list)
        let right = width(script, .detail)
        let border = script.console.layout.frame(of: .list)?.maxX ?? 0
        mouse(&script, .press, border - 1)
        mouse(&script, .drag, border - 6)
        #expect(width(script, .list) == before - 5)
        #expect(width(script, .detail) == right + 5)
        mouse(&script, .drag, border + 2)
        #expect(width(script, .list) == before + 3)
        mouse(&script, .release, border + 2)
        mouse(&script, .drag, border + 9)
        #expect(width(script, .list) == before + 3)
        #expect(script.console.focus == .list)
    }

    @Test func `both panes keep room, and the border comes back with the mouse`() {
        var script = Script([.sample()])
        let border = script.console.layout.frame(of: .list)?.maxX ?? 0
        mouse(&script, .press, border - 1)
        mouse(&script, .drag, 0)
        #expect(width(script, .list) == 24)
        mouse(&script, .drag, 30)
        #expect(width(script, .list) == 31)
        mouse(&script, .drag, 119)
        #expect(width(script, .detail) == 24)
    }

    @Test func `a click beside a border is a click`() {
        var script = Script([.sample(), .sample("B")])
        mouse(&script, .press, 70)
        #expect(script.console.focus == .detail)
    }
}
