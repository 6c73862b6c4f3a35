import ConsoleScript
import Features
import JSON
import OnCall
import Planning
import TerminalCore
import Testing
import TextEditing

@Suite struct TemplateCheckTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    private func editing(_ keys: String) -> Script {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter><M-a>")
        script.press(keys)
        return script
    }

    private func check(_ text: String) -> TemplateCheck { TemplateCheck(EditableText(text)) }

    @Test(arguments: [
        ("{{ a b }}", 0, 5..<6, "expected token 'end of print statement', got 'b'"),
        ("ok\r\n{{ a b }}", 1, 5..<6, "expected token 'end of print statement', got 'b'"),
        ("👩‍💻é {{ a b }}", 0, 8..<9, "expected token 'end of print statement', got 'b'"),
        ("{{ a|uper }}", 0, 5..<9, "No filter named 'uper'."),
    ])
    func `a fault has its location in characters`(
        text: String, line: Int, columns: Range<Int>, message: String
    ) throws {
        let fault = try #require(check(text).faults.first)
        #expect(fault.range.start == TextPosition(line: line, column: columns.lowerBound))
        #expect(fault.range.end == TextPosition(line: line, column: columns.upperBound))
        #expect(fault.message == message)
    }

    @Test func `tokens are coloured by kind, also over several lines`() {
        let check = check("a {% if x|length > 1 %}\n{# one\ntwo #}{{ 'é' }}")
        func text(_ line: Int) -> [String] { check.pieces[line].map { "\($0.columns) \($0.kind)" } }
        #expect(
            text(0) == [
                "2..<4 delimiter", "5..<7 keyword", "8..<9 variable", "10..<16 filter", "19..<20 number",
                "21..<23 delimiter",
            ])
        #expect(text(1) == ["0..<6 comment"])
        #expect(text(2) == ["0..<6 comment", "6..<8 delimiter", "9..<12 string", "13..<15 delimiter"])
    }

    @Test func `the check follows typing and undo`() {
        var script = editing("{{ a")
        func faults() -> Int {
            guard case .field(let editor) = script.console.editing else { return -1 }
            return editor.check?.faults.count ?? -1
        }
        #expect(faults() == 1)
        script.press(" }}")
        #expect(faults() == 0)
        script.press("<Left><Left>")
        #expect(faults() == 0)
        script.press("b ")
        #expect(faults() == 1)
    }

    @Test func `text that the server would reject is not sent by Enter, and the location is named`() {
        var script = editing("{{ a b }}<C-s>")
        script.sendPlan()
        #expect(script.calls == [])
        #expect(
            script.console.plan?.changes.first?.warnings == [
                .faulty(
                    location: "line 1, column 6", message: "expected token 'end of print statement', got 'b'",
                    remedy: nil)
            ])
        script.press("<Esc>")
        #expect(script.console.dialog == nil)
        #expect(script.calls == [])
        guard case .field(let editor) = script.console.editing else {
            Issue.record("the editor is closed")
            return
        }
        #expect(editor.text.text == "{{ a b }}")
        #expect(editor.text.selection.head == TextPosition(line: 0, column: 5))
        script.press("<C-s>")
        script.answerPlan()
        script.confirmPlan("y")
        #expect(script.calls == [.update(IntegrationID("C1"), IntegrationPatch(Self.title, "{{ a b }}"))])
    }

    @Test func `a template that the server accepts is sent by Enter, and names are not templates`() {
        var script = editing("{{ a|upper }}<C-s>")
        script.sendPlan()
        #expect(script.calls.count == 1)
        script = Script([.sample()])
        script.go(to: .name)
        script.press("<Enter><M-a>{{<C-s>")
        script.sendPlan()
        #expect(script.calls == [.update(IntegrationID("C1"), IntegrationPatch(.name, "{{"))])
    }
}
