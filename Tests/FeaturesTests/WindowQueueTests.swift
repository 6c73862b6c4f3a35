import Features
import FoundationEssentials
import Jinja
import OnCall
import OnCallTemplates
import SeededRandom
import ServerTemplates
import Testing

/// The queue of windows that start later.
@Suite struct WindowQueueTests {
    private static let find = ZoneClock.finder
    private static let berlin = find("Europe/Berlin") ?? .utc

    private static func date(_ text: String) -> Date { Date(iso8601: text) ?? .distantPast }

    private static func grammar(_ now: String) -> WindowGrammar {
        WindowGrammar(now: date(now), zone: berlin, findZone: find)
    }

    private static func zone(_ entry: QueuedWindow) -> ZoneClock { entry.zone(local: berlin, find: find) }

    private static func once(_ start: String, minutes: Int) -> QueuedWindow {
        let begin = date(start)
        let turn = RecurringWindow.Occurrence(start: begin, end: begin.addingTimeInterval(TimeInterval(minutes * 60)))
        return QueuedWindow(
            id: "q1", integration: IntegrationID("C1"), name: "Payments", mode: .silenceEscalations,
            schedule: .once(turn), why: nil, next: turn)
    }

    // MARK: Windows that come back

    @Test(arguments: [
        (
            "every sat 22:00 for 2h", "every Sat 22:00 for 2 h (Europe/Berlin)", "2026-11-28T21:00:00Z",
            "2026-11-28T23:00:00Z"
        ),
        (
            "every day 22:00-06:00", "every day 22:00 to 06:00 (Europe/Berlin)", "2026-11-28T21:00:00Z",
            "2026-11-29T05:00:00Z"
        ),
        (
            "every mon,wed 02:00 for 30m until 2027-01-31 UTC", "every Mon,Wed 02:00 for 30 min until 2027-01-31 (UTC)",
            "2026-11-30T02:00:00Z", "2026-11-30T02:30:00Z"
        ),
        (
            "every sun 6am to 8am", "every Sun 06:00 to 08:00 (Europe/Berlin)", "2026-11-29T05:00:00Z",
            "2026-11-29T07:00:00Z"
        ),
    ])
    func `windows that come back`(text: String, title: String, start: String, end: String) throws {
        let grammar = Self.grammar("2026-11-28T11:00:00Z")
        let window = try grammar.recurring(text)
        #expect(window.title == title)
        #expect(grammar.next(of: window) == .init(start: Self.date(start), end: Self.date(end)))
    }

    @Test(arguments: [
        ("every", "which days, and when? Write every sat 22:00 for 2h"),
        ("every foo 22:00 for 2h", "what is `foo`? Write every day 22:00 for 2h, or every mon,wed 22:00 for 2h"),
        ("every sat 22:00", "for how long? Write every sat 22:00 for 2h"),
        ("every sat 25:00 for 2h", "a day has 24 hours: 25:00 is not a time of day"),
        ("every day 22:00 for 25h", "a window that comes back lasts at most 24 h"),
        ("every sat 22:00 for 2h until 2026-01-01", "it has no window any more: the last day has passed"),
    ])
    func `what can't come back`(text: String, message: String) {
        do throws(WindowGrammar.Problem) {
            _ = try Self.grammar("2026-11-28T11:00:00Z").recurring(text)
            Issue.record("it was accepted")
        } catch {
            #expect(error.message == message)
        }
    }

