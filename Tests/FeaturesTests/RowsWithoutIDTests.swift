import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import Planning
import Testing

/// A creation whose response was lost, on a server that lists rows without an id.
@Suite struct RowsWithoutIDTests {
    private static let lost = ServiceError(.timedOut, mayHaveBeenApplied: true)
    private static let old = Integration.sample()
    private static let made = Integration.named("C2", "Two", type: "alertmanager")
    /// A row of which nothing can be read.
    private static let blank = RowWithoutID()

    private func read(_ script: inout Script, _ integrations: [Integration], _ rows: [RowWithoutID], count: Int? = nil)
    {
        let list = script.number(of: .list)
        script.answer(
            list,
            .page(
                Fetched(
                    IntegrationPage(
                        integrations: integrations, number: 1, totalPages: 1, count: count, leftOut: rows),
                    serverTime: script.now, receivedAt: script.now)))
        script.answer(list, .listed)
    }

    /// The list is read with `before`, then "Two" is created without a response, and the list is read with `after`.
    private func notice(
        before: [RowWithoutID], _ integrations: [Integration], after: [RowWithoutID]
    ) -> Notice? {
        var script = Script()
        script.send(.started(now: script.now))
        read(&script, [Self.old], before)
        script.reply(.draftsLoaded([], problems: []))
        script.reply(.journalLoaded([], problems: []))
        script.press("n<Enter>Two<Enter>")
        script.answer(
            script.number(of: .create(NewIntegration(type: "alertmanager", name: "Two", teamID: nil))),
            .failed(Self.lost))
        read(&script, integrations, after)
        #expect(script.console.uncertainWrites.isEmpty)
        return script.console.notice
    }

    @Test(arguments: [[blank], [blank, blank], [RowWithoutID(name: "Two", type: "alertmanager")]])
    func `rows that were there before hide nothing that is missing`(rows: [RowWithoutID]) {
        #expect(
            notice(before: rows, [Self.old], after: rows)
                == .creation(.uncertain(.missing("Two", mayArrive: true, isInDialog: true))))
    }

    @Test func `a new row that has another name or type is not the one created`() {
        for row in [RowWithoutID(name: "Other"), RowWithoutID(name: "Two", type: "zabbix")] {
            #expect(
                notice(before: [], [Self.old], after: [row])
                    == .creation(.uncertain(.missing("Two", mayArrive: true, isInDialog: true))))
        }
    }

    @Test func `a new row that may be the one created is reported`() {
        for row in [Self.blank, RowWithoutID(name: "Two"), RowWithoutID(type: "alertmanager")] {
            #expect(
                notice(before: [Self.blank], [Self.old], after: [Self.blank, row])
                    == .creation(.uncertain(.possiblyWithoutID("Two"))))
        }
    }

    @Test func `an integration that is listed with its id is found`() {
        for rows in [[RowWithoutID(name: "Other")], [RowWithoutID(name: "Two", type: "zabbix")]] {
            #expect(
                notice(before: rows, [Self.old, Self.made], after: rows)
                    == .creation(.created("Two", isAfterRecheck: true)))
        }
        // It may have been listed without its id before.
        #expect(
            notice(before: [Self.blank], [Self.old, Self.made], after: [])
                == .creation(.uncertain(.possiblyOlder("Two", IntegrationID("C2")))))
    }

    @Test(arguments: [(RowWithoutID(name: "Other"), true), (RowWithoutID(name: "Gone"), false), (blank, false)])
    func `a deletion of an earlier run is settled unless a row without an id may be the integration`(
        row: RowWithoutID, isSettled: Bool
    ) {
        var script = Script()
        script.send(.started(now: script.now))
        let entry = JournalEntry(
            id: "old", at: script.now.addingTimeInterval(-60), server: script.console.configuration.server,
            integration: IntegrationID("C9"), name: "Gone",
            operation: .delete(Integration.sample("C9").jsonWithoutSecrets))
        script.reply(.journalLoaded([entry], problems: []))
        read(&script, [Self.old], [row])
        #expect((script.console.journal["old"]?.outcome == .applied(stored: .absent)) == isSettled)
    }

    @Test func `a server that counts more than it lists is not said to change its list`() {
        var script = Script([Self.old])
        script.press("n<Enter>Two<Enter>")
        script.answer(script.latest, .failed(Self.lost))
        read(&script, [Self.old], [], count: 4)
        #expect(
            script.console.notice
                == .creation(.uncertain(.unknown("Two", .listIncomplete(unlisted: 3), isInDialog: true))))
        // Rows without an id are counted.
        script.press("<Enter>")
        read(&script, [Self.old], [RowWithoutID(name: "Other")], count: 2)
        #expect(
            script.console.notice == .creation(.uncertain(.missing("Two", mayArrive: true, isInDialog: true))))
    }
}
