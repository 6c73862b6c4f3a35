import JSON
import OnCall
import Planning
import Testing

/// The server's value is fetched before anything is sent.
@Suite struct FetchTests {
    private let one = PlanFixture.one
    private let two = PlanFixture.two

    @Test func `each integration is fetched once, and the plan is shown`() {
        let changes = [PlanFixture.change(one), PlanFixture.change(one, .descriptionShort), PlanFixture.change(two)]
        var runner = PlanRunner(Plan(.saveAll, changes))
        #expect(runner.begin() == [.fetch(one), .fetch(two), .show])
        #expect(runner.phase == .reviewing)
        #expect(runner.begin() == [])
    }

    @Test func `nothing is sent before the fetch is answered`() {
        var runner = PlanFixture.single()
        #expect(runner.confirmBlocker == .fetching)
        #expect(runner.confirm(busy: []) == [])
        #expect(runner.fetched(one, PlanFixture.integration(one), busy: []) == [])
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
    }

    @Test func `nothing of a plan is sent while one fetch is running`() {
        var runner = PlanFixture.list(fetched: false)
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        #expect(runner.plan.changes.map(\.isReady) == [true, true, false])
        #expect(runner.confirm(busy: []) == [])
        _ = runner.fetched(two, PlanFixture.integration(two), busy: [])
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
    }

    @Test func `a response about another integration decides nothing`() {
        var runner = PlanFixture.single()
        #expect(runner.fetched(two, PlanFixture.integration(two), busy: []) == [])
        #expect(runner.plan.isFetching)
    }

    @Test func `a failed fetch sends nothing, and can be retried`() {
        var runner = PlanFixture.single()
        let error = ServiceError(.unreachable)
        #expect(runner.fetchFailed(one, error, busy: []) == [])
        #expect(runner.plan.changes[0].state == .notFetched(error))
        #expect(runner.confirmBlocker == .change(.notFetched))
        #expect(runner.confirm(busy: []) == [])
        #expect(runner.retry() == [.fetch(one)])
        // It is already running.
        #expect(runner.retry() == [])
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
    }

    @Test func `nothing is sent to a deleted integration`() {
        var runner = PlanFixture.single()
        _ = runner.fetchFailed(one, ServiceError(.notFound), busy: [])
        #expect(runner.plan.changes[0].state == .gone)
        #expect(runner.confirmBlocker == .change(.gone))
        #expect(runner.confirm(busy: []) == [])
        #expect(runner.retry() == [])
    }

    @Test func `a value that the server already has is not sent`() {
        var runner = PlanFixture.single()
        let actions = runner.fetched(one, PlanFixture.integration(one, name: .value("mine")), busy: [])
        #expect(actions == [.alreadySame(runner.plan.changes[0]), .close(.alreadySame(.name))])
        #expect(runner.confirm(busy: []) == [])
    }

    @Test func `a reset that is already done says nothing about a draft`() {
        var runner = PlanFixture.single(.resetToDefault, PlanFixture.change(value: .null))
        let actions = runner.fetched(one, PlanFixture.integration(one, name: .null), busy: [])
        #expect(actions == [.close(.alreadySame(.name))])
    }

    @Test func `in a plan of several changes, what the server already has is done, and the rest is sent`() {
        var runner = PlanFixture.list(fetched: false)
        let actions = runner.fetched(one, PlanFixture.integration(one, name: .value("mine")), busy: [])
        #expect(actions == [.alreadySame(runner.plan.changes[0])])
        _ = runner.fetched(two, PlanFixture.integration(two), busy: [])
        #expect(runner.confirmAndCompare().sent == ["C1 description_short"])
    }
}