    @Test func `a time in the gap is meant by the clock before it, one that comes twice is the first`() throws {
        let grammar = Self.grammar("2026-03-28T00:00:00Z")
        let window = try grammar.recurring("every day 02:30 for 1h")
        var starts: [Date] = []
        while starts.count < 3,
            let next = window.next(after: starts.last ?? Self.date("2026-03-28T00:00:00Z"), in: Self.berlin)
        {
            starts.append(next.start)
        }
        #expect(starts == ["2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"].map(Self.date))
        let autumn = window.next(after: Self.date("2026-10-24T12:00:00Z"), in: Self.berlin)
        #expect(autumn?.start == Self.date("2026-10-25T00:30:00Z"))
        #expect(
            window.next(after: Self.date("2026-10-25T00:30:00Z"), in: Self.berlin)?.start
                == Self.date("2026-10-26T01:30:00Z"))
    }

    // MARK: Turns

    @Test func `a turn is claimed once and settled`() {
        var queue = WindowQueue()
        queue.add(Self.once("2026-11-28T22:00:00Z", minutes: 120))
        #expect(queue.claim(at: Self.date("2026-11-28T21:59:59Z"), by: "a", zone: Self.zone).isEmpty)
        let claims = queue.claim(at: Self.date("2026-11-28T22:00:00Z"), by: "a", zone: Self.zone)
        #expect(claims.map(\.entry.id) == ["q1"])
        #expect(claims.first?.rest(at: Self.date("2026-11-28T22:01:00Z")) == 119 * 60)
        #expect(queue.claim(at: Self.date("2026-11-28T22:00:01Z"), by: "a", zone: Self.zone).isEmpty)
        queue.settle("q1", .started, at: Self.date("2026-11-28T22:00:02Z"), zone: Self.zone)
        #expect(queue["q1"]?.state == .done)
        #expect(queue.claim(at: Self.date("2026-11-28T22:05:00Z"), by: "b", zone: Self.zone).isEmpty)
    }

    @Test(arguments: [(9 * 60, true), (10 * 60, false), (7200, false)])
    func `one that is late starts with the rest, one that is too late is reported`(late: Int, starts: Bool) {
        var queue = WindowQueue()
        queue.add(Self.once("2026-11-28T22:00:00Z", minutes: 120))
        let now = Self.date("2026-11-28T22:00:00Z").addingTimeInterval(TimeInterval(late))
        #expect(queue.claim(at: now, by: "a", zone: Self.zone).isEmpty == !starts)
        #expect(queue.untold.isEmpty == starts)
    }

    @Test func `what another runner has left behind is never sent again, and is reported`() {
        var queue = WindowQueue()
        queue.add(Self.once("2026-11-28T22:00:00Z", minutes: 120))
        _ = queue.claim(at: Self.date("2026-11-28T22:00:00Z"), by: "a", zone: Self.zone)
        #expect(queue.claim(at: Self.date("2026-11-28T22:00:30Z"), by: "b", zone: Self.zone).isEmpty)
        #expect(queue.untold.count == 1)
    }

    @Test func `a turn that was given back is tried again until it is too late`() {
        var queue = WindowQueue()
        queue.add(Self.once("2026-11-28T22:00:00Z", minutes: 120))
        for minute in 0..<10 {
            let now = Self.date("2026-11-28T22:00:00Z").addingTimeInterval(TimeInterval(minute * 60))
            #expect(queue.claim(at: now, by: "a", zone: Self.zone).count == 1)
            queue.release("q1")
        }
        #expect(queue.claim(at: Self.date("2026-11-28T22:10:00Z"), by: "a", zone: Self.zone).isEmpty)
        #expect(queue.untold.count == 1)
    }

    // MARK: A year

    /// A year of schedules with sleep, clocks that jump, runners that are killed, and servers that fail. Each turn starts once, or is
    /// reported; never both, never twice, never in silence.
    @Test func `in a year no window is doubled and none is missed in silence`() async {
        await LongRun.repeated("queue years", count: 8) { random, seed in
            let zoneName = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"][
                Int.random(in: 0..<4, using: &random)]
            let begin = Self.date("2026-01-01T00:00:00Z").addingTimeInterval(
                .random(in: 0..<1e7, using: &random).rounded())
            guard let zone = Self.find(zoneName) else { return }
            var queue = WindowQueue()
            let days = Set(
                (0...6).filter { _ in Int.random(in: 0..<3, using: &random) == 0 } + [
                    Int.random(in: 0...6, using: &random)
                ])
            let window = RecurringWindow(
                weekdays: days, second: Int.random(in: 0..<48, using: &random) * 1800,
                end: .length(Int.random(in: 1...20, using: &random) * 900), lastDay: nil, zoneName: zoneName)
            queue.add(
                QueuedWindow(
                    id: "w", integration: IntegrationID("C1"), name: "x", mode: .debug, schedule: .recurring(window),
                    why: nil,
                    next: window.next(after: begin, in: zone)))
            var now = begin
            // The clock as the runner reads it differs from the true one.
            var skew: TimeInterval = 0
            var runner = 0
            var sent: [Date: Int] = [:]
            let end = begin.addingTimeInterval(365 * 86_400)
            while now < end {
                let due = (queue.nextDue ?? end).timeIntervalSince(now.addingTimeInterval(skew))
                now = now.addingTimeInterval(max(1, min(due, 3 * 86_400)))
                switch Int.random(in: 0..<40, using: &random) {
                case 0: now = now.addingTimeInterval(.random(in: 0..<4 * 86_400, using: &random).rounded())
                case 1: skew += TimeInterval(Int.random(in: -7200...7200, using: &random))
                case 2: skew = 0
                case 3, 4: runner += 1
                default: break
                }
                let read = now.addingTimeInterval(skew)
                let claims = queue.claim(at: read, by: "r\(runner)", zone: Self.zone)
                for claim in claims {
                    switch Int.random(in: 0..<10, using: &random) {
                    case 0:
                        // Killed before the start was sent.
                        runner += 1
                    case 1:
                        // Killed after it.
                        sent[claim.turn.start, default: 0] += 1
                        runner += 1
                    case 2: queue.release(claim.entry.id)
                    case 3: queue.settle(claim.entry.id, .missed("refused"), at: read, zone: Self.zone)
                    default:
                        sent[claim.turn.start, default: 0] += 1
                        queue.settle(claim.entry.id, .started, at: read, zone: Self.zone)
                    }
                }
            }
            // The next runner finds what the last one has left behind.
            _ = queue.claim(at: now.addingTimeInterval(skew), by: "last", zone: Self.zone)
            // Every turn of the schedule up to the next one, by asking the schedule itself.
            var expected: [Date] = []
            var cursor = begin
            while let next = window.next(after: cursor, in: zone), next.start < (queue["w"]?.next?.start ?? end) {
                expected.append(next.start)
                cursor = next.start
            }
            let missed = Dictionary(grouping: queue.untold.map(\.turn.start)) { $0 }.mapValues(\.count)
            for turn in expected {
                let starts = sent[turn] ?? 0
                #expect(starts <= 1, "seed \(seed): \(turn.iso8601) started \(starts) times")
                #expect(starts + (missed[turn] ?? 0) >= 1, "seed \(seed): \(turn.iso8601) was missed in silence")
                #expect((missed[turn] ?? 0) <= 1, "seed \(seed): \(turn.iso8601) was reported twice")
            }
            #expect(Set(sent.keys).isSubset(of: expected), "seed \(seed): a window started that is not in the schedule")
            #expect(expected.count > 20, "seed \(seed): \(expected.count)")
        }
    }
}
