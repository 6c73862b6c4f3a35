import FoundationEssentials
import OnCall
import Planning
import SeededRandom
import Testing

/// The machine that moves the end of a window.
@Suite struct WindowExtensionTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)
    private static let base = MaintenanceWindow(
        mode: .groupAlerts, startedAt: start, endsAt: start.addingTimeInterval(600))
    private static let end = start.addingTimeInterval(7200)

    private static func machine() -> WindowExtension {
        WindowExtension(IntegrationID("C1"), base, end: end, why: nil)
    }

    @Test func `it compares, stops and starts with the rest of the time`() {
        var machine = Self.machine()
        #expect(machine.compared(with: Self.base, serverTime: Self.start) == .stop)
        #expect(machine.stopped(at: Self.start, serverTime: Self.start.addingTimeInterval(2)) == .start(seconds: 7198))
        #expect(machine.started() == .end(.extended))
        #expect(machine.stoppedAt == Self.start)
    }

    @Test func `a window that has ended in between is only started`() {
        var machine = Self.machine()
        let after = Self.start.addingTimeInterval(600)
        #expect(machine.compared(with: nil, serverTime: after) == .start(seconds: 6600))
        #expect(machine.started() == .end(.extended))
        #expect(machine.stoppedAt == nil)
    }

    @Test func `a window that somebody has stopped before its end is left alone`() {
        var machine = Self.machine()
        #expect(machine.compared(with: nil, serverTime: Self.start) == .end(.changed))
        #expect(machine.stoppedAt == nil)
    }

    @Test func `a window that somebody has changed is left alone`() {
        let others = [
            MaintenanceWindow(mode: .groupAlerts, startedAt: Self.start, endsAt: Self.start.addingTimeInterval(601)),
            MaintenanceWindow(mode: .disableAlerts, startedAt: Self.start, endsAt: Self.base.endsAt),
        ]
        for other in others {
            var machine = Self.machine()
            #expect(machine.compared(with: other, serverTime: Self.start) == .end(.changed))
        }
    }

    @Test func `a start that fails is tried again five times in twenty seconds, and then it is loud`() {
        var machine = Self.machine()
        var now = Self.start
        _ = machine.compared(with: Self.base, serverTime: now)
        _ = machine.stopped(at: now, serverTime: now)
        let error = ServiceError(.unreachable)
        var attempts = 1
        while case .wait(let until) = machine.notStarted(error, at: now) {
            now = until
            let step = machine.waited(serverTime: now)
            #expect(step == .start(seconds: 7200 - Int(now.timeIntervalSince(Self.start))))
            attempts += 1
        }
        #expect(attempts == 6)
        #expect(now.timeIntervalSince(Self.start) == 20)
        #expect(machine.phase == .ended(.notStarted(error)))
        #expect(WindowExtension.Ending.notStarted(error).isLoud)
        // A further round.
        #expect(machine.tryAgain(serverTime: now) == .start(seconds: 7180))
    }

    @Test(arguments: [ServiceError(.refused), ServiceError(.notFound), ServiceError(.rateLimited(retryAfter: 60))])
    func `what will not be better in seconds is loud at once`(error: ServiceError) {
        var machine = Self.machine()
        _ = machine.compared(with: Self.base, serverTime: Self.start)
        _ = machine.stopped(at: Self.start, serverTime: Self.start)
        #expect(machine.notStarted(error, at: Self.start) == .end(.notStarted(error)))
    }

    @Test func `the pause that the server asks for is kept`() {
        var machine = Self.machine()
        _ = machine.compared(with: Self.base, serverTime: Self.start)
        _ = machine.stopped(at: Self.start, serverTime: Self.start)
        let step = machine.notStarted(ServiceError(.rateLimited(retryAfter: 12)), at: Self.start)
        #expect(step == .wait(until: Self.start.addingTimeInterval(12)))
    }

    @Test func `a window that turns up while it waits ends it`() {
        for (offset, ending) in [(30.0, WindowExtension.Ending.extended), (3600, .changed)] {
            var machine = Self.machine()
            _ = machine.compared(with: Self.base, serverTime: Self.start)
            _ = machine.stopped(at: Self.start, serverTime: Self.start)
            _ = machine.notStarted(ServiceError(.rejected), at: Self.start)
            let window = MaintenanceWindow(
                mode: .groupAlerts, startedAt: nil, endsAt: Self.end.addingTimeInterval(offset))
            #expect(machine.found(window) == .end(ending))
        }
    }

    /// Whatever the server does: once the stop may have been applied, it ends with an open window, or loudly.
    @Test func `a window that was stopped is never left closed in silence`() async {
        await LongRun.repeated("window extension", count: 5000) { random, seed in
            var machine = Self.machine()
            var now = Self.start
            var isOpen = true
            var step = WindowExtension.Step.fetch
            let errors = [
                ServiceError(.unreachable), ServiceError(.rejected), ServiceError(.rateLimited(retryAfter: 5)),
                ServiceError(.refused), ServiceError(.serverError, mayHaveBeenApplied: true), ServiceError(.notApplied),
            ]
            var requests = 0
            while true {
                requests += 1
                guard requests < 100 else {
                    Issue.record("seed \(seed): it does not end")
                    return
                }
                now = now.addingTimeInterval(.random(in: 0...3, using: &random))
                let error = errors[Int.random(in: 0..<errors.count, using: &random)]
                let luck = Int.random(in: 0..<4, using: &random)
                switch step {
                case .fetch:
                    step = luck == 0 ? machine.notCompared(error) : machine.compared(with: Self.base, serverTime: now)
                case .stop:
                    switch luck {
                    case 0: step = machine.notStopped(error)
                    case 1:
                        isOpen = Bool.random(using: &random)
                        step = machine.stopUnknown(error, at: now)
                    default:
                        isOpen = false
                        step = machine.stopped(at: now, serverTime: now)
                    }
                case .start:
                    switch luck {
                    case 0: step = machine.notStarted(error, at: now)
                    case 1:
                        isOpen = Bool.random(using: &random)
                        step = machine.startUnknown(error)
                    case 2:
                        isOpen = true
                        step = machine.started()
                    default: step = machine.notStarted(ServiceError(.unreachable), at: now)
                    }
                case .wait(let until):
                    #expect(until > now.addingTimeInterval(-4))
                    now = until
                    step = machine.waited(serverTime: now)
                case .end(let ending):
                    #expect(isOpen || ending.isLoud, "seed \(seed): closed, and \(ending)")
                    return
                }
            }
        }
    }
}
