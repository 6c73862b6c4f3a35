import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import SeededRandom
import TerminalCore
import Testing

/// The console wakes up only for what changes on the screen, and for overdue windows.
@Suite struct TickTests {
    /// The tick that the last action has set.
    private func tick(_ script: Script) -> Date? {
        script.jobs.compactMap { if case .sleep(let until, .tick) = $0 { until } else { nil } }.last
    }

    /// Seconds until the tick that follows the one a second later.
    private func secondsToTick(_ script: inout Script) -> TimeInterval {
        script.pass(1)
        return tick(script)?.timeIntervalSince(script.now) ?? .infinity
    }

    @Test func `an idle console ticks when the age in the header changes, and no sooner`() {
        var script = Script([.sample()])
        #expect(abs(secondsToTick(&script) - 59) < 0.5)
        #expect(script.console.headerScene.refreshState == .done(age: "<1 min"))
        script.pass(59.02)
        #expect(script.console.headerScene.refreshState == .done(age: "1 min"))
        #expect(tick(script).map { abs($0.timeIntervalSince(script.now) - 60) < 0.5 } == true)
    }

    @Test func `while a long list is refreshed, the header says how old the other pages are`() {
        for (pages, rest) in [(2, nil), (100, "3 min")] {
            var script = Script([.sample()])
            script.pass(180)
            script.press("R")
            script.answer(script.latest, .page(script.page([.sample()], number: 1, of: pages)))
            #expect(
                script.console.headerScene.refreshState == .reading(pagesRead: 1, totalPages: pages, rest: rest))
        }
    }

    @Test func `a countdown on the screen ticks each second`() {
        var script = Script([.sample(), .inMaintenance("C2", for: 3600)])
        #expect(secondsToTick(&script) <= 1.1)
    }

    @Test func `a countdown that is not on the screen does not tick, and does once it is shown`() {
        var script = Script((0..<100).map { .sample("C\($0)") } + [.inMaintenance("C100", for: 3600)])
        #expect(secondsToTick(&script) > 50)
        script.press("G")
        #expect(tick(script).map { $0.timeIntervalSince(script.now) <= 1.1 } == true)
        script.press("g")
        #expect(secondsToTick(&script) > 50)
    }

    @Test func `the request of the user counts seconds, a background list does not`() {
        var script = Script([.sample()])
        script.pass(1)
        script.pass(60, alarm: .refresh)
        #expect(script.calls == [.list])
        #expect(secondsToTick(&script) > 10)
        script.press("r")
        #expect(tick(script).map { $0.timeIntervalSince(script.now) <= 1.1 } == true)
    }

    @Test func `ages in an overlay are kept up to date`() {
        var script = Script([.sample()])
        let key = Draft.Key(
            server: "https://oncall.example.com", integration: IntegrationID("C1"), field: .name)
        let draft = Draft(
            key: key, integrationName: "C1", base: .absent, value: .string("x"),
            changedAt: script.now.addingTimeInterval(-30))
        script.reply(.draftsLoaded([draft], problems: []))
        #expect(secondsToTick(&script) > 50)
        script.press(":drafts<Enter>")
        #expect(script.console.overlays.top?.kind == .drafts)
        #expect(tick(script).map { abs($0.timeIntervalSince(script.now) - 29) < 0.5 } == true)
    }

    /// Passes the time from tick to tick.
    /// - Returns: the number of ticks, and the times of requests for one integration.
    private func run(_ script: inout Script, seconds: TimeInterval, from first: Date) -> (
        ticks: Int, asked: [TimeInterval]
    ) {
        let end = script.now.addingTimeInterval(seconds)
        var next = first
        var ticks = 0
        var asked: [TimeInterval] = []
        while next < end {
            script.pass(next.timeIntervalSince(script.now))
            ticks += 1
            next = tick(script) ?? .distantFuture
            for case .fetch(let id) in script.calls {
                asked.append(script.now.timeIntervalSince(Script.start))
                let known = script.console.directory.integration(id)
                script.answer(script.latest, script.answer(known ?? .sample()))
                next = min(next, tick(script) ?? .distantFuture)
            }
        }
        return (ticks, asked)
    }

    @Test func `an overdue window that is not on the screen is checked, with few ticks`() {
        var script = Script((0..<100).map { .sample("C\($0)") } + [.inMaintenance("C100", for: 90)])
        let (ticks, asked) = run(&script, seconds: 600, from: script.now.addingTimeInterval(1))
        #expect(asked.first.map { $0 >= 90 && $0 <= 94 } == true)
        #expect(asked.count >= 8)
        #expect(ticks < 60, "\(ticks)")
    }

    @Test func `many overdue windows are checked in turn within the background share`() {
        var script = Script((0..<60).map { .sample("C\($0)") } + (60..<360).map { .inMaintenance("C\($0)", for: 5) })
        let (ticks, asked) = run(&script, seconds: 900, from: script.now.addingTimeInterval(1))
        #expect(asked.count > 150 && asked.count < 250, "\(asked.count)")
        #expect(ticks < 3 * asked.count, "\(ticks)")
    }

    @Test func `a window without an end, or one that has ended, does not tick each second`() {
        var script = Script([.sample("C1", #""maintenance_mode":"debug""#)])
        #expect(secondsToTick(&script) > 50)
    }

    @Test func `an age changes when it is said to`() async {
        await LongRun.repeated("age", count: 500) { random, seed in
            let now = Script.start
            let date = now.addingTimeInterval(
                -Double(1 << Int.random(in: 0...20, using: &random)) * .random(in: 1...2, using: &random))
            func age(_ now: Date) -> String { Console.age(seconds: max(0, Int(now.timeIntervalSince(date)))) }
            let next = Console.nextAge(of: date, after: now)
            #expect(next > now, "seed \(seed)")
            #expect(age(next.addingTimeInterval(-0.5)) == age(now), "seed \(seed)")
            #expect(age(next.addingTimeInterval(0.02)) != age(now), "seed \(seed)")
        }
    }
}
