import ConsoleScript
import Features
import OnCall
import TerminalCore
import Testing

@Suite struct ReadOnlyTests {
    @Test(arguments: ["m", "M", "n", "d", "2jjjjjjjjjx"]) func `every write is disabled and says so`(keys: String) {
        var script = Script([.inMaintenance(for: 60)], isReadOnly: true)
        script.press(keys)
        #expect(script.console.dialog == nil)
        #expect(script.console.notice == .disabled(keys.last.map { .char($0) }, .readOnly))
    }

    @Test func `text can be read, not changed`() {
        var script = Script([.sample()], isReadOnly: true)
        script.go(to: .template(TemplateSlot(path: "slack.title")))
        script.press("<Enter>abc<Backspace><C-s>")
        #expect(script.console.drafts.count == 0)
        #expect(script.calls == [])
    }
}
