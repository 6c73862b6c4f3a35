import ConsoleScript
import Features
import OnCall
import Panes
import TerminalCore
import Testing

/// Whole screens at three sizes.
@Suite struct ScreenTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    @Test func `the list before its first page has come`() throws {
        var script = Script()
        script.send(.started(now: script.now))
        try Screen.expect(script, looksLike: "list-reading")
    }

    @Test func `the list`() throws {
        try Screen.expect(Company.script(), looksLike: "list")
    }

    @Test func `the list with a running request`() throws {
        var script = Script()
        script.send(.started(now: script.now))
        script.answer(script.number(of: .list), .page(script.page(Company.integrations, number: 1, of: 3)))
        try Screen.expect(script, looksLike: "list-page-2-of-3")
    }

    @Test func `a filter`() throws {
        var script = Company.script()
        script.press("/prod label:team=sre")
        try Screen.expect(script, looksLike: "list-filter")
    }

    @Test func `an inbound e-mail address is masked until it is revealed, as a link is`() {
        var integration = Integration.sample()
        integration.link = .null
        integration.inboundEmail = .value("SeCrEt@in.example.com")
        var script = Script([integration])
        script.press("<Enter>")
        #expect(Screen.text(script.console).contains("••••••••@in.example.com"))
        #expect(!Screen.text(script.console).contains("SeCrEt"))
        script.press("v")
        #expect(Screen.text(script.console).contains("SeCrEt@in.example.com"))
    }

    @Test func `a filter without matches, and one with an unknown state`() throws {
        var script = Company.script()
        script.press("/is:mainten")
        try Screen.expect(script, looksLike: "list-filter-nothing")
    }

    @Test func `a list that could not be read`() throws {
        var script = Script()
        script.send(.started(now: script.now))
        let error = ServiceError(.unreachable, message: "could not connect to oncall.example.com port 443")
        script.failForGood(script.number(of: .list), error)
        try Screen.expect(script, looksLike: "list-failed", at: [.small, .middle])
    }

    @Test func `if the token is rejected, the list says where it came from`() {
        var configuration = Script([]).console.configuration
        configuration.tokenSource = "$TOKEN_OF_MINE"
        var console = Console(configuration, now: Script.start)
        _ = console.handle(.resized(Size(width: 100, height: 24)))
        _ = console.handle(.started(now: Script.start))
        let list = console.requests.first { $0.value.call == .list }?.key ?? 0
        let refusal = ServiceError(.refused, status: 401, message: "Invalid token")
        _ = console.handle(.reply(.answered(list, .failed(refusal)), now: Script.start))
        let text = Screen.text(console).split { $0.isWhitespace || $0 == "│" }.joined(separator: " ")
        #expect(text.contains("Invalid token. The token is from $TOKEN_OF_MINE. R retries"))
    }

    @Test func `a server without integrations`() throws {
        try Screen.expect(Script([]), looksLike: "list-empty", at: [.small, .middle])
    }

    @Test func `a read-only console says so`() throws {
        try Screen.expect(Company.script(isReadOnly: true), looksLike: "list-read-only", at: [.small])
    }

    @Test func `the detail`() throws {
        var script = Company.script()
        script.press("<Enter>jjj")
        try Screen.expect(script, looksLike: "detail")
    }

    @Test func `the default route says where it posts, with a chain and without`() {
        for (chain, name) in [("null", "no escalation chain"), (#""F1""#, "F1")] {
            let route =
                #""default_route":{"id":"R1","escalation_chain_id":\#(chain),"slack":{"channel_id":"CH1","enabled":false},"#
                + #""telegram":{"id":null,"enabled":true},"msteams":{"id":"M1","enabled":true}}"#
            let script = Script([.sample("C1", route)], size: Size(width: 200, height: 50))
            let text = Screen.text(script.console).split { $0.isWhitespace || $0 == "│" }.joined(separator: " ")
            #expect(
                text.contains(
                    "Escalation chain \(name) Slack off Slack channel CH1 Telegram on Microsoft Teams on channel M1"))
        }
    }

    @Test func `the choice of a team`() throws {
        var script = Company.script()
        script.go(to: .team)
        script.press("<Enter>")
        try Screen.expect(script, looksLike: "choice-team")
        script.answer(
            script.latest,
            .teams((1...12).map { Team(id: TeamID("T\($0)"), name: $0 == 7 ? "Team 6" : "Team \($0)") }))
        script.press("<Down><Down>")
        try Screen.expect(script, looksLike: "choice-team-listed", at: [.small])
        script.press("zzz")
        try Screen.expect(script, looksLike: "choice-team-none", at: [.small])
    }

    @Test func `the detail of an integration in maintenance`() throws {
        var script = Company.script()
        script.press("j<Enter>")
        script.pass(2)
        try Screen.expect(script, looksLike: "detail-maintenance", at: [.middle])
    }

    @Test func `an overdue window`() throws {
        var script = Company.script()
        script.press("jj<Enter>")
        try Screen.expect(script, looksLike: "detail-overdue", at: [.middle])
    }

    @Test func `the editor of a template`() throws {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("<Enter>")
        script.answerStudio()
        try Screen.expect(script, looksLike: "editor")
    }

    @Test func `a template that the server would reject, and the plan that says so`() throws {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("<Enter>{{ oops | uper }} {% if x %}")
        script.answerStudio()
        try Screen.expect(script, looksLike: "editor-faults", at: [.small, .middle])
        script.press("<C-s>")
        script.answerPlan()
        try Screen.expect(script, looksLike: "save-faulty", at: [.small])
    }

    @Test func `a changed template that the server rejected`() throws {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("<Enter>{{ oops<C-s>")
        script.answerPlan()
        script.confirmPlan("y")
        script.answer(
            script.latest,
            .failed(ServiceError(.rejected, status: 400, message: "Template is not valid: unexpected end of template")))
        try Screen.expect(script, looksLike: "editor-refused")
    }

    @Test func `a draft in list and detail`() throws {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("<Enter>new <Esc>")
        try Screen.expect(script, looksLike: "draft", at: [.middle, .large])
    }

    @Test func `the label editor with a row that breaks a rule`() throws {
        var script = Company.script()
        script.go(to: .labels)
        script.press("<Enter>a9x<Tab>y")
        try Screen.expect(script, looksLike: "labels")
    }

    @Test func `the maintenance dialog`() throws {
        var script = Company.script()
        script.press("m")
        try Screen.expect(script, looksLike: "maintenance-dialog", at: [.small, .middle])
    }

    @Test func `the question before maintenance is stopped`() throws {
        var script = Company.script()
        script.press("jM")
        try Screen.expect(script, looksLike: "maintenance-stop", at: [.small])
    }

    @Test func `the dialogs for creation and deletion`() throws {
        var creation = Company.script()
        creation.press("nweb<Enter>Billing")
        try Screen.expect(creation, looksLike: "creation", at: [.small, .middle])
        var deletion = Company.script()
        deletion.press("ddel")
        try Screen.expect(deletion, looksLike: "deletion", at: [.small])
    }

    @Test func `the help of every pane`() throws {
        var script = Company.script()
        script.press("?")
        try Screen.expect(script, looksLike: "help-list")
        script.press("q<Enter>?")
        try Screen.expect(script, looksLike: "help-detail", at: [.middle])
    }

    @Test func `a terminal that is too small shows the required size`() throws {
        try Screen.expect(
            Company.script(), looksLike: "too-small", at: [Size(width: 39, height: 9), Size(width: 40, height: 9)])
    }

    @Test func `the smallest supported terminal`() throws {
        let size = [Size(width: 40, height: 10)]
        var script = Company.script()
        try Screen.expect(script, looksLike: "smallest-list", at: size)
        script.go(to: Self.title)
        script.press("<Enter>")
        try Screen.expect(script, looksLike: "smallest-editor", at: size)
    }
}
