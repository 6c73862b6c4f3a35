import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TerminalCore
import Testing

/// The list cache of an earlier run: shown at once and marked, with writes disabled until the server responds.
@Suite struct OfflineTests {
    private static let id = IntegrationID("C1")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    /// As in the list cache: without a link.
    private static func fromDisk(_ integration: Integration) -> Integration {
        var integration = integration
        integration.link = .absent
        return integration
    }

    /// A console started three hours after the cached list was read.
    private func recalled(_ integrations: [Integration] = [.sample("C1"), .inMaintenance("C2", for: 9)]) -> Script {
        var script = Script(contexts: ["prod", "lab"])
        script.send(.started(now: script.now))
        script.reply(.draftsLoaded([], problems: []))
        script.reply(
            .listLoaded(
                CachedList(
                    integrations: integrations.map(Self.fromDisk), teams: [Team(id: TeamID("T1"), name: "Payments")],
                    readAt: script.now.addingTimeInterval(-3 * 3600 - 59))))
        return script
    }

    @Test func `the cached list is loaded before the server is asked`() {
        var script = Script()
        script.send(.started(now: script.now))
        let disk = script.jobs.firstIndex(of: .loadList)
        let server = script.jobs.firstIndex { if case .call(.list, _, _) = $0 { true } else { false } }
        #expect(disk != nil && server != nil && (disk ?? 0) < (server ?? 0))
    }

    @Test func `the cached list is shown with its age while the server is silent`() {
        let script = recalled()
        #expect(script.console.list.rows.map(\.rawValue) == ["C1", "C2"])
        #expect(script.console.directory.teamName(TeamID("T1")) == "Payments")
        #expect(script.console.directory.cachedAt.map(script.console.age) == "3 h")
        #expect(script.console.directory.listedAt == nil)
    }

    @Test func `a cached window counts by the server's clock, and by a better estimate once there is one`() {
        var script = Script()
        script.send(.started(now: script.now))
        // Both clocks are unchanged: the server's is five hours behind, and so is the end of the window.
        let end = Script.start.addingTimeInterval(60 - 5 * 3600)
        var integration = Integration.inMaintenance("C1", for: 60)
        integration.maintenanceEndAt = .value(end)
        script.reply(
            .listLoaded(CachedList(integrations: [integration], readAt: script.now, clockOffset: -5 * 3600)))
        let remaining = integration.maintenance?.remainingSeconds(at: script.console.serverTime)
        #expect(remaining == 60)
        var clock = script.console.directory.clock
        clock.note(serverTime: script.now, sentAt: script.now, receivedAt: script.now)
        #expect(abs(clock.offset) <= 1)
    }

    @Test(arguments: [("m", "C1"), ("M", "C2"), ("d", "C1"), ("n", "C1"), ("z", "C1"), ("Z", "C1")])
    func `nothing that is only known from the cache can be changed`(key: String, id: String) {
        var script = recalled()
        if id == "C2" { script.press("j") }
        script.press(key)
        guard case .disabled(let pressed, .fromDisk(let age)) = script.console.notice else {
            Issue.record("it is not told: \(script.said ?? "")")
            return
        }
        #expect(pressed == .char(Character(key)))
        #expect(age / 3600 == 3)
        #expect(script.console.dialog == nil)
        #expect(script.calls == [])
        // Once the server has responded, it can.
        script.answer(
            script.number(of: .list), .page(script.page([.sample("C1"), .inMaintenance("C2", for: 9)])))
        script.press(key)
        if case .disabled(_, .fromDisk) = script.console.notice { Issue.record("it is still said to be from disk") }
    }

    @Test func `a template that is only known from the cache is not reset`() {
        var script = recalled()
        script.go(to: Self.title)
        script.press("x")
        guard case .disabled(_, .fromDisk) = script.console.notice else {
            Issue.record("it is not told: \(script.said ?? "")")
            return
        }
        #expect(script.console.dialog == nil)
    }

    @Test(arguments: ["Y", "v"])
    func `an unknown link is neither copied nor shown`(key: String) {
        var script = recalled()
        script.press("<Enter>" + key)
        #expect(script.console.notice == .disabled(.char(Character(key)), .linkUnknown))
        #expect(script.console.detail.revealed == nil)
        #expect(!script.jobs.contains { if case .terminal(.copy) = $0 { true } else { false } })
        script.answer(script.number(of: .list), .page(script.page([.sample("C1")], of: 2)))
        script.press("Y")
        #expect(script.jobs.contains(.terminal(.copy("https://x/i/v1/webhook/SeCrEt/"))))
    }

