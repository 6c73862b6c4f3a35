import JSON
import OnCall
import Planning
import SeededRandom

/// A plan under random events, and a record of what the rules need.
struct PlanWalk {
    /// A field of an integration.
    struct Key: Hashable {
        let integration: IntegrationID
        let field: EditableField
    }

    private var runner: PlanRunner
    /// Rules that were broken.
    private(set) var problems: [String] = []
    private var isShown = false
    private var fetches: Set<IntegrationID> = []
    /// The last value that the server reported for each field, after a fetch of the plan.
    private var reported: [Key: Field<JSONValue>] = [:]
    /// What was shown as ready when the user last confirmed.
    private var confirmed: Set<Key> = []
    private var sent: Set<Key> = []
    private var underWay: Set<Key> = []
    /// The integration that the server described last, with no other request since.
    private var fresh: IntegrationID?

    private static let ids = [PlanFixture.one, PlanFixture.two]

    init(_ random: inout SeededGenerator) {
        let warnings: [[PlanWarning]] = [
            [], [], [], [.empty], [.faulty(location: "1", message: "no", remedy: nil)], [.blocked("no")],
        ]
        var changes: [PlannedChange] = []
        for (id, field) in [
            (PlanFixture.one, EditableField.name), (PlanFixture.one, .descriptionShort), (PlanFixture.two, .name),
        ] {
            changes.append(
                PlanFixture.change(
                    id, field, base: [.value("old"), .absent].randomElement(using: &random) ?? .absent,
                    warnings: warnings.randomElement(using: &random) ?? []))
        }
        let isList = Bool.random(using: &random)
        let plan = isList ? Plan(.saveAll, changes) : Plan(.save, Array(changes.prefix(1)))
        runner = PlanRunner(plan, isQuiet: Bool.random(using: &random))
        take(runner.begin(), busy: [])
    }

    // MARK: Events

    mutating func step(_ random: inout SeededGenerator) {
        let id = PlanWalk.ids.randomElement(using: &random) ?? PlanFixture.one
        let index = Int.random(in: 0..<3, using: &random)
        let busy: Set<IntegrationID> = Int.random(in: 0..<6, using: &random) == 0 ? [id] : []
        switch Int.random(in: 0..<16, using: &random) {
        case 0...2: fetchEnds(id, &random, busy)
        case 3, 4: changeOnServer(id, &random, busy)
        case 5...7: confirm(busy) { $0.confirm(busy: busy) }
        case 8: runner.keepMine(at: index)
        case 9: runner.takeTheirs(at: index)
        case 10: confirm(busy, anyway: index) { $0.sendAnyway(at: index, busy: busy) }
        case 11: take(runner.retry(), busy: busy)
        case 12: runner.stop()
        case 13: take(runner.rebase(at: index), busy: busy)
        case 14 where index == 0: take(runner.leave(), busy: busy)
        default: writeEnds(&random, busy)
        }
    }

    /// Answers everything that is running, and leaves.
    mutating func end() {
        for _ in 0..<20 where !fetches.isEmpty || !underWay.isEmpty {
            if let id = fetches.popFirst() {
                answer(id, PlanFixture.integration(id), busy: [])
            }
            if let key = underWay.popFirst() {
                fresh = key.integration
                take(runner.saved(key.integration, key.field, busy: []), busy: [])
            }
        }
        if case .closed = runner.phase {
            // It has ended by itself.
        } else {
            if runner.plan.isFetching || runner.plan.isUnderWay { problems.append("it waits for nothing") }
            if runner.leave() != [.close(.left)] { problems.append("it can't be left") }
        }
        guard case .closed = runner.phase else { return problems.append("it does not end") }
        var after = runner.begin() + runner.retry() + runner.leave() + runner.confirm(busy: [])
        for id in PlanWalk.ids {
            after += runner.fetched(id, PlanFixture.integration(id), busy: [])
            after += runner.saved(id, .name, busy: [])
        }
        if after != [] { problems.append("it acts after its end") }
    }

    private mutating func fetchEnds(
        _ id: IntegrationID, _ random: inout SeededGenerator, _ busy: Set<IntegrationID>
    ) {
        guard fetches.remove(id) != nil else { return }
        let kinds: [ServiceError.Kind] = [.notFound, .timedOut, .cancelled]
        if Int.random(in: 0..<4, using: &random) == 0, let kind = kinds.randomElement(using: &random) {
            return take(runner.fetchFailed(id, ServiceError(kind), busy: busy), busy: busy)
        }
        answer(id, PlanWalk.held(id, &random), busy: busy)
    }

