import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import OnCallTemplates
import StateMachine
import TerminalCore
import Testing
import TextEditing

@Suite struct StudioTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let id = IntegrationID("C1")

    private func studio(
        _ field: EditableField = title, _ integration: Integration = .sample(),
        size: Size = .init(width: 120, height: 36)
    ) -> Script {
        var script = Script([integration], size: size)
        script.go(to: field)
        script.press("<Enter>")
        script.answerStudio()
        return script
    }

    private func result(_ script: Script) -> SlotRendering.Outcome? { script.console.studio?.rendering?.outcome }

    private func text(_ script: Script) -> String? {
        if case .text(let text) = result(script) { text.text } else { nil }
    }

    private func side(_ script: Script) -> String {
        script.console.sideLines(width: 100).map { $0.pieces.map(\.text).joined() }.joined(separator: "\n")
    }

    @Test func `all results show what the channels deliver, and the raw key what the templates gave`() {
        var script = studio(
            .template(TemplateSlot(path: "sms.title")),
            .sample("C1", #""templates":{"slack":{"title":"*bold*"},"sms":{"title":"{{ none }}"}}"#))
        script.press("<F3>")
        script.answerStudio()
        #expect(side(script).contains("Incident"))
        #expect(side(script).contains("no result becomes “Incident”"))
        #expect(!side(script).contains("*bold*"))
        script.press("<F6>")
        #expect(side(script).contains("None"))
        #expect(side(script).contains("*bold*"))
        #expect(!side(script).contains("no result becomes"))
    }

    // MARK: The result

    @Test func `every change is rendered in the background`() {
        var script = studio()
        script.press("<M-a>{{ payload.title }}")
        guard case .render(let order)? = script.jobs.last else {
            Issue.record("nothing is rendered")
            return
        }
        #expect(order.pieces.contains(RenderRequest.Piece(TemplateSlot(path: "slack.title"), "{{ payload.title }}")))
        #expect(script.console.studio?.isRendering == true)
        script.answerStudio()
        #expect(script.console.studio?.isRendering == false)
        #expect(text(script)?.isEmpty == false)
    }

    @Test func `a key that changes nothing renders nothing`() {
        var script = studio()
        script.press("<Right><Left>")
        #expect(!script.jobs.contains { if case .render = $0 { true } else { false } })
    }

    @Test func `the result of an older text is not used for the current one`() {
        var script = studio()
        script.press("<M-a>one")
        guard case .render(let older)? = script.jobs.last else {
            Issue.record("nothing is rendered")
            return
        }
        script.press("2")
        script.answerStudio()
        script.reply(.rendered(older.perform(now: script.now, in: .onCall)))
        #expect(text(script) == "one2")
    }

    @Test func `web templates are rendered before the channel templates that use them`() {
        let integration = Integration.sample(
            "C1", #""templates":{"web":{"title":"W {{ payload.status }}"},"slack":{"title":"old"}}"#)
        var script = studio(Self.title, integration)
        script.press("<F4><M-a>{\"status\": \"firing\"}<Esc><M-a>{{ web_title }}!")
        script.answerStudio()
        #expect(text(script) == "W firing!")
        #expect(script.console.studio?.rendering?.placeholders == [])
    }

    @Test func `values that only the server knows have a placeholder, marked as such`() {
        var script = studio()
        script.press("<M-a>{{ grafana_oncall_link }}")
        script.answerStudio()
        #expect(script.console.studio?.rendering?.placeholders.first?.hasPrefix("grafana_oncall_link") == true)
        #expect(side(script).contains("Placeholders"))
    }

    @Test(arguments: [
        (" True ", true, "would resolve"), ("ok", true, "would resolve"), ("1", true, "would resolve"),
        ("yes", false, "would not resolve"), ("{# never #}", false, "would not resolve"),
        ("{{ 1 // 0 }}", false, "would not resolve"),
    ])
    func `a condition holds for 1, true and ok`(template: String, verdict: Bool, expected: String) {
        let integration = Integration.sample("C1", #""templates":{"resolve_signal":"x"}"#)
        var script = studio(.template(TemplateSlot(path: "resolve_signal")), integration)
        script.press("<M-a><Backspace>\(template)")
        script.answerStudio()
        #expect(script.console.studio?.rendering?.verdict == verdict)
        #expect(side(script).contains(expected))
    }

    @Test(arguments: ["resolve_signal", "acknowledge_signal", "slack.title"])
    func `an emptied template acts as the default, in the result and among all results`(path: String) {
        let slot = TemplateSlot(path: path)
        let integration = Integration.sample(
            "C1", #""templates":{"resolve_signal":"x","acknowledge_signal":"x","slack":{"title":"x"}}"#)
        var script = studio(.template(slot), integration)
        script.press("<M-a><Backspace>")
        script.answerStudio()
        #expect(side(script).contains("An empty template acts as the server's default."))
        #expect(side(script).contains("write {# never #}"))
        #expect(!side(script).contains("would not"))
        #expect(!side(script).contains("(nothing)"))
        script.press("<F3>")
        script.answerStudio()
        #expect(side(script).contains("empty: acts as the default"))
        #expect(side(script).contains("write {# never #}"))
        #expect(!side(script).contains("(nothing)"))
    }

    @Test func `an emptied template that was saved acts as the default in the templates that use it`() {
        let integration = Integration.sample("C1", #""templates":{"web":{"title":""},"slack":{"title":"old"}}"#)
        var script = studio(Self.title, integration)
        script.press("<M-a>{{ web_title }}")
        script.answerStudio()
        #expect(text(script) == "(web_title)")
        #expect(script.console.studio?.rendering?.placeholders == ["web_title: the server's default makes it"])
        script.press("<F3>")
        #expect(side(script).contains("empty: acts as the default"))
    }

    @Test func `errors are listed in place of a result`() {
        var script = studio()
        script.press("<M-a>{{ a | uper }}{% if x %}")
        script.answerStudio()
        #expect(side(script).contains("1:8 No filter named 'uper'."))
        #expect(side(script).contains("the server would refuse this template"))
    }

    @Test func `the last valid result stays visible while typing`() {
        var script = studio()
        script.press("<M-a>{{ payload.title }}")
        script.answerStudio()
        let before = text(script) ?? ""
        script.press("{{ payload.")
        script.answerStudio()
        #expect(!before.isEmpty)
        #expect(side(script).contains(before))
    }

    @Test func `the text of a dropped draft can be pasted`() {
        var script = studio()
        script.press("<M-a>mine<Esc>Xy")
        #expect(script.console.drafts.count == 0)
        script.press("<Enter><M-a><C-v>")
        #expect(script.console.draft(Self.id, Self.title)?.value == "mine")
    }

    @Test func `warnings are listed and don't block saving`() {
        var script = studio()
        script.press("<F4><M-a>{\"severity\": 1}<Esc><M-a>{{ payload.severty }}{{ nobody }}")
        script.answerStudio()
        #expect(side(script).contains("did you mean severity?"))
        #expect(side(script).contains("nobody"))
        script.press("<C-s>")
        #expect(!script.calls.isEmpty)
    }

    @Test func `all templates of the integration are rendered when they are shown`() {
        let integration = Integration.sample(
            "C1",
            #""templates":{"grouping_key":"G {{ payload.status }}","resolve_signal":"{{ payload.status == 'resolved' }}","slack":{"title":"old","message":null}}"#
        )
        var script = studio(Self.title, integration)
        script.press("<F4><M-a>{\"status\": \"resolved\"}<Esc><F3>")
        script.answerStudio()
        let lines = side(script)
        #expect(lines.contains("G resolved"))
        #expect(lines.contains("would resolve"))
        #expect(lines.contains("server's default, not known here"))
    }

    // MARK: Panes

    @Test(arguments: [
        (80, [Pane.editor, .side]), (120, [.editor, .side, .payload]), (200, [.editor, .side, .payload]),
    ])
    func `the template is shown with as many panes as fit`(width: Int, panes: [Pane]) {
        let script = studio(size: Size(width: width, height: 36))
        #expect(script.console.layout.panes.map(\.pane) == panes)
    }

    @Test func `a key shows the third pane, and the same key returns`() {
        var script = studio(size: Size(width: 80, height: 24))
        script.press("<F4>")
        #expect(script.console.layout.panes.map(\.pane) == [.editor, .payload])
        #expect(script.console.inputContext == .payload)
        script.press("<F4>")
        #expect(script.console.inputContext == .editor)
        #expect(script.console.layout.panes.map(\.pane) == [.editor, .side])
    }

    @Test func `leaving the template closes the studio`() {
        var script = studio()
        script.press("<F3><Esc>")
        #expect(script.console.inputContext == .editor)
        script.press("<Esc>")
        #expect(script.console.studio == nil)
        #expect(script.console.layout.panes.map(\.pane) == [.list, .detail])
    }

    @Test func `a field that is not a template has no studio, and says so`() {
        var script = studio(.name)
        #expect(script.console.studio == nil)
        script.press("<F3>")
        #expect(script.console.notice == .disabled(Key(.function(3)), .onlyForTemplates))
    }

    @Test func `the side pane scrolls no further than its end`() {
        var script = studio()
        script.press("<F5>G")
        let bottom = script.console.studio?.top
        script.press("jjj")
        #expect(script.console.studio?.top == bottom)
        script.press("gk")
        #expect(script.console.studio?.top == 0)
    }

    // MARK: The text

    @Test func `lines are commented and uncommented as one change`() {
        var script = studio()
        script.press("<M-;>")
        #expect(script.console.draft(Self.id, Self.title)?.value.string?.hasPrefix("{#") == true)
        script.press("<M-;>")
        #expect(script.console.draft(Self.id, Self.title) == nil)
    }

    @Test func `go to line has its own keys, without replacing`() {
        var script = studio()
        script.press("<M-a>one<Enter>two<C-g>1")
        #expect(script.console.inputContext == .goToLine)
        script.press("<C-r><Tab>")
        #expect(script.console.studio?.find?.line == 1)
        script.press("<Enter>x")
        #expect(script.console.inputContext == .editor)
        #expect(script.console.draft(Self.id, Self.title)?.value == "xone\ntwo")
        #expect(!KeyTable.bindings(for: .goToLine).contains { $0.command == .studio(.replaceAll) })
    }

    @Test func `replacing without a match does not claim a replacement`() {
        var script = studio()
        script.press("<M-a>one<C-f>two<Tab>three<C-r>")
        #expect(script.console.notice == .studio(.notFound("two")))
    }

    @Test func `typing in the search finds matches from where it began`() throws {
        var script = studio()
        script.press("<M-a>one two one<Enter>one<C-g>1<Enter><C-f>one")
        let editor = try script.fieldEditor()
        #expect(editor.text.selection.range == TextRange(.start, TextPosition(line: 0, column: 3)))
        script.press("<Enter><Enter>")
        let later = try script.fieldEditor()
        #expect(later.text.selection.range.start == TextPosition(line: 1, column: 0))
        let matches = script.console.studio?.find?.matches(in: later.text)
        #expect(matches?.current == 3)
        #expect(matches?.count == 3)
        script.press("<Esc>x")
        #expect(script.console.draft(Self.id, Self.title)?.value == "one two one\nx")
    }

    @Test func `one match is replaced, or all of them at once`() {
        var script = studio()
        script.press("<M-a>a b a b a<C-g>1<Enter><C-f>a<Tab>X<Enter>")
        #expect(script.console.draft(Self.id, Self.title)?.value == "X b a b a")
        script.press("<C-r>")
        #expect(script.console.draft(Self.id, Self.title)?.value == "X b X b X")
        script.press("<Esc><Undo>")
        #expect(script.console.draft(Self.id, Self.title)?.value == "X b a b a")
    }

    @Test func `a search without a match says so and does not move`() {
        var script = studio()
        script.press("<C-f>zzz<Enter>")
        #expect(script.console.notice == .studio(.notFound("zzz")))
    }
}
