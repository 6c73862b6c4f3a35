import JSON
import OnCall
import Planning
import Testing

/// A quiet plan is sent without being shown, unless there is something to check.
@Suite struct QuietPlanTests {
    private let one = PlanFixture.one

    private func quiet(_ change: PlannedChange = PlanFixture.change()) -> PlanRunner {
        PlanFixture.single(.save, change, isQuiet: true)
    }

    @Test func `it fetches and is not shown`() {
        var runner = PlanRunner(Plan(.save, [PlanFixture.change()]), isQuiet: true)
        #expect(runner.begin() == [.fetch(one)])
        #expect(runner.phase == .checking)
    }

    @Test func `it is sent once the server's value is known`() {
        var runner = quiet()
        let actions = runner.fetched(one, PlanFixture.integration(one), busy: [])
        #expect(actions.first == .close(.sent))
        #expect(actions.sent == ["C1 name"])
    }

    @Test(arguments: [
        PlanWarning.empty, .dropsDraft, .blocked("no"), .faulty(location: "1", message: "no", remedy: nil),
    ])
    func `a warning is shown before anything is sent`(warning: PlanWarning) {
        var runner = quiet(PlanFixture.change(warnings: [warning]))
        let actions = runner.fetched(one, PlanFixture.integration(one), busy: [])
        #expect(actions == [.reveal(runner.plan.changes[0])])
        #expect(runner.phase == .reviewing)
    }

    @Test func `a conflict is shown before anything is sent`() {
        var runner = quiet()
        let actions = runner.fetched(one, PlanFixture.integration(one, name: .value("theirs")), busy: [])
        #expect(actions == [.reveal(runner.plan.changes[0])])
        #expect(runner.confirm(busy: []) == [])
        runner.keepMine(at: 0)
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
    }

    @Test func `a failed fetch is shown, a cancelled one closes it`() {
        var runner = quiet()
        #expect(runner.fetchFailed(one, ServiceError(.timedOut), busy: []) == [.reveal(runner.plan.changes[0])])
        runner = quiet()
        #expect(runner.fetchFailed(one, ServiceError(.cancelled), busy: []) == [.close(.cancelled)])
    }

    @Test func `it takes no decisions before it is shown`() {
        var runner = quiet()
        #expect(runner.confirm(busy: []) == [])
        #expect(runner.sendAnyway(at: 0, busy: []) == [])
        #expect(!runner.hasChoice(at: 0))
    }

    @Test func `it does not wait unseen for another write to end`() {
        var runner = quiet()
        #expect(runner.fetched(one, PlanFixture.integration(one), busy: [one]) == [.close(.busy)])
        #expect(runner.changedOnServer(one, PlanFixture.integration(one, name: .value("x")), busy: []) == [])
    }
}
