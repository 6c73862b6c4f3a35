import ConsoleScript
import Features
import OnCall
import TerminalCore
import Testing
import TextEditing

/// The help is searched, and does what a line says.
@Suite struct HelpTests {
    private func help(_ script: Script) -> HelpView? {
        switch script.console.dialog {
        case .help(let help): help
        case .helpFind(let find): find.help
        default: nil
        }
    }

    private func selected(_ script: Script) -> HelpView.Line? { help(script).map { $0.lines[$0.selected] } }

    private func pressing(_ keys: String) -> Script {
        var script = Script([.sample(), .sample("B")])
        script.press(keys)
        return script
    }

    @Test func `typing narrows the help to lines that have all words`() throws {
        var script = pressing("?/")
        let all = try #require(help(script)).lines
        script.press("undo last")
        let lines = try #require(help(script)).lines
        #expect(lines.count < all.count / 4)
        for case .key(let line) in lines {
            #expect(line.help.contains("undo") && line.help.contains("last"))
        }
        script.press("<Esc>")
        #expect(help(script)?.lines == all)
        #expect(script.console.inputContext == .overlay(.help))
    }

    @Test func `a heading brings all of its lines`() throws {
        let lines = try #require(help(pressing("?/maintenance window"))).lines
        #expect(lines.contains(.example("45m", "a length; also 2h, 1h30, 1.5h, 2d 3h")))
        #expect(lines.contains(.example("every sat 22:00-06:00", "comes back; w shows the queue")))
    }

    @Test func `Enter does what the line says`() {
        var script = pressing("?/start a maintenance<Enter>")
        #expect(script.console.inputContext == .overlay(.maintenance))
        script = pressing("<Enter>?/filter the list")
        #expect(help(script)?.lines.isEmpty == false)
        script = pressing("?jk<Enter>")
        #expect(help(script) == nil)
    }

    @Test func `a motion moves the selection past headings, and Enter presses its key`() {
        var script = pressing("?")
        guard case .key? = selected(script) else {
            Issue.record("no key is selected")
            return
        }
        script.press("G")
        let last = selected(script)
        script.press("g")
        #expect(selected(script) != last)
        while selected(script).map({ if case .key(let line) = $0 { line.keys.first != .char("j") } else { true } })
            ?? false
        {
            script.press("j")
        }
        script.press("<Enter>")
        #expect(help(script) == nil)
        #expect(script.console.selectedID?.rawValue == "B")
    }

    @Test func `an example of a filter becomes the filter`() {
        for context in ["", "<Enter>", "/old<F1>"] {
            var script = pressing(context.isEmpty ? "?" : context == "<Enter>" ? "<Enter>?" : context)
            if script.console.inputContext != .overlay(.help) { script.press("?") }
            script.press("/is:maint<Enter>")
            #expect(script.console.list.filterText.text == "is:maintenance", "\(context)")
        }
    }

    @Test func `an example of a window is typed into its dialog`() {
        let script = pressing("?/22:00 for<Enter>")
        guard case .maintenance(let dialog)? = script.console.dialog else {
            Issue.record("no dialog")
            return
        }
        #expect(dialog.duration.text == "22:00 for 2h")
    }

    @Test func `a key of another place is said to be one`() {
        var script = pressing("?/insert the example")
        script.press("<Enter>")
        #expect(script.console.notice == .disabled(.enter, .worksElsewhere))
        #expect(help(script) != nil)
        script.press("<C-u>no such thing at all<Enter>")
        #expect(help(script)?.lines.isEmpty == true)
        #expect(help(script) != nil)
    }

    @Test(arguments: InputContext.allCases) func `both grammars are in every help`(context: InputContext) throws {
        let headings = HelpView(context).lines.filter {
            $0 == .heading("Filter") || $0 == .heading("Maintenance window")
        }
        #expect(headings.count >= 2)
    }

    @Test func `F1 closes a help that is searched`() {
        var script = pressing("?/undo")
        script.press("<F1>")
        #expect(script.console.dialog == nil)
    }
}
