import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore
import Testing

/// Automatic retries: how often, when, what is shown, and what ends them.
@Suite struct RetryTests {
    private static let id = IntegrationID("C1")
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let gone = ServiceError(.unreachable)

    private func waiting(_ script: Script) -> Int { script.console.requests.values.count { $0.wait != nil } }

    private func writes(_ script: Script) -> Int { script.calls.count { $0.isWrite } }

    /// Seconds until the alarm of the next retry.
    private func pause(_ script: Script) -> TimeInterval? {
        for case .sleep(let until, .retry) in script.jobs { return until.timeIntervalSince(script.now) }
        return nil
    }

    private func saving(_ script: Script = Script([.sample()])) -> Script {
        var script = script
        script.go(to: Self.title)
        script.press("<Enter><M-a>new<C-s>")
        script.sendPlan()
        #expect(script.calls.count == 1)
        return script
    }

    // MARK: Reads

    static let reads: [(String, Call)] = [
        ("R", .list), ("r", .fetch(IntegrationID("C1"))),
    ]

    static let passing: [ServiceError] = [
        ServiceError(.unreachable), ServiceError(.timedOut), ServiceError(.serverError, status: 502),
        ServiceError(.rateLimited(retryAfter: nil), status: 429), ServiceError(.syncing(retryAfter: 5), status: 429),
    ]

    @Test(arguments: reads, passing)
    func `a read is retried three times, then it fails`(read: (String, Call), error: ServiceError) {
        var script = Script([.sample()])
        script.press(read.0)
        let number = script.latest
        for attempt in 1...3 {
            script.answer(number, .failed(error))
            #expect(script.calls == [])
            #expect(script.console.notice == nil)
            let expected = script.retryMessage ?? ""
            #expect(expected.contains("retrying in ") && expected.contains("(\(attempt) of 3)"), "\(expected)")
            script.passUntilRetry()
            #expect(script.calls == [read.1])
            #expect(script.retryMessage == nil)
        }
        script.answer(number, .failed(error))
        #expect(script.console.requests.isEmpty)
        #expect(script.console.notice?.level == .failure)
        #expect(script.said?.contains("\(read.0) retries") == true)
    }

    @Test(arguments: [
        ServiceError.Kind.refused, .rejected, .notFound, .nameNotFound, .proxyRefused, .certificate, .tls,
        .unreadableResponse, .tooLarge, .cancelled,
    ])
    func `a permanent failure is reported at once`(kind: ServiceError.Kind) {
        var script = Script([.sample(), .sample("C2")])
        script.press("r")
        script.answer(script.latest, .failed(ServiceError(kind)))
        #expect(waiting(script) == 0)
        #expect(script.console.notice != nil)
    }

    @Test func `teams, chains and past alerts are retried too`() {
        var script = Script()
        script.send(.started(now: script.now))
        for call in [Call.teams, .escalationChains] {
            let number = script.number(of: call)
            script.answer(number, .failed(Self.gone))
            #expect(script.console.requests[number]?.wait != nil)
        }
        script.passUntilRetry()
        script.passUntilRetry()
        #expect(waiting(script) == 0)
        script.answer(script.number(of: .list), .page(script.page([.sample()])))
        script.answer(script.number(of: .list), .listed)
        script.reply(.draftsLoaded([], problems: []))
        script.go(to: Self.title)
        script.press("<Enter>")
        script.answerStudio()
        script.press("<C-o>")
        let alerts = script.number(of: .alertPayloads(Self.id))
        script.answer(alerts, .failed(Self.gone))
        #expect(script.console.requests[alerts]?.wait != nil)
        guard case .payload(let dialog) = script.console.dialog else {
            Issue.record("no dialog")
            return
        }
        #expect(dialog.alerts == .reading(alerts))
    }

