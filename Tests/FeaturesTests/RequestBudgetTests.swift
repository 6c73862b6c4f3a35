import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import TerminalCore
import Testing

/// One budget for all requests of this console: background requests give way to the user's.
@Suite struct RequestBudgetTests {
    private static let limited = ServiceError(.rateLimited(retryAfter: 40), status: 429)

    @Test func `after a rejection only requests of the user are sent`() {
        var script = Script([.inMaintenance(for: 2)])
        script.press("R")
        script.answer(script.latest, .failed(Self.limited))
        script.press("<C-c>")
        #expect(script.console.budget.pauseSeconds(at: script.now) == 40)
        for _ in 0..<39 {
            script.pass(1)
            #expect(script.calls == [])
        }
        script.pass(0, alarm: .refresh)
        #expect(script.calls == [])
        script.press("r")
        #expect(script.calls == [.fetch(IntegrationID("C1"))])
        script.pass(1)
        #expect(script.console.budget.pauseSeconds(at: script.now) == nil)
    }

    @Test func `a background refresh is not retried`() {
        var script = Script([.sample()])
        script.pass(60, alarm: .refresh)
        script.answer(script.latest, .failed(Self.limited))
        #expect(script.console.requests.isEmpty)
    }

    @Test func `a shorter pause does not end a longer one`() {
        var script = Script([.sample()])
        script.press("r")
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 100), status: 429)))
        script.press("<C-c>r")
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 3), status: 429)))
        #expect(script.console.budget.pauseSeconds(at: script.now) == 100)
    }

    @Test func `when the user has spent most of the limit, the rest is reserved for the user`() {
        var script = Script([.sample()])
        while script.console.budget.requests(at: script.now) < RequestBudget.reserved {
            script.press("r")
            script.answer(script.latest, script.answer(.sample()))
        }
        #expect(script.console.budget.isThrottled(at: script.now))
        script.pass(1, alarm: .refresh)
        #expect(script.calls == [])
        script.press("r")
        #expect(script.calls.count == 1)
        script.pass(300, alarm: .refresh)
        #expect(script.calls == [.list])
    }

    @Test func `every page of a list counts`() {
        var script = Script()
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        let before = script.console.budget.requests(at: script.now)
        for number in 1...5 { script.answer(list, .page(script.page([.sample("C\(number)")], number: number, of: 5))) }
        #expect(script.console.budget.requests(at: script.now) == before + 4)
    }

    @Test func `pages that were asked for in vain count too`() {
        var script = Script()
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        let before = script.console.budget.requests(at: script.now)
        script.answer(list, .page(script.page([.sample()], number: 1, of: 5)))
        script.answer(list, .pagesUnused(3))
        script.answer(list, .failed(ServiceError(.serverError, status: 503)))
        #expect(script.console.budget.requests(at: script.now) == before + 3)
    }

    /// The times of the requests of an idle console in an hour.
    private func idleRequests(pages: Int) -> [Date] {
        var script = Script()
        script.send(.resized(Size(width: 100, height: 30)))
        script.send(.started(now: script.now))
        answerList(&script, pages: pages)
        let end = script.now.addingTimeInterval(3600)
        var times: [Date] = []
        while let seconds = refresh(script), script.now < end {
            script.pass(seconds, alarm: .refresh)
            var pace = 0
            for case .readSlowly(.list, _, let found) in script.jobs { pace = found.secondsPerPage }
            let list = script.number(of: .list)
            for number in 1...pages {
                if number > 1 { script.now += TimeInterval(pace) }
                times.append(script.now)
                script.answer(list, .page(script.page([.sample("C\(number)")], number: number, of: pages)))
            }
            script.answer(list, .listed)
        }
        return times
    }

    @Test(arguments: [1, 10, 40, 80, 200, 1000])
    func `an idle console asks fewer than fifteen times a minute on average, and seldom faster`(pages: Int) {
        let times = idleRequests(pages: pages)
        #expect(!times.isEmpty)
        // A quarter of the limit, in any window of it.
        for time in times {
            let window = times.count { $0 >= time && $0 < time.addingTimeInterval(RequestBudget.window) }
            #expect(window <= RequestBudget.limit / 4)
        }
        // A list that is longer than half of it is spread evenly.
        guard pages > RequestBudget.limit / 8 else { return }
        for time in times { #expect(times.count { $0 >= time && $0 < time.addingTimeInterval(60) } < 15) }
    }

    @Test func `every page of names counts too`() {
        var script = Script()
        script.send(.started(now: script.now))
        let before = script.console.budget.requests(at: script.now)
        for number in 1...5 { script.answer(script.number(of: .teams), .namesPage(number)) }
        #expect(script.console.budget.requests(at: script.now) == before + 4)
        #expect(script.console.requests[script.number(of: .teams)] != nil)
    }

    @Test func `failed reads of names are held back too`() {
        var script = Script([.sample()])
        script.press("r")
        script.answer(script.latest, .failed(ServiceError(.rateLimited(retryAfter: 40), status: 429)))
        script.press("<C-c>")
        var fresh = Script()
        fresh.send(.started(now: fresh.now))
        for call in [Call.teams, .escalationChains] {
            fresh.answer(fresh.number(of: call), .failed(ServiceError(.refused, status: 403)))
        }
        fresh.answer(fresh.number(of: .list), .failed(Self.limited))
        fresh.press("R")
        fresh.answer(fresh.number(of: .list), .page(fresh.page([.sample()])))
        fresh.answer(fresh.number(of: .list), .listed)
        #expect(fresh.calls == [])
        fresh.pass(60, alarm: .refresh)
        fresh.answer(fresh.number(of: .list), .page(fresh.page([.sample()])))
        fresh.answer(fresh.number(of: .list), .listed)
        #expect(fresh.calls == [.teams, .escalationChains])
    }

    @Test func `the budget follows the user from one context to the next and back`() {
        func configuration(_ server: String, _ user: String) -> SessionConfiguration {
            SessionConfiguration(serverName: server, server: "https://\(server)", user: user)
        }
        let now = Script.start
        var prod = Console(configuration("prod", "a"), now: now)
        _ = prod.handle(.started(now: now))
        let list = prod.requests.first { $0.value.call == .list }?.key ?? 0
        _ = prod.handle(.reply(.answered(list, .failed(Self.limited)), now: now))
        let readOnly = prod.switched(to: configuration("prod", "a"), now: now)
        #expect(readOnly.budget == prod.budget)
        #expect(prod.switched(to: configuration("prod", "b"), now: now).budget != prod.budget)
        let lab = prod.switched(to: configuration("lab", "a"), now: now)
        #expect(lab.budget.pauseSeconds(at: now) == nil)
        #expect(lab.switched(to: configuration("prod", "a"), now: now).budget == prod.budget)
    }

    /// Reads the list that is being read to its end.
    private func answerList(_ script: inout Script, pages: Int) {
        let list = script.number(of: .list)
        for number in 1...pages {
            script.answer(list, .page(script.page([.sample("C\(number)")], number: number, of: pages)))
        }
        script.answer(list, .listed)
    }

    /// Seconds until the next refresh.
    private func refresh(_ script: Script) -> TimeInterval? {
        for case .sleep(let until, .refresh) in script.jobs { return until.timeIntervalSince(script.now).rounded() }
        return nil
    }

    /// The limit is shared by everything that uses the same token.
    @Test(arguments: [(3, 60.0), (12, 60), (80, 400), (1000, 5000)])
    func `an idle console takes at most a quarter of the limit, whatever the size of the list`(
        pages: Int, period: TimeInterval
    ) {
        var script = Script()
        script.send(.resized(Size(width: 100, height: 30)))
        script.send(.started(now: script.now))
        answerList(&script, pages: pages)
        #expect(refresh(script) == period)
        script.pass(period, alarm: .refresh)
        let slow = script.jobs.contains {
            if case .readSlowly(.list, _, let pace) = $0 { pace.secondsPerPage == 5 } else { false }
        }
        #expect(slow == (pages == 80 || pages == 1000))
        #expect(slow || script.calls == [.list])
        answerList(&script, pages: pages)
        // Coming back to the terminal does not refresh earlier.
        script.send(.input(.focus(false), now: script.now))
        script.now = script.now.addingTimeInterval(period - 1)
        script.send(.input(.focus(true), now: script.now))
        #expect(script.console.directory.listing == nil)
    }

    @Test func `a refresh that the user asks for is read at once`() {
        var script = Script()
        script.send(.resized(Size(width: 100, height: 30)))
        script.send(.started(now: script.now))
        answerList(&script, pages: 80)
        script.press("R")
        #expect(script.calls == [.list])
    }

    @Test func `a list that is to tell what became of a write is read at once`() {
        var script = Script()
        script.send(.resized(Size(width: 100, height: 30)))
        script.send(.started(now: script.now))
        answerList(&script, pages: 80)
        script.press("m<Enter>")
        script.answer(script.latest, .failed(ServiceError(.unreachable, mayHaveBeenApplied: true)))
        script.failForGood(script.latest, ServiceError(.unreachable))
        #expect(script.console.uncertainWrites.count == 1)
        script.pass(400, alarm: .refresh)
        #expect(script.calls.contains(.list))
    }

    @Test func `a long list that the user asks for again leaves requests for what the user does`() {
        var script = Script()
        script.send(.resized(Size(width: 100, height: 30)))
        script.send(.started(now: script.now))
        answerList(&script, pages: 180)
        script.press("R")
        // 180 pages and two lists of names were read before.
        let slow: [RequestBudget.Pace] = script.jobs.compactMap {
            if case .readSlowly(.list, _, let pace) = $0 { pace } else { nil }
        }
        #expect(slow == [RequestBudget.Pace(pagesAtOnce: 17, secondsPerPage: 6)])
        // In any window there is room for 50 requests of the user.
        #expect(200 + Int(RequestBudget.window) / 6 + 50 <= RequestBudget.limit)
        script.pass(300)
        script.press("<C-c>R")
        #expect(script.calls == [.list])
    }

    @Test func `a limit that is lower than documented is kept in the background`() {
        var script = Script()
        script.send(.resized(Size(width: 100, height: 30)))
        script.send(.started(now: script.now))
        answerList(&script, pages: 10)
        #expect(script.console.budget.backgroundShare(at: script.now) == 75)
        for _ in 0..<28 {
            script.press("r")
            script.answer(script.latest, script.answer(.sample()))
        }
        script.press("r")
        script.answer(script.latest, .failed(Self.limited))
        script.press("<C-c>")
        // 41 requests were too many: a quarter of it, and ten pages take more than a window.
        #expect(script.console.budget.backgroundShare(at: script.now) == 10)
        #expect(script.console.budget.secondsPerBackgroundPage(at: script.now) == 38)
        // It is forgotten: others may have used the limit.
        #expect(script.console.budget.backgroundShare(at: script.now.addingTimeInterval(900)) == 75)
    }

    @Test func `an organisation that is being synced says nothing about the limit`() {
        var script = Script([.sample()])
        script.press("r")
        script.answer(script.latest, .failed(ServiceError(.syncing(retryAfter: 5), status: 429)))
        #expect(script.console.budget.backgroundShare(at: script.now) == 75)
    }

    @Test func `a list that is read slowly is read with its pause between pages`() async {
        var world = World.silent
        world.callSlowly = { call, pace, give in
            if call == .list, pace.secondsPerPage == 5 { give(.listed) }
        }
        await confirmation { isGiven in
            await world.perform(.readSlowly(.list, 7, RequestBudget.Pace(pagesAtOnce: 1, secondsPerPage: 5))) {
                action in
                if case .reply(.answered(7, .listed), _) = action { isGiven() }
            }
        }
    }

    @Test func `background requests stop at a quarter of the limit`() {
        var budget = RequestBudget()
        let now = Script.start
        for _ in 0..<RequestBudget.limit / 4 {
            #expect(budget.allowsBackground(at: now))
            budget.spent(at: now, isBackground: true)
        }
        #expect(!budget.allowsBackground(at: now.addingTimeInterval(299)))
        #expect(budget.allowsBackground(at: now.addingTimeInterval(300)))
    }
}
