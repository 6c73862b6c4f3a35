import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Testing

/// A list that fails in the middle, or for a while: where it resumes, and what it can still show.
@Suite struct ListRetryTests {
    private static let gone = ServiceError(.unreachable)

    @Test func `a rejected token is reported with its source`() {
        var configuration = Script([.sample()]).console.configuration
        configuration.tokenSource = "$TOKEN_OF_MINE"
        var console = Console(configuration, now: Script.start)
        _ = console.handle(.started(now: Script.start))
        let list = console.requests.first { $0.value.call == .list }?.key ?? 0
        let refusal = ServiceError(.refused, status: 401, message: "Invalid token")
        #expect(console.tokenSource(refusal) == "$TOKEN_OF_MINE")
        #expect(console.tokenSource(Self.gone) == nil)
        _ = console.handle(.reply(.answered(list, .failed(refusal)), now: Script.start))
        #expect(console.directory.failure == refusal)
    }

    @Test func `a failed list resumes at the failed page, and each page has its own retries`() {
        var script = Script(["C1", "C2", "C3"].map { .sample($0) })
        script.press("R")
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.sample("C1")], number: 1, of: 3)))
        for attempt in 0..<2 {
            script.answer(list, .failed(Self.gone))
            #expect(script.console.requests[list]?.retries == attempt)
            script.passUntilRetry()
            #expect(script.calls == [.restOfList(from: 2)])
        }
        script.answer(list, .page(script.page([.sample("C2")], number: 2, of: 3)))
        #expect(script.console.requests[list]?.retries == 0)
        script.answer(list, .failed(Self.gone))
        script.passUntilRetry()
        #expect(script.calls == [.restOfList(from: 3)])
        script.answer(list, .page(script.page([.sample("C4")], number: 3, of: 3)))
        script.answer(list, .listed)
        // C3 may have moved to a page that was already read: only the next complete list shows it.
        #expect(script.console.list.rows.map(\.rawValue) == ["C1", "C2", "C3", "C4"])
        script.press("R")
        script.answer(script.number(of: .list), .page(script.page(["C1", "C2", "C4"].map { .sample($0) })))
        script.answer(script.number(of: .list), .listed)
        #expect(script.console.list.rows.map(\.rawValue) == ["C1", "C2", "C4"])
    }

    @Test func `a list that fails at the same page each time is given up, even if it restarts`() {
        var script = Script([.sample()])
        script.press("nwebhook<Enter>New<Enter>")
        script.answer(script.latest, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        let list = script.number(of: .list)
        for attempt in 0...3 {
            script.answer(list, .page(script.page([.sample()], number: 1, of: 2)))
            #expect(script.console.requests[list]?.retries == attempt)
            script.answer(list, .failed(Self.gone))
            script.passUntilRetry()
        }
        #expect(script.console.requests[list] == nil)
        #expect(script.console.uncertainWrites.count == 1)
    }

    @Test func `a list that checks a creation restarts from its first page`() {
        var script = Script([.sample()])
        script.press("nwebhook<Enter>New<Enter>")
        let creation = script.latest
        script.answer(creation, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([.sample()], number: 1, of: 2)))
        script.answer(list, .failed(Self.gone))
        script.passUntilRetry()
        #expect(script.calls == [.list])
        script.answer(list, .page(script.page([.sample(), .named("C9", "New")], number: 1, of: 1)))
        script.answer(list, .listed)
        #expect(script.console.notice == .creation(.created("New", isAfterRecheck: true)))
    }

    @Test func `failed reads are repeated when the list can be read again`() {
        var script = Script()
        script.send(.started(now: script.now))
        for call in [Call.teams, .escalationChains, .list] { script.failForGood(script.number(of: call), Self.gone) }
        script.pass(60, alarm: .refresh)
        #expect(script.calls == [.list])
        script.answer(script.latest, .page(script.page([.sample()])))
        script.answer(script.number(of: .list), .listed)
        #expect(script.calls == [.teams, .escalationChains])
    }

    @Test func `while a background list waits, r acts on the selected integration`() {
        var script = Script([.sample()])
        script.pass(60, alarm: .refresh)
        script.answer(script.latest, .failed(Self.gone))
        #expect(script.retryMessage == nil)
        #expect(script.console.listWait != nil)
        script.press("r")
        #expect(script.calls == [.list, .fetch(IntegrationID("C1"))])
    }
}