    @Test func `a draft can be edited, and its save asks the server first`() {
        var script = recalled()
        script.go(to: Self.title)
        script.press("<Enter>new <Esc>")
        #expect(script.console.drafts.count == 1)
        script.press("<Enter><C-s>")
        #expect(script.calls == [.fetch(Self.id)])
        script.answer(script.latest, script.answer(.sample("C1")))
        script.confirmPlan()
        #expect(script.calls.contains { if case .update = $0 { true } else { false } })
        // The fetched one is from the server now; the other still is not.
        #expect(!script.console.directory.isFromCache(Self.id))
        #expect(script.console.directory.isFromCache(IntegrationID("C2")))
    }

    @Test func `a save without a server sends nothing`() {
        var script = recalled()
        script.go(to: Self.title)
        script.press("<Enter>new <C-s>")
        script.answer(script.latest, .failed(ServiceError(.unreachable)))
        script.press("<Enter>")
        #expect(script.calls == [])
        #expect(script.console.drafts.count == 1)
    }

    @Test func `a draft that equals the cached value does not count as saved`() {
        var script = recalled()
        let draft = Draft(
            key: script.console.draftKey(Self.id, Self.title), integrationName: "C1", base: .value("else"),
            value: "old", changedAt: script.now)
        script.reply(.draftsLoaded([draft], problems: []))
        script.press("jr")
        script.answer(script.latest, script.answer(.inMaintenance("C2", for: 9)))
        #expect(script.console.drafts.count == 1)
        // The server confirms it.
        script.press("kr")
        script.answer(script.latest, script.answer(.sample("C1")))
        #expect(script.console.drafts.count == 0)
    }