    @Test func `the waits double, and differ between consoles`() {
        var script = Script([.sample()])
        script.press("R")
        let number = script.latest
        var pauses: [TimeInterval] = []
        for _ in 0..<3 {
            script.answer(number, .failed(Self.gone))
            pauses.append(pause(script) ?? 0)
            script.passUntilRetry()
        }
        for (pause, middle) in zip(pauses, [2.0, 4, 8]) { #expect(abs(pause - middle) <= middle / 4) }
        let others = ["a", "b", "c"].map { session in
            var configuration = script.console.configuration
            configuration.session = session
            var console = Console(configuration, now: Script.start)
            _ = console.handle(.started(now: Script.start))
            let number = console.requests.first { $0.value.call == .list }?.key ?? 0
            _ = console.handle(.reply(.answered(number, .failed(Self.gone)), now: Script.start))
            return console.requests[number]?.wait?.dueAt
        }
        #expect(Set(others).count == 3)
    }

    @Test(arguments: [5, 30, 120])
    func `the server's Retry-After is respected, with little added`(seconds: Int) {
        var script = Script([.sample()])
        script.press("R")
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: seconds), status: 429)))
        let pause = pause(script) ?? 0
        #expect(pause >= TimeInterval(seconds) && pause <= TimeInterval(seconds) + 1)
    }

    @Test func `a failing server's Retry-After is respected too`() {
        var script = Script([.sample()])
        script.press("R")
        script.answer(script.latest, .failed(ServiceError(.serverError, status: 503, retryAfter: 40)))
        #expect((pause(script) ?? 0) >= 40)
    }

    @Test func `a wait of many minutes is reported instead`() {
        var script = Script([.sample()])
        script.press("r")
        script.answer(
            script.latest,
            .failed(ServiceError(.syncing(retryAfter: 350), status: 429, message: "Organization being synced")))
        #expect(script.console.requests.isEmpty)
        let expected = script.said ?? ""
        #expect(expected.contains("syncing the organization") && expected.contains("350 s"), "\(expected)")
        #expect(!expected.contains("too many requests"))
    }

    @Test func `r retries at once, R reads the list at once`() {
        var script = Script([.sample()])
        script.press("R")
        let number = script.latest
        script.answer(number, .failed(Self.gone))
        script.press("r")
        #expect(script.calls == [.list])
        #expect(script.effects.contains(.cancel("alarm retry")))
        script.answer(number, .failed(Self.gone))
        #expect(script.retryMessage?.contains("(2 of 3), r retries now") == true)
        script.press("R")
        #expect(script.calls == [.list])
        #expect(script.console.requests.count == 1)
        script.answer(script.latest, .page(script.page([.named("C1", "newer")])))
        #expect(script.console.selected?.name == .value("newer"))
    }

    @Test func `Ctrl-C stops the retry, and reports the last failure`() {
        var script = Script([.sample()])
        script.press("R")
        script.answer(script.latest, .failed(ServiceError(.serverError, status: 502)))
        script.press("<C-c>")
        #expect(script.console.requests.isEmpty)
        #expect(script.said?.contains("server error (502)") == true)
        #expect(script.effects.contains(.cancel("alarm retry")))
        script.passUntilRetry()
        #expect(script.calls == [])
    }

    @Test func `a failed attempt has no further results`() {
        var script = Script([.named("C1", "now")])
        script.press("r")
        let number = script.latest
        script.answer(number, .failed(Self.gone))
        script.answer(number, script.answer(.named("C1", "a ghost")))
        #expect(script.console.selected?.name == .value("now"))
        script.answer(number, .failed(Self.gone))
        #expect(script.console.requests[number]?.retries == 0)
    }

    @Test func `a later retry is not sent with one that is due now`() {
        var script = Script([.sample()])
        script.press("r")
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 60), status: 429)))
        script.press("R")
        let list = script.number(of: .list)
        script.answer(list, .failed(Self.gone))
        #expect((pause(script) ?? 100) < 3)
        script.passUntilRetry()
        #expect(script.calls == [.list])
        #expect((pause(script) ?? 0) > 50)
    }

    @Test func `an alarm that fires too early is set again`() {
        var script = Script([.sample()])
        script.press("R")
        script.answer(script.latest, .failed(Self.gone))
        script.pass(0.1, alarm: .retry)
        #expect(script.calls == [])
        #expect((pause(script) ?? 0) > 0)
    }

    @Test func `a background check is not retried at once`() {
        var script = Script([.inMaintenance(for: 2)])
        for _ in 0..<10 where script.calls.isEmpty { script.pass(1) }
        #expect(script.calls == [.fetch(Self.id)])
        script.answer(script.latest, .failed(Self.gone))
        #expect(script.console.requests.isEmpty)
    }

    @Test func `a plan waits for the server's value, and r retries at once`() {
        var script = Script([.sample()])
        script.go(to: Self.title)
        script.press("<Enter><M-a>new<C-s>")
        script.answer(script.latest, .failed(Self.gone))
        #expect(script.console.plan?.isFetching == true)
        script.press("<Enter>")
        #expect(script.calls == [])
        script.press("r")
        #expect(script.calls == [.fetch(Self.id)])
        script.sendPlan()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "new"))])
    }

    // MARK: Writes

    @Test(arguments: [
        ServiceError(.unreachable), ServiceError(.timedOut), ServiceError(.rateLimited(retryAfter: 7), status: 429),
        ServiceError(.syncing(retryAfter: nil), status: 429),
    ])
    func `a save that was certainly not received is retried, one attempt at a time`(error: ServiceError) {
        var script = saving()
        let update = Call.update(Self.id, IntegrationPatch(Self.title, "new"))
        let number = script.number(of: update)
        for _ in 1...3 {
            script.answer(number, .failed(error))
            #expect(script.calls == [])
            #expect(script.retryMessage?.contains("saving Slack title: ") == true)
            #expect(script.retryMessage?.contains("Ctrl-S retries now") == true)
            script.passUntilRetry()
            #expect(script.calls == [update])
        }
        script.answer(number, script.answer(.sample("C1", #""templates":{"slack":{"title":"new"}}"#)))
        #expect(script.console.notice?.level == .done)
        #expect(script.said?.hasPrefix("Slack title saved") == true)
        #expect(script.console.drafts.count == 0)
        #expect(script.console.journal.entries.count == 1)
    }

    @Test func `Ctrl-S retries at once, and sends nothing else`() {
        var script = saving()
        let number = script.latest
        script.answer(number, .failed(Self.gone))
        script.press("<C-s>")
        #expect(script.calls == [.fetch(Self.id)])
        script.press("<C-s>")
        #expect(script.calls == [])
        script.answerComparisons()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "new"))])
        script.press("<C-s>")
        #expect(script.calls == [])
    }

    @Test func `a save fails after three retries, with its text kept`() {
        var script = saving()
        script.failForGood(script.latest, Self.gone)
        #expect(script.console.requests.isEmpty)
        #expect(script.console.draft(Self.id, Self.title)?.value == "new")
        #expect(script.console.notice == .write(.refused(.save(Self.title), nil)))
        #expect(script.console.uncertainWrites.isEmpty)
    }

    @Test func `a cancelled wait of a write is not uncertain: it was not sent`() {
        var script = saving()
        script.answer(script.latest, .failed(Self.gone))
        script.press("<C-c>")
        #expect(script.calls == [])
        #expect(script.console.uncertainWrites.isEmpty)
        #expect(script.said?.contains("not saved") == true)
    }

    @Test(arguments: [
        ServiceError(.serverError, status: 503, mayHaveBeenApplied: true),
        ServiceError(.timedOut, mayHaveBeenApplied: true), ServiceError(.unreachable, mayHaveBeenApplied: true),
    ])
    func `a write that may have been received is never retried automatically`(error: ServiceError) {
        var script = saving()
        script.answer(script.latest, .failed(error))
        #expect(script.calls == [.fetch(Self.id)])
        for _ in 0..<20 {
            script.pass(1)
            script.passUntilRetry()
            #expect(writes(script) == 0)
        }
    }

    @Test func `a write is not sent minutes after it was requested`() {
        var script = Script([.sample()])
        script.press("m<Enter>")
        let refusal = ServiceError(.rateLimited(retryAfter: 60), status: 429)
        script.answer(script.latest, .failed(refusal))
        #expect(script.console.requests.isEmpty)
        #expect(script.console.notice == .write(.refused(.startMaintenance("C1 name"), refusal)))
    }

    @Test func `a write that is long overdue, as after a suspension, is dropped`() {
        var script = Script([.sample()])
        script.press("m<Enter>")
        script.answer(script.latest, .failed(Self.gone))
        script.pass(3600, alarm: .retry)
        #expect(script.calls == [])
        #expect(script.console.requests.isEmpty)
        #expect(script.console.notice == .write(.refused(.startMaintenance("C1 name"), Self.gone)))
    }

    @Test func `Ctrl-C on a waiting save stops the rest of a plan`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.go(to: Self.title)
        script.press("<Enter><M-a>one<Esc>1j<Enter><Enter><M-a>two<Esc>:save all<Enter>")
        script.sendPlan()
        script.answer(script.latest, .failed(Self.gone))
        script.press("<C-c>")
        #expect(script.calls == [])
        #expect(script.console.plan?.isSending == false)
    }

    @Test func `while a start of maintenance waits there is no second one`() {
        var script = Script([.sample()])
        script.press("m<Enter>")
        let number = script.latest
        script.answer(number, .failed(Self.gone))
        script.press("m")
        #expect(script.console.dialog == nil)
        script.press("r")
        #expect(script.calls == [.startMaintenance(Self.id, .silenceEscalations, seconds: 3600)])
        script.answer(number, script.answer(.inMaintenance(for: 3600)))
        #expect(script.console.notice?.level == .done)
    }

    @Test func `Enter retries a waiting creation at once`() {
        var script = Script([.sample()])
        script.press("n<Enter>Two<Enter>")
        let number = script.latest
        script.answer(number, .failed(Self.gone))
        #expect(script.retryMessage?.contains("Enter retries now") == true)
        script.press("<Enter>")
        #expect(script.calls.count == 1)
        script.answer(number, script.answer(.named("C2", "Two")))
        #expect(script.console.selectedID == IntegrationID("C2"))
    }

    @Test func `a plan of several changes continues after a wait`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.go(to: Self.title)
        script.press("<Enter><M-a>one<Esc>1j<Enter><Enter><M-a>two<Esc>:save all<Enter>")
        script.sendPlan()
        let first = script.latest
        script.answer(first, .failed(ServiceError(.rateLimited(retryAfter: 5), status: 429)))
        #expect(script.calls == [])
        script.passUntilRetry()
        #expect(script.calls == [.update(Self.id, IntegrationPatch(Self.title, "one"))])
        script.answer(first, script.answer(.sample("C1", #""templates":{"slack":{"title":"one"}}"#)))
        script.answerPlan()
        #expect(script.calls == [.update(IntegrationID("C2"), IntegrationPatch(Self.title, "two"))])
    }
}
