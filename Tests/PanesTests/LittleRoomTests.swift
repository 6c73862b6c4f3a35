import ConsoleScript
import Features
import JSON
import OnCall
import Panes
import Planning
import TerminalCore
import Testing

/// What is shown where there is little room.
@Suite struct LittleRoomTests {
    private func lines(_ script: Script) -> [String] {
        Screen.text(script.console).split(separator: "\n").map(String.init)
    }

    private func line(_ script: Script, with text: String) -> String? { lines(script).first { $0.contains(text) } }

    private static let narrow = Size(width: 44, height: 20)

    // MARK: Wrapping

    @Test func `the reason why a list is not whole is wrapped, and the rows move down`() {
        var script = Script([.sample("C1"), .sample("C2")], size: Self.narrow)
        script.press("R")
        let rows = [RowWithoutID(), RowWithoutID()]
        script.answer(
            script.latest,
            .page(
                .init(
                    IntegrationPage(
                        integrations: [.sample("C1"), .sample("C2")], number: 1, totalPages: 1, count: 9, leftOut: rows),
                    serverTime: script.now, receivedAt: script.now)))
        script.answer(script.latest, .listed)
        let text = lines(script).joined(separator: " ").split(whereSeparator: { " │".contains($0) }).joined(
            separator: " ")
        #expect(text.contains("2 rows without an id left out; 2 of 9: the server gave no more. R reads the list again"))
        // A click finds the row that is drawn there.
        let y = lines(script).firstIndex { $0.contains("C2 name") } ?? 0
        script.send(.input(.mouse(MouseEvent(.press, at: Point(x: 8, y: y))), now: script.now))
        #expect(script.console.selectedID == IntegrationID("C2"))
    }

    @Test func `what is wrong with an unreadable member is wrapped`() throws {
        let odd = Integration.sample("C1", #""maintenance_end_at":"2026-11-23T15:21:23""#)
        var script = Script([odd], size: Self.narrow)
        script.press("<Enter>")
        let reason = try #require(odd.unreadableMembers["maintenance_end_at"]?.reason)
        let text = Screen.text(script.console).filter { !" │›▏\n".contains($0) }
        #expect(text.contains("maintenance_end_at" + reason.filter { $0 != " " }))
        // The rows below are where the cursor and clicks expect them.
        let y = lines(script).firstIndex { $0.contains(" Type ") } ?? 0
        script.send(.input(.mouse(MouseEvent(.press, at: Point(x: 8, y: y))), now: script.now))
        #expect(script.console.detail.selected == .type)
    }

    @Test func `the title of a plan and of an entry of the history is wrapped`() {
        let name = "A name that is much longer than a narrow terminal, with the part that matters at its end: EU-7"
        var script = Script([.named("C1", name)], size: .small)
        script.go(to: .template(TemplateSlot(path: "slack.title")))
        script.press("<Enter>x<C-s>")
        script.answerPlan()
        #expect(line(script, with: "at its end: EU-7") != nil)
        #expect(line(script, with: "Slack title of A name that is much longer") != nil)
        script.press("<Enter>")
        script.answerPlan()
        script.press("<Esc><Esc>1:history<Enter><Enter>")
        #expect(line(script, with: "at its end: EU-7") != nil)
    }

    // MARK: Labels of the detail

    private static let services =
        #""default_route":{"id":"R1","escalation_chain_id":"F1","slack":{"channel_id":"C0FFEE","enabled":true},"#
        + #""telegram":{"id":null,"enabled":false},"mobile_app":{"enabled":false},"#
        + #""mobile_app_critical":{"enabled":false},"email":{"enabled":false}}"#

    @Test func `services that are off share a row, which Enter unfolds`() {
        var script = Script([.sample("C1", Self.services)], size: .small)
        script.press("<Enter>")
        #expect(
            line(script, with: "Other services")?.contains("off: Telegram, Mobile app, Mobile app critical") == true)
        #expect(line(script, with: " Telegram  ") == nil)
        for _ in 0..<20 where !script.console.detail.selected.isOfServicesOff { script.press("j") }
        script.press("<Enter>")
        #expect(script.console.detail.selected == .field(.route(.isPosting("telegram"))))
        #expect(line(script, with: "Other services") == nil)
        #expect(line(script, with: " Mobile app critical ") != nil)
        // The choice of the last one that is on keeps the cursor at the services.
        script.press("<Enter><Up><Enter>")
        #expect(script.console.draft(IntegrationID("C1"), .route(.isPosting("telegram"))) != nil)
    }

