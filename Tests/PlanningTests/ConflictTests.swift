import JSON
import OnCall
import Planning
import Testing

/// Changes by someone else are shown, and must be decided.
@Suite struct ConflictTests {
    private let one = PlanFixture.one
    private let two = PlanFixture.two

    private func theirs(_ text: String, _ id: IntegrationID = PlanFixture.one) -> Integration {
        PlanFixture.integration(id, name: .value(text))
    }

    private func conflict() -> PlanRunner {
        var runner = PlanFixture.single()
        _ = runner.fetched(one, theirs("theirs"), busy: [])
        return runner
    }

    @Test func `a conflict is not sent before it is decided`() {
        var runner = conflict()
        #expect(runner.hasChoice(at: 0))
        #expect(runner.confirmBlocker == .change(.undecided))
        #expect(runner.confirm(busy: []) == [])
        #expect(runner.plan.changes[0].theirDiff == FieldDiff(from: .value("old"), to: .value("theirs")))
        #expect(runner.plan.changes[0].diff == FieldDiff(from: .value("theirs"), to: .value("mine")))
    }

    @Test func `the user's version is sent if it is kept`() {
        var runner = conflict()
        runner.keepMine(at: 0)
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
    }

    @Test func `nothing is sent if the server's version is kept`() {
        var runner = conflict()
        runner.takeTheirs(at: 0)
        let change = runner.plan.changes[0]
        #expect(runner.confirm(busy: []) == [.adoptTheirs(change), .close(.tookTheirs(.name))])
    }

    @Test func `rebasing closes the plan`() {
        var runner = conflict()
        let change = runner.plan.changes[0]
        #expect(runner.rebase(at: 0) == [.close(.rebased), .rebase(change)])
        #expect(runner.confirm(busy: []) == [])
    }

    @Test func `without a conflict there is nothing to decide`() {
        var runner = PlanFixture.single()
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        runner.takeTheirs(at: 0)
        #expect(runner.plan.changes[0].choice == nil)
        #expect(runner.rebase(at: 0) == [])
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
    }

    @Test func `a decision is void when the server changes again`() {
        var runner = conflict()
        runner.keepMine(at: 0)
        #expect(runner.changedOnServer(one, theirs("theirs again"), busy: []) == [])
        #expect(runner.plan.changes[0].theirs == .value("theirs again"))
        #expect(runner.confirm(busy: []) == [])
        runner.keepMine(at: 0)
        #expect(runner.confirmAndCompare().sent == ["C1 name"])
    }

    @Test func `a change by someone else after the fetch must be decided`() {
        var runner = PlanFixture.single()
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        _ = runner.changedOnServer(one, theirs("theirs"), busy: [])
        #expect(runner.confirm(busy: []) == [])
    }

    @Test func `without a base, the shown value is used`() {
        var runner = PlanFixture.single(.save, PlanFixture.change(base: .absent))
        _ = runner.fetched(one, theirs("shown"), busy: [])
        #expect(!runner.plan.changes[0].isConflict)
        _ = runner.changedOnServer(one, theirs("theirs"), busy: [])
        #expect(runner.plan.changes[0].isConflict)
        #expect(runner.confirm(busy: []) == [])
    }

    @Test func `a response without the field changes nothing`() {
        var runner = PlanFixture.single()
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        _ = runner.changedOnServer(one, Integration(id: one), busy: [])
        #expect(runner.plan.changes[0].theirs == .value("old"))
    }

    @Test func `an invisible difference does not void the decision`() throws {
        func held(_ id: String) throws -> Integration {
            let label: JSONValue = ["key": ["name": "team", "id": .string(id)], "value": ["name": "web"]]
            var integration = Integration(id: one)
            integration.labels = .value([try #require(Label(label))])
            return integration
        }
        var runner = PlanFixture.single(
            .save, PlanFixture.change(one, .labels, base: .value([["key": "a"]]), value: [["key": "b"]]))
        _ = runner.fetched(one, try held("1"), busy: [])
        runner.keepMine(at: 0)
        _ = runner.changedOnServer(one, try held("2"), busy: [])
        #expect(runner.plan.changes[0].choice == .mine)
        #expect(runner.plan.changes[0].theirs == (try held("2")).value(of: .labels))
        _ = runner.changedOnServer(one, Integration(id: one), busy: [])
        #expect(runner.confirmAndCompare().sent == ["C1 labels"])
    }

    @Test func `nothing is sent to an integration that is deleted while the plan is shown`() {
        var runner = PlanFixture.single()
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        _ = runner.changedOnServer(one, nil, busy: [])
        #expect(runner.confirmBlocker == .change(.gone))
        #expect(runner.confirm(busy: []) == [])
    }

    @Test func `if the server makes the change itself, the plan closes`() {
        var runner = PlanFixture.single()
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        #expect(runner.changedOnServer(one, theirs("mine"), busy: []) == [.close(.alreadySame(.name))])
    }

    @Test func `in a plan of several changes, theirs are taken when the rest is sent`() {
        var runner = PlanFixture.list(fetched: false)
        _ = runner.fetched(one, PlanFixture.integration(one), busy: [])
        _ = runner.fetched(two, theirs("theirs", two), busy: [])
        runner.takeTheirs(at: 2)
        let actions = runner.confirmAndCompare()
        #expect(actions.first == .adoptTheirs(runner.plan.changes[2]))
        #expect(actions.sent == ["C1 name"])
        #expect(runner.plan.changes[2].state == .tookTheirs)
    }
}