    @Test func `entries are replaced as they arrive, and removed if the complete list leaves them out`() {
        var script = recalled([.sample("C1"), .sample("C2"), .sample("C3")])
        script.press("j")
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.named("C1", "new name")], number: 1, of: 2)))
        #expect(script.console.directory.integration(Self.id)?.name == .value("new name"))
        #expect(script.console.list.rows.map(\.rawValue) == ["C1", "C2", "C3"])
        #expect(script.console.directory.cachedAt != nil)
        script.answer(list, .page(script.page([.sample("C2"), .sample("C4")], number: 2, of: 2)))
        script.answer(list, .listed)
        #expect(script.console.list.rows.map(\.rawValue) == ["C1", "C2", "C4"])
        #expect(script.console.selectedID == IntegrationID("C2"))
        #expect(script.console.directory.cachedAt == nil)
    }

    @Test func `a cache that is loaded late changes nothing that the server has sent`() {
        var script = Script()
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.named("C1", "live")], of: 2)))
        let known = CachedList(
            integrations: [.named("C1", "stale"), .named("C2", "stale")], readAt: script.now.addingTimeInterval(-60))
        script.reply(.listLoaded(known))
        #expect(script.console.directory.integration(Self.id)?.name == .value("live"))
        #expect(script.console.list.rows.map(\.rawValue) == ["C1", "C2"])
        script.answer(list, .listed)
        #expect(script.console.list.rows.map(\.rawValue) == ["C1"])
        script.reply(.listLoaded(known))
        #expect(script.console.list.rows.map(\.rawValue) == ["C1"])
    }

    @Test func `the list says why it could not be refreshed, and recovers without a key`() {
        var script = recalled()
        #expect(script.console.staleness == nil)
        script.failForGood(script.number(of: .list), ServiceError(.unreachable))
        #expect(script.console.staleness?.hasPrefix("from disk: ") == true)
        script.press("<Esc>")
        #expect(script.console.staleness != nil)
        script.pass(60, alarm: .refresh)
        #expect(script.calls == [.list])
        #expect(script.console.staleness?.hasSuffix("Retrying …") == true)
        script.answer(script.number(of: .list), .page(script.page([.sample("C1")])))
        script.answer(script.number(of: .list), .listed)
        #expect(script.console.staleness == nil)
        #expect(script.console.directory.cachedAt == nil)
    }

    @Test func `windows that are only known from the cache are not checked`() {
        var script = recalled([.inMaintenance("C1", for: -900)])
        for _ in 0..<20 {
            script.pass(1)
            #expect(script.calls == [])
        }
    }

    // MARK: Keeping

    private func kept(_ script: Script) -> CachedList? {
        for job in script.jobs { if case .saveList(let list) = job { return list } }
        return nil
    }

    @Test func `a complete list is cached for the next start`() {
        var script = Script()
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.sample("C2"), .sample("C1")])))
        #expect(kept(script) == nil)
        script.answer(list, .listed)
        #expect(kept(script)?.integrations.map(\.id.rawValue) == ["C2", "C1"])
        #expect(kept(script)?.readAt == script.now)
    }

    @Test func `changes by writes are cached too, at the latest when the program ends`() {
        var script = Script([.sample("C1")])
        script.press("m<Enter>")
        script.answer(script.latest, script.answer(.inMaintenance("C1", for: 3600)))
        script.pass(5, alarm: .keepList)
        #expect(kept(script)?.integrations.first?.maintenance != nil)
        script.press("M")
        script.press("y")
        script.answer(script.latest, script.answer(.sample("C1")))
        #expect(kept(script) == nil)
        script.press("q")
        #expect(kept(script)?.integrations.first?.maintenance == nil)
        #expect(kept(script) != nil)
    }

    @Test func `the cache is written every few seconds at most`() {
        var script = Script([.sample()])
        var written = 0
        for second in 0..<20 {
            script.now = script.now.addingTimeInterval(0.5)
            script.press("R")
            if kept(script) != nil { written += 1 }
            script.answer(script.number(of: .list), .page(script.page([.named("C1", "\(second)")])))
            script.answer(script.number(of: .list), .listed)
            if kept(script) != nil { written += 1 }
        }
        #expect(written == 2)
        // What was not written then is written at the end.
        script.pass(5, alarm: .keepList)
        #expect(kept(script)?.integrations.first?.name == .value("19"))
        script.pass(5, alarm: .keepList)
        #expect(kept(script) == nil)
    }

    @Test func `a list that repeats what is cached is written after ten minutes, or when the program ends`() {
        var script = Script([.sample()])
        func refresh(_ integration: Integration) {
            script.press("R")
            script.answer(script.number(of: .list), .page(script.page([integration])))
            script.answer(script.number(of: .list), .listed)
        }
        script.pass(5, alarm: .keepList)
        refresh(.sample())
        #expect(kept(script) == nil)
        script.pass(500, alarm: .keepList)
        #expect(kept(script) == nil)
        script.pass(100, alarm: .keepList)
        #expect(kept(script)?.integrations == [.sample()])
        script.pass(5, alarm: .keepList)
        // The letter is the same, its bytes are not.
        refresh(.named("C1", "caf\u{E9}"))
        #expect(kept(script) != nil)
        script.pass(5, alarm: .keepList)
        refresh(.named("C1", "cafe\u{301}"))
        #expect(kept(script)?.integrations.first?.name.value?.utf8.count == 6)
        script.pass(5, alarm: .keepList)
        refresh(.named("C1", "cafe\u{301}"))
        #expect(kept(script) == nil)
        script.press("q")
        #expect(kept(script) != nil)
    }

    @Test func `names that arrive after the list are cached too`() {
        var script = Script()
        script.send(.started(now: script.now))
        script.answer(script.number(of: .list), .page(script.page([.sample()])))
        script.answer(script.number(of: .list), .listed)
        script.answer(script.number(of: .teams), .teams([Team(id: TeamID("T1"), name: "Payments")]))
        #expect(kept(script) == nil)
        script.pass(5, alarm: .keepList)
        #expect(kept(script)?.teams.map(\.name) == ["Payments"])
    }

    @Test func `a list that failed or is from the cache is not written`() {
        var script = recalled()
        script.answer(script.number(of: .teams), .teams([]))
        script.pass(10, alarm: .keepList)
        #expect(kept(script) == nil)
        script.answer(script.number(of: .list), .page(script.page([.sample("C9")], of: 2)))
        script.answer(script.number(of: .list), .failed(ServiceError(.unreachable)))
        script.pass(10, alarm: .keepList)
        #expect(kept(script) == nil)
    }

    @Test func `a failed cache write is reported once`() {
        var script = Script([.sample()])
        script.reply(.listSaved(failure: "/x: No space left on device"))
        #expect(script.console.notice == .listNotCached(reason: "/x: No space left on device"))
        script.press("j")
        script.reply(.listSaved(failure: "/x: No space left on device"))
        #expect(script.console.notice == nil)
    }
}