    @Test func `a service with a draft has its own row`() {
        var script = Script([.sample("C1", Self.services)], size: .small)
        let draft = Draft(
            key: script.console.draftKey(IntegrationID("C1"), .route(.isPosting("email"))), integrationName: "C1 name",
            base: .value(false), value: true, changedAt: script.now)
        script.reply(.draftsLoaded([draft], problems: []))
        script.press("<Enter>")
        #expect(line(script, with: "Email") != nil)
        #expect(line(script, with: "Other services")?.contains("Email") == false)
    }

    @Test func `a single service that is off needs no common row`() {
        let route = #""default_route":{"id":"R1","escalation_chain_id":"F1","telegram":{"id":null,"enabled":false}}"#
        var script = Script([.sample("C1", route)], size: .small)
        script.press("<Enter>")
        #expect(line(script, with: "Telegram")?.contains("off") == true)
    }

    @Test func `long labels are whole at 80 columns, and values keep their room beside a list`() {
        let templates = #""templates":{"mobile_app":{"a_very_long_slot_name":"x"}}"#
        var script = Script([.sample("C1", templates)], size: .small)
        script.press("<Enter>")
        #expect(line(script, with: "A very long slot name  ") != nil)
        script.send(.resized(.middle))
        #expect(line(script, with: "A very long slot na…") != nil)
    }

    // MARK: Dialogs

    @Test func `the creation dialog says how many integrations match`() {
        var script = Script([.named("C1", "Payments EU"), .named("C2", "Payments US"), .named("C3", "Search")])
        script.press("n<S-Tab>")
        #expect(line(script, with: "From")?.contains(" 3 ") == true)
        script.press("pay")
        #expect(line(script, with: "From")?.contains("1 of 2") == true)
        script.press("<Down>")
        #expect(line(script, with: "From")?.contains("2 of 2") == true)
        script.press("x")
        #expect(line(script, with: "From")?.contains(" of ") == false)
    }

    @Test func `a long text in the deletion dialog shows its start and its end`() {
        var script = Script([.sample("C1")], size: .small)
        script.press("d")
        script.press("Kubernetes eu-west production cluster")
        #expect(line(script, with: "Type delete")?.contains("Kubernetes eu-west production cluster") == true)
        script.press(" and all that belongs to it, END")
        let field = line(script, with: "Type delete")
        #expect(field?.contains("Kubernetes") == true)
        #expect(field?.contains("…") == true)
        #expect(field?.contains("belongs to it, END") == true)
    }

    // MARK: Filter and history

    @Test func `a prefix of the filter without a value says what can follow`() {
        var script = Script([.sample("C1")], size: .small)
        script.press("/is:")
        #expect(line(script, with: "/ is:")?.contains("maintenance overdue draft custom unreadable") == true)
        script.press("d")
        #expect(line(script, with: "/ is:d")?.contains("maintenance") == false)
        script.press("<C-u>label:")
        #expect(line(script, with: "/ label:")?.contains("a key, or key=value") == true)
        script.press("team=")
        #expect(line(script, with: "/ label:team=")?.contains("a key") == false)
    }

    @Test func `writes of integrations with the same name can be told apart in the history`() {
        var script = Script([.named("CAAA1", "Payments"), .named("CBBB2", "Payments"), .named("C3", "Search")])
        func entry(_ id: String, _ name: String) -> JournalEntry {
            JournalEntry(
                id: id, at: script.now, server: script.console.configuration.server, integration: IntegrationID(id),
                name: name, operation: .stopMaintenance)
        }
        script.reply(
            .journalLoaded(
                [entry("CAAA1", "Payments"), entry("CBBB2", "Payments"), entry("C3", "Search")], problems: []))
        script.press(":history<Enter>")
        #expect(line(script, with: "Payments AAA1") != nil)
        #expect(line(script, with: "Payments BBB2") != nil)
        #expect(line(script, with: "Search C3") == nil)
    }
}

extension DetailRow {
    fileprivate var isOfServicesOff: Bool { if case .servicesOff = self { true } else { false } }
}
