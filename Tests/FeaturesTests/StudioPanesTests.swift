import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import TerminalCore
import Testing
import TextEditing

/// The panes beside a template, and what a plan says about its result.
@Suite struct StudioPanesTests {
    private func studio(size: Size = Size(width: 120, height: 36)) -> Script {
        var script = Script([.sample("C1", #""templates":{"slack":{"title":"*{{ payload.title }}*"}}"#)], size: size)
        script.go(to: .template(TemplateSlot(path: "slack.title")))
        script.press("<Enter>")
        script.answerStudio()
        return script
    }

    private func side(_ script: Script) -> [String] {
        script.console.sideLines(width: 60).map { $0.pieces.map(\.text).joined() }
    }

    @Test(arguments: [
        (Size(width: 80, height: 24), [Pane.editor, .side]),
        (Size(width: 120, height: 36), [.editor, .side, .payload]),
        (Size(width: 200, height: 50), [.editor, .side, .payload]), (Size(width: 80, height: 12), [.editor]),
    ])
    func `nothing is blank while something useful is hidden`(size: Size, panes: [Pane]) {
        #expect(studio(size: size).console.layout.panes.map(\.pane) == panes)
    }

    @Test func `a key that goes to a pane comes back from it`() {
        var script = studio(size: Size(width: 80, height: 24))
        for key in ["<F2>", "<F3>", "<F4>", "<F5>"] {
            script.press(key + key)
            #expect(script.console.focus == .editor)
            #expect(script.console.studio?.side == .result)
            #expect(script.console.layout.panes.map(\.pane) == [.editor, .side])
        }
    }

    @Test func `Enter inserts an example of the cheat sheet at the cursor`() {
        var script = studio()
        let before = script.console.editing?.fieldEditor?.text.text ?? ""
        script.press("<F5>jk<Enter>")
        let after = script.console.editing?.fieldEditor?.text.text ?? ""
        #expect(after.hasSuffix(before))
        #expect(after.hasPrefix("{{ "))
        #expect(after.count > before.count)
        #expect(script.console.focus == .editor)
    }

    @Test func `a result is drawn as its channel shows it, and as it is`() {
        var script = studio()
        let drawn = side(script)
        script.press("<F6>")
        let raw = side(script)
        #expect(raw.first.map { $0.hasPrefix("*") && $0.hasSuffix("*") } == true)
        #expect(drawn.first == raw.first.map { String($0.dropFirst().dropLast()) })
        script.press("<F6>")
        #expect(side(script) == drawn)
    }

    @Test func `what is wrong at the cursor waits until the typing pauses or the cursor leaves`() {
        var script = studio()
        let drawn = side(script)
        script.press("<C-End>{{ payload.")
        #expect(script.console.editing?.fieldEditor?.check?.faults.isEmpty == false)
        #expect(script.console.studio?.isFaultQuiet == true)
        #expect(side(script) == drawn)
        script.pass(0.7)
        #expect(script.console.studio?.isFaultQuiet == false)
        #expect(side(script) != drawn)
        script.press("x")
        script.press("<C-Home>")
        #expect(script.console.studio?.isFaultQuiet == false)
    }

    @Test func `a plan says what the template renders before and after`() {
        var script = studio()
        script.press("<C-End>!")
        script.answerStudio()
        script.press("<C-s>")
        script.answerPlan()
        guard let results = script.console.surroundings.results, let plan = script.console.surroundings.plan?.plan
        else {
            Issue.record("no results")
            return
        }
        let rows = plan.rows(width: 80, results: results)
        let texts = rows.compactMap { row in if case .diff(let row, _) = row { String(row.characters) } else { nil } }
        #expect(texts.contains { $0.hasSuffix("*!") && !$0.contains("{{") })
        #expect(plan.rows(width: 80).count < rows.count)
    }
}
