import JSON
import OnCall
import Planning
import Testing

/// Plans for many integrations: one request for each.
@Suite struct BulkPlanTests {
    private static func ids(_ count: Int) -> [IntegrationID] { (1...count).map { IntegrationID("C\($0)") } }

    /// A plan that changes the names of so many integrations, and their descriptions.
    private static func plan(_ count: Int, fields: [EditableField] = [.name], warnings: [PlanWarning] = []) -> Plan {
        Plan(
            .bulk(batch: "b1"),
            ids(count).flatMap { id in fields.map { PlanFixture.change(id, $0, warnings: warnings) } })
    }

    private static func fetched(_ plan: Plan, _ held: (IntegrationID) -> Integration = { PlanFixture.integration($0) })
        -> PlanRunner
    {
        var runner = PlanRunner(plan)
        for case .fetch(let id) in runner.begin() { _ = runner.fetched(id, held(id), busy: []) }
        return runner
    }

    /// Answers comparisons until something is sent or nothing is left.
    private static func next(_ runner: inout PlanRunner, _ actions: [PlanAction]) -> [PlannedChange] {
        var actions = actions
        while let id = runner.plan.comparing, actions.contains(.fetch(id)) {
            actions = runner.fetched(id, runner.shown(id), busy: [])
        }
        for case .sendTogether(let changes, "b1") in actions { return changes }
        return []
    }

    @Test func `all fields of an integration are one request, in the order of the list`() {
        var runner = Self.fetched(Self.plan(2, fields: [.name, .descriptionShort]))
        #expect(runner.plan.groups == [0..<2, 2..<4])
        #expect(runner.plan.readyCount == 2)
        let first = Self.next(&runner, runner.confirm(busy: []))
        #expect(first.map(\.path) == ["name", "description_short"])
        #expect(Set(first.map(\.integration)) == [IntegrationID("C1")])
        #expect(Self.next(&runner, runner.saved(IntegrationID("C1"), .name, busy: [])).isEmpty)
        let second = Self.next(&runner, runner.saved(IntegrationID("C1"), .descriptionShort, busy: []))
        #expect(second.map(\.integration.rawValue) == ["C2", "C2"])
    }

    @Test func `nothing of an integration is sent as long as a part of it is in conflict`() {
        var runner = Self.fetched(Self.plan(2, fields: [.name, .descriptionShort])) { id in
            PlanFixture.integration(id, description: id.rawValue == "C1" ? .value("theirs") : .value("old"))
        }
        #expect(runner.plan.state(ofGroup: 0) == .conflict)
        #expect(runner.plan.readyCount == 1)
        let sent = Self.next(&runner, runner.confirm(busy: []))
        #expect(sent.map(\.integration.rawValue) == ["C2", "C2"])
    }

    @Test func `a row that is left out is not sent, and can be taken in again`() {
        var runner = Self.fetched(Self.plan(2))
        runner.leaveOut(0..<1)
        #expect(runner.plan.state(ofGroup: 0) == .leftOut)
        #expect(runner.plan.readyCount == 1)
        runner.leaveOut(0..<1)
        #expect(runner.plan.readyCount == 2)
        runner.leaveOut(0..<1)
        #expect(Self.next(&runner, runner.confirm(busy: [])).map(\.integration.rawValue) == ["C2"])
        let ended = runner.saved(IntegrationID("C2"), .name, busy: [])
        #expect(ended == [.finished(PlanTally(saved: 1, remaining: 0))])
    }

