import JSON
import OnCall
import Planning
import Testing

/// Changes are sent one after the other; a failure can stop the rest.
@Suite struct SendingTests {
    private let one = PlanFixture.one
    private let two = PlanFixture.two

    /// A plan of several changes whose first change is being sent.
    private func sending() -> PlanRunner {
        var runner = PlanFixture.list()
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
        return runner
    }

    @Test func `changes are sent one after the other in their order`() {
        var runner = sending()
        #expect(runner.confirm(busy: []) == [])
        #expect(runner.saved(one, .name, busy: []).sent == ["C1 description_short"])
        // It has been reported already.
        #expect(runner.saved(one, .name, busy: []) == [])
        #expect(runner.compare(runner.saved(one, .descriptionShort, busy: [])).sent == ["C2 name"])
        #expect(runner.saved(two, .name, busy: []) == [.finished(runner.plan.tally)])
        #expect(runner.plan.tally.saved == 3)
        #expect(runner.plan.tally.remaining == 0)
        #expect(runner.phase == .reviewing)
        #expect(runner.confirm(busy: []) == [.close(.settled)])
    }

    @Test func `a rejection does not stop the rest`() {
        var runner = sending()
        let error = ServiceError(.rejected)
        #expect(runner.compare(runner.refused(one, .name, error, busy: [])).sent == ["C1 description_short"])
        #expect(runner.plan.changes[0].state == .refused(error))
    }

    @Test(arguments: [
        ServiceError.Kind.cancelled, .rateLimited(retryAfter: 5), .unreachable, .timedOut, .syncing(retryAfter: nil),
    ])
    func `some errors stop the rest`(kind: ServiceError.Kind) {
        var runner = sending()
        #expect(runner.refused(one, .name, ServiceError(kind), busy: []) == [])
        #expect(runner.phase == .reviewing)
        #expect(runner.plan.changes.map(\.state) == [.refused(ServiceError(kind)), .open, .open])
        // Another Enter sends them.
        #expect(runner.confirmAndCompare().sent == ["C1 description_short"])
    }

