import ConsoleScript
import Features
import OnCall
import StateMachine
import Testing

@Suite struct CancelTests {
    @Test func `Ctrl-C cancels what is running and never quits`() {
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