    private mutating func answer(_ id: IntegrationID, _ integration: Integration, busy: Set<IntegrationID>) {
        for change in runner.plan.changes where change.integration == id {
            let value = integration.value(of: change.target)
            if change.state == .fetching {
                reported[Key(change)] = value
            } else if let before = reported[Key(change)], !value.isAbsent, value != before {
                reported[Key(change)] = value
                // What was shown at Enter is outdated.
                confirmed.remove(Key(change))
            }
        }
        fresh = id
        take(runner.fetched(id, integration, busy: busy), busy: busy)
    }

    private mutating func changeOnServer(
        _ id: IntegrationID, _ random: inout SeededGenerator, _ busy: Set<IntegrationID>
    ) {
        let integration = Int.random(in: 0..<8, using: &random) == 0 ? nil : PlanWalk.held(id, &random)
        for (key, before) in reported where key.integration == id {
            let now = integration?.value(of: key.field) ?? .absent
            guard !now.isAbsent, now != before else { continue }
            reported[key] = now
            // What was shown at Enter is outdated.
            confirmed.remove(key)
        }
        take(runner.changedOnServer(id, integration, busy: busy), busy: busy)
    }

    private mutating func writeEnds(_ random: inout SeededGenerator, _ busy: Set<IntegrationID>) {
        guard let key = underWay.randomElement(using: &random) else { return }
        underWay.remove(key)
        let (id, field) = (key.integration, key.field)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: take(runner.refused(id, field, ServiceError(.rejected), busy: busy), busy: busy)
        case 1: take(runner.refused(id, field, ServiceError(.unreachable), busy: busy), busy: busy)
        case 2: take(runner.uncertain(id, field, .notReported, busy: busy), busy: busy)
        default:
            fresh = id
            take(runner.saved(id, field, busy: busy), busy: busy)
        }
    }

    private mutating func confirm(
        _ busy: Set<IntegrationID>, anyway: Int? = nil, _ event: (inout PlanRunner) -> [PlanAction]
    ) {
        if isShown, !runner.plan.isUnderWay {
            let allowed = runner.plan.changes.enumerated().filter { index, change in
                PlanWalk.isDecided(change) && (index == anyway || !change.needsSendAnyway)
            }
            confirmed = Set(allowed.map { Key($0.element) })
        }
        take(event(&runner), busy: busy)
    }

    /// Whether the change is fetched and decided, and breaks no rule.
    private static func isDecided(_ change: PlannedChange) -> Bool {
        let isBlocked = change.warnings.contains { if case .blocked = $0 { true } else { false } }
        return change.state == .open && !isBlocked && (!change.isConflict || change.choice == .mine)
    }

    // MARK: Rules

    private mutating func take(_ actions: [PlanAction], busy: Set<IntegrationID>) {
        for action in actions {
            switch action {
            case .fetch(let id):
                fresh = nil
                if !fetches.insert(id).inserted { problems.append("fetched twice") }
            case .show, .reveal: isShown = true
            case .send(let change, _): check(change, busy)
            default: break
            }
        }
    }

    private mutating func check(_ change: PlannedChange, _ busy: Set<IntegrationID>) {
        let key = Key(change)
        if reported[key] == nil || reported[key] != change.theirs { problems.append("sent without a fresh fetch") }
        let saysNothing = change.warnings.isEmpty && !change.isConflict
        if isShown ? !confirmed.contains(key) : !saysNothing { problems.append("sent what was not shown") }
        if !sent.insert(key).inserted { problems.append("sent twice") }
        if !underWay.insert(key).inserted || underWay.count > 1 { problems.append("sent before the other ended") }
        if fresh != change.integration { problems.append("sent without a comparison right before") }
        fresh = nil
        if busy.contains(change.integration) { problems.append("sent while busy") }
    }

    private static func held(_ id: IntegrationID, _ random: inout SeededGenerator) -> Integration {
        let values: [Field<String>] = [
            .value("old"), .value("old"), .value("theirs"), .value("others"), .value("mine"), .null, .absent,
        ]
        return PlanFixture.integration(
            id, name: values.randomElement(using: &random) ?? .absent,
            description: values.randomElement(using: &random) ?? .absent)
    }
}

extension PlanWalk.Key {
    init(_ change: PlannedChange) {
        self.init(integration: change.integration, field: change.field ?? .name)
    }
}