    @Test func `a write that may have been received stops the rest only if it was cancelled or rate-limited`() {
        var runner = sending()
        let lost = ServiceError(.timedOut, mayHaveBeenApplied: true)
        #expect(
            runner.compare(runner.uncertain(one, .name, .noResponse(lost), busy: [])).sent == ["C1 description_short"])
        let cancelled = ServiceError(.cancelled, mayHaveBeenApplied: true)
        #expect(runner.uncertain(one, .descriptionShort, .noResponse(cancelled), busy: []) == [])
        #expect(runner.phase == .reviewing)
    }

    @Test func `a failed confirmation stops the rest if the server can't be reached`() {
        var runner = sending()
        #expect(runner.uncertain(one, .name, .notConfirmed(ServiceError(.unreachable)), busy: []) == [])
        #expect(runner.phase == .reviewing)
        runner = sending()
        #expect(runner.compare(runner.uncertain(one, .name, .notReported, busy: [])).sent == ["C1 description_short"])
    }

    @Test func `an uncertain write is settled later, and not sent again`() {
        var runner = sending()
        let lost = ServiceError(.timedOut, mayHaveBeenApplied: true)
        _ = runner.compare(runner.uncertain(one, .name, .noResponse(lost), busy: []))
        _ = runner.compare(runner.saved(one, .descriptionShort, busy: []))
        _ = runner.saved(two, .name, busy: [])
        #expect(runner.plan.tally.saved == 2)
        #expect(runner.plan.tally.remaining == 1)
        #expect(runner.confirm(busy: []) == [.close(.settled)])
    }

    @Test func `the server is asked about an uncertain write, and its response settles it`() {
        var runner = sending()
        _ = runner.uncertain(one, .name, .noResponse(ServiceError(.timedOut, mayHaveBeenApplied: true)), busy: [])
        _ = runner.compare([.fetch(one)])
        #expect(runner.saved(one, .name, busy: []) == [])
        #expect(runner.plan.changes.map(\.state) == [.saved, .sending, .open])
    }

    @Test func `stop lets the running write continue, and sends nothing more`() {
        var runner = sending()
        runner.stop()
        #expect(runner.saved(one, .name, busy: []) == [])
        #expect(runner.plan.changes.map(\.state) == [.saved, .open, .open])
    }

    @Test func `leaving says that the rest is not sent`() {
        var runner = sending()
        #expect(runner.leave() == [.showMessage(.restNotSent), .close(.left)])
        #expect(runner.saved(one, .name, busy: []) == [])
        runner = PlanFixture.list()
        #expect(runner.leave() == [.close(.left)])
    }

    @Test func `a change that becomes ready after Enter is not sent by it`() {
        var runner = PlanFixture.list(fetched: false)
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        _ = runner.fetched(two, PlanFixture.integration(two, name: .value("theirs")), busy: [])
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
        runner.keepMine(at: 2)
        #expect(runner.saved(one, .name, busy: []).sent == ["C1 description_short"])
        #expect(runner.saved(one, .descriptionShort, busy: []) == [.finished(runner.plan.tally)])
        #expect(runner.confirmAndCompare().sent == ["C2 name"])
    }

    @Test func `a change that the server changes after Enter is not sent by it, even if it becomes ready again`() {
        var runner = sending()
        _ = runner.changedOnServer(two, PlanFixture.integration(two, name: .value("theirs")), busy: [])
        _ = runner.changedOnServer(two, PlanFixture.integration(two), busy: [])
        #expect(runner.plan.changes[2].isReady)
        _ = runner.saved(one, .name, busy: [])
        #expect(runner.saved(one, .descriptionShort, busy: []) == [.finished(runner.plan.tally)])
        #expect(runner.plan.changes[2].state == .open)
    }

    @Test func `another write to the integration holds a change back, and the rest is sent`() {
        var runner = PlanFixture.list()
        #expect(runner.compare(runner.confirm(busy: [one])).sent == ["C2 name"])
        #expect(runner.plan.changes.map(\.state) == [.held(.busy), .held(.busy), .sending])
    }

    @Test func `a plan of one change waits for another write to the integration`() {
        var runner = PlanFixture.single()
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        #expect(runner.confirm(busy: [one]) == [.showMessage(.busy)])
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
        #expect(runner.confirm(busy: []) == [])
    }

    @Test func `a change that the server would reject is sent only if the user says so`() {
        var runner = PlanFixture.single(
            .save, PlanFixture.change(warnings: [.faulty(location: "1", message: "no", remedy: nil)]))
        #expect(runner.sendAnyway(at: 0, busy: []) == [])
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        #expect(runner.confirmBlocker == .change(.wouldBeRefused))
        #expect(runner.confirm(busy: []) == [])
        #expect(runner.compare(runner.sendAnyway(at: 0, busy: [])).sent == ["C1 name"])
    }

    @Test func `a change that breaks a rule is never sent`() {
        var runner = PlanFixture.single(.save, PlanFixture.change(warnings: [.blocked("too long")]))
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        #expect(runner.confirmBlocker == .change(.blocked("too long")))
        #expect(runner.confirm(busy: []) == [])
        #expect(runner.sendAnyway(at: 0, busy: []) == [])
    }

    @Test func `a list of which nothing is ready can't be confirmed`() {
        var runner = PlanFixture.list(fetched: false)
        let theirs = PlanFixture.integration(one, name: .value("theirs"), description: .value("theirs"))
        _ = runner.fetched(one, theirs, busy: [])
        _ = runner.fetchFailed(two, ServiceError(.serverError), busy: [])
        #expect(runner.confirmBlocker == .nothingReady(canDecide: true))
        #expect(runner.confirm(busy: []) == [])
        for index in runner.plan.changes.indices { runner.takeTheirs(at: index) }
        #expect(runner.confirmBlocker == nil)
        #expect(runner.confirmation == .dropDrafts)
    }
}