    @Test func `a refusal never blocks the others, but three in a row stop the rest`() {
        var runner = Self.fetched(Self.plan(6))
        var sent = Self.next(&runner, runner.confirm(busy: []))
        var outcomes = [false, false, true, false, false, false].makeIterator()
        var order: [String] = []
        while let change = sent.first, let isSaved = outcomes.next() {
            order.append(change.integration.rawValue)
            let actions =
                isSaved
                ? runner.saved(change.integration, .name, busy: [])
                : runner.refused(change.integration, .name, ServiceError(.rejected, status: 400), busy: [])
            sent = Self.next(&runner, actions)
        }
        #expect(order == ["C1", "C2", "C3", "C4", "C5", "C6"])
        var other = Self.fetched(Self.plan(6))
        sent = Self.next(&other, other.confirm(busy: []))
        for _ in 0..<3 {
            guard let id = sent.first?.integration else { break }
            sent = Self.next(&other, other.refused(id, .name, ServiceError(.rejected, status: 400), busy: []))
        }
        #expect(sent.isEmpty)
        #expect(other.plan.stop == .refusals(3, ServiceError(.rejected, status: 400)))
        #expect(
            other.plan.groups.indices.map { other.plan.state(ofGroup: $0) }.suffix(3) == [
                .heldBack, .heldBack, .heldBack,
            ])
        // Enter sends the rest.
        #expect(Self.next(&other, other.confirm(busy: [])).map(\.integration.rawValue) == ["C4"])
    }

    @Test func `a token that is not accepted stops at once`() {
        var runner = Self.fetched(Self.plan(3))
        _ = Self.next(&runner, runner.confirm(busy: []))
        let error = ServiceError(.refused, status: 403)
        #expect(Self.next(&runner, runner.refused(IntegrationID("C1"), .name, error, busy: [])).isEmpty)
        #expect(runner.plan.stop == .unauthorized(error))
        #expect(runner.plan.tally == PlanTally(saved: 0, remaining: 3))
    }

    @Test func `few integrations are fetched at a time, and the progress is known`() {
        var runner = PlanRunner(Self.plan(6), maxFetches: 2)
        var asked = runner.begin().compactMap { if case .fetch(let id) = $0 { id } else { nil } }
        #expect(asked.map(\.rawValue) == ["C1", "C2"])
        #expect(runner.fetchProgress?.done == 0 && runner.fetchProgress?.of == 6)
        var order: [String] = []
        while let id = asked.first {
            asked.removeFirst()
            order.append(id.rawValue)
            for case .fetch(let next) in runner.fetched(id, PlanFixture.integration(id), busy: []) {
                asked.append(next)
            }
            #expect(asked.count <= 2)
        }
        #expect(order == ["C1", "C2", "C3", "C4", "C5", "C6"])
        #expect(runner.fetchProgress == nil)
        #expect(runner.plan.readyCount == 6)
    }

    @Test func `cancelled fetches are not followed by others`() {
        var runner = PlanRunner(Self.plan(6), maxFetches: 2)
        _ = runner.begin()
        #expect(runner.fetchFailed(IntegrationID("C1"), ServiceError(.cancelled), busy: []).isEmpty)
        #expect(runner.fetchFailed(IntegrationID("C2"), ServiceError(.cancelled), busy: []).isEmpty)
        #expect(!runner.plan.isFetching)
        let again = runner.retry()
        #expect(again == [.fetch(IntegrationID("C1")), .fetch(IntegrationID("C2"))])
    }

    @Test func `what has changed since the plan is shown is not sent, and nothing else of that integration`() {
        var runner = Self.fetched(Self.plan(2, fields: [.name, .descriptionShort]))
        var actions = runner.confirm(busy: [])
        #expect(runner.plan.comparing == IntegrationID("C1"))
        actions = runner.fetched(
            IntegrationID("C1"), PlanFixture.integration(IntegrationID("C1"), name: .value("theirs")), busy: [])
        #expect(actions.contains(.showMessage(.changedBeforeSending)))
        #expect(Self.next(&runner, actions).map(\.integration.rawValue) == ["C2", "C2"])
        #expect(runner.plan.state(ofGroup: 0) == .conflict)
    }

    @Test func `windows: an open one is the same already, and a stop of another one is a conflict`() {
        let id = PlanFixture.one
        func held(_ mode: Field<MaintenanceMode>) -> Integration {
            var integration = Integration(id: id)
            integration.maintenanceMode = mode
            return integration
        }
        let start = PlannedChange(
            id, name: "one", .startMaintenance(.debug, seconds: 3600), base: .null, names: .window)
        var runner = PlanRunner(Plan(.bulk(batch: "b1"), [start]))
        _ = runner.begin()
        _ = runner.fetched(id, held(.value(.debug)), busy: [])
        #expect(runner.plan.state(ofGroup: 0) == .same)
        runner = PlanRunner(Plan(.bulk(batch: "b1"), [start]))
        _ = runner.begin()
        _ = runner.fetched(id, held(.null), busy: [])
        #expect(Self.next(&runner, runner.confirm(busy: [])).first?.write == start.write)
        #expect(runner.saved(id, .window, busy: []) == [.finished(PlanTally(saved: 1, remaining: 0))])
        let stop = PlannedChange(
            id, name: "one", .stopMaintenance, base: held(.value(.debug)).value(of: .window), names: .window)
        runner = PlanRunner(Plan(.bulk(batch: "b1"), [stop]))
        _ = runner.begin()
        _ = runner.fetched(id, held(.value(.maintenance)), busy: [])
        #expect(runner.plan.state(ofGroup: 0) == .conflict)
    }

    @Test func `a plan for many never drops a draft`() {
        var runner = Self.fetched(Self.plan(1)) { PlanFixture.integration($0, name: .value("theirs")) }
        runner.takeTheirs(at: 0)
        #expect(!runner.confirm(busy: []).contains { if case .adoptTheirs = $0 { true } else { false } })
    }
}
