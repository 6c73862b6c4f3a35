import JSON
import OnCall
import Planning
import Testing

/// What is sent is compared with the server right before the write.
@Suite struct ComparisonTests {
    private let one = PlanFixture.one
    private let two = PlanFixture.two

    private func theirs(_ text: String, _ id: IntegrationID = PlanFixture.one) -> Integration {
        PlanFixture.integration(id, name: .value(text))
    }

    /// A plan of one change after Enter.
    private func confirmed(_ purpose: Plan.Purpose = .save, base: Field<JSONValue> = .value("old")) -> PlanRunner {
        var runner = PlanFixture.single(purpose, PlanFixture.change(base: base))
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        #expect(runner.confirm(busy: []) == [.fetch(one)])
        #expect(runner.confirmBlocker == .comparing)
        #expect(runner.plan.isComparing(runner.plan.changes[0]))
        return runner
    }

    @Test func `Enter fetches once more, and sends what is as shown`() {
        var runner = confirmed()
        #expect(runner.confirm(busy: []) == [])
        let actions = runner.fetched(one, PlanFixture.integration(one), busy: [])
        #expect(actions.first == .close(.sent))
        #expect(actions.sent == ["C1 name"])
    }

    @Test(arguments: [Field<JSONValue>.value("old"), .absent])
    func `a change by someone else between plan and Enter is shown, and nothing is sent`(base: Field<JSONValue>) {
        var runner = confirmed(base: base)
        #expect(runner.fetched(one, theirs("theirs"), busy: []) == [.showMessage(.changedBeforeSending)])
        #expect(runner.phase == .reviewing)
        #expect(runner.confirmBlocker == .change(.undecided))
        #expect(runner.plan.changes[0].theirDiff == FieldDiff(from: .value("old"), to: .value("theirs")))
        runner.keepMine(at: 0)
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
    }

    @Test func `a decision holds for the value that was shown, not for a newer one`() {
        var runner = PlanFixture.single()
        _ = runner.fetched(one, theirs("theirs"), busy: [])
        runner.keepMine(at: 0)
        #expect(runner.confirm(busy: []) == [.fetch(one)])
        // Even if it is no conflict any more: what Enter would overwrite has changed.
        #expect(runner.fetched(one, theirs("old"), busy: []) == [.showMessage(.changedBeforeSending)])
        #expect(runner.plan.changes[0].isReady)
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
    }

    @Test func `a value that someone else has set meanwhile is not sent again`() {
        var runner = confirmed()
        let actions = runner.fetched(one, theirs("mine"), busy: [])
        #expect(actions == [.alreadySame(runner.plan.changes[0]), .close(.alreadySame(.name))])
    }

    @Test func `a change that a refresh shows during the comparison is not sent`() {
        var runner = confirmed()
        #expect(runner.changedOnServer(one, theirs("theirs"), busy: []) == [])
        #expect(runner.fetched(one, theirs("theirs"), busy: []) == [.showMessage(.changedBeforeSending)])
    }

    @Test func `a failed comparison sends nothing, and Enter tries again`() {
        var runner = confirmed()
        let error = ServiceError(.unreachable)
        #expect(runner.fetchFailed(one, error, busy: []) == [.showMessage(.notCompared(error))])
        #expect(runner.phase == .reviewing)
        #expect(runner.plan.changes[0].comparisonError == error)
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
        #expect(runner.plan.changes[0].comparisonError == nil)
    }

    @Test func `nothing is sent to an integration that turns out to be deleted`() {
        var runner = confirmed()
        #expect(runner.fetchFailed(one, ServiceError(.notFound), busy: []) == [])
        #expect(runner.plan.changes[0].state == .gone)
        #expect(runner.confirm(busy: []) == [])
    }

    @Test func `leaving during the comparison sends nothing`() {
        var runner = confirmed()
        #expect(runner.leave() == [.close(.left)])
        #expect(runner.fetched(one, PlanFixture.integration(one), busy: []) == [])
    }

    @Test func `stopping during the comparison sends nothing`() {
        var runner = confirmed()
        runner.stop()
        #expect(runner.fetched(one, PlanFixture.integration(one), busy: []) == [])
        #expect(runner.phase == .reviewing)
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
    }

    @Test func `another write that begins during the comparison holds it back`() {
        var runner = confirmed()
        #expect(runner.fetched(one, PlanFixture.integration(one), busy: [one]) == [.showMessage(.busy)])
        #expect(runner.phase == .reviewing)
    }

    // MARK: Several changes

    @Test func `each integration is fetched once, right before its changes are sent`() {
        var runner = PlanFixture.list()
        #expect(runner.confirm(busy: []) == [.fetch(one)])
        #expect(runner.fetched(one, PlanFixture.integration(one), busy: []).sent == ["C1 name"])
        // The response to the save describes the integration.
        #expect(runner.saved(one, .name, busy: []).sent == ["C1 description_short"])
        #expect(runner.saved(one, .descriptionShort, busy: []) == [.fetch(two)])
        #expect(runner.fetched(two, PlanFixture.integration(two), busy: []).sent == ["C2 name"])
    }

    @Test func `a field that the response to a save shows as changed is not sent`() {
        var runner = PlanFixture.list()
        _ = runner.confirmAndCompare()
        _ = runner.changedOnServer(
            one, PlanFixture.integration(one, name: .value("mine"), description: .value("theirs")), busy: [])
        #expect(runner.saved(one, .name, busy: []) == [.fetch(two)])
    }

    @Test func `what changed is not sent, the rest is`() {
        var runner = PlanFixture.list()
        _ = runner.confirm(busy: [])
        let actions = runner.fetched(one, theirs("theirs"), busy: [])
        #expect(actions.first == .showMessage(.changedBeforeSending))
        #expect(actions.sent == ["C1 description_short"])
        #expect(runner.plan.changes[0].hasChoice)
    }

    @Test func `a failed comparison holds back its integration, and an unreachable server everything`() {
        var runner = PlanFixture.list()
        _ = runner.confirm(busy: [])
        let broken = ServiceError(.serverError)
        #expect(
            runner.fetchFailed(one, broken, busy: []) == [.showMessage(.notCompared(broken)), .fetch(two)])
        #expect(runner.plan.changes.map(\.comparisonError) == [broken, broken, nil])
        #expect(runner.plan.changes.map(\.state) == [.open, .open, .open])
        runner = PlanFixture.list()
        _ = runner.confirm(busy: [])
        let away = ServiceError(.unreachable)
        #expect(runner.fetchFailed(one, away, busy: []) == [.showMessage(.notCompared(away))])
        #expect(runner.phase == .reviewing)
    }

    @Test func `a value that the server does not keep is not saved`() {
        var runner = PlanFixture.list()
        _ = runner.confirmAndCompare()
        #expect(runner.notKept(one, .name, busy: []).sent == ["C1 description_short"])
        #expect(runner.plan.changes[0].state == .notKept)
        #expect(runner.plan.tally.saved == 0)
    }
}
