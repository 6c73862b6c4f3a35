import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import Planning
import TerminalCore
import Testing

/// Moving the ends of many windows: a plan, each row of which is stopped and started again.
@Suite struct BulkExtensionTests {
    /// Windows of integrations `C1`, `C2`, … end in 600, 1200, … seconds.
    private static func script(_ count: Int = 3) -> Script {
        Script((1...count).map { .inMaintenance("C\($0)", for: $0 * 600) })
    }

    private static func states(_ script: Script) -> [Plan.GroupState] {
        guard let plan = script.console.plan else { return [] }
        return plan.groups.indices.map { plan.state(ofGroup: $0) }
    }

    /// Answers requests in their order until nothing is running.
    /// - Parameters:
    ///   - refuses: the starts that the server refuses.
    ///   - lostStops: the stops that are applied, and whose responses are lost.
    private static func answerAll(
        _ script: inout Script, refuses: Set<String> = [], lostStops: Set<String> = []
    ) {
        var stopped: Set<IntegrationID> = []
        for _ in 0..<200 {
            let running = script.console.requests.filter { $0.value.call.integration != nil }.sorted { $0.key < $1.key }
            guard let (number, request) = running.first, let id = request.call.integration,
                let known = script.console.directory.integration(id)
            else { return }
            switch request.call {
            case .startMaintenance(_, _, let seconds):
                guard !refuses.contains(id.rawValue) else {
                    script.answer(number, .failed(ServiceError(.refused, status: 403)))
                    continue
                }
                let rest = Int(script.now.timeIntervalSince(Script.start)) + seconds
                script.answer(number, script.answer(.inMaintenance(id.rawValue, for: rest)))
            case .stopMaintenance where lostStops.contains(id.rawValue):
                stopped.insert(id)
                script.answer(number, .failed(ServiceError(.timedOut, mayHaveBeenApplied: true)))
            case .fetch where stopped.contains(id): script.answer(number, script.answer(.sample(id.rawValue)))
            case .stopMaintenance: script.answer(number, script.answer(.sample(id.rawValue)))
            default: script.answer(number, script.answer(known))
            }
        }
        Issue.record("it does not end")
    }

    private static func end(_ script: Script, _ id: String) -> TimeInterval? {
        script.console.directory.integration(IntegrationID(id))?.maintenance?.endsAt?.timeIntervalSince(Script.start)
    }

    @Test func `a lost response to a stop is looked up, and each window is stopped and started once`() {
        var script = Self.script()
        script.press("*e30m<Enter>")
        Self.answerAll(&script)
        script.press("<Enter>")
        Self.answerAll(&script, lostStops: ["C2"])
        #expect(Self.states(script) == [.saved, .saved, .saved])
        let writes = script.console.journal.entries.filter { $0.integration == IntegrationID("C2") }
        #expect(writes.count == 2)
        #expect(script.console.exchange.lostWindows.isEmpty)
    }

    @Test func `a length moves each end by as much, in a plan that is a batch`() {
        var script = Self.script()
        script.press("*e30m<Enter>")
        #expect(script.calls.allSatisfy { !$0.isWrite })
        Self.answerAll(&script)
        #expect(Self.states(script) == [.ready, .ready, .ready])
        script.press("<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.saved, .saved, .saved])
        for number in 1...3 {
            let end = Self.end(script, "C\(number)") ?? 0
            #expect(abs(end - Double(number * 600 + 1800)) < 5, "\(number): \(end)")
        }
        let entries = script.console.journal.entries
        #expect(entries.map(\.operation).count == 6)
        #expect(Set(entries.map(\.batch)).count == 1 && entries.first?.batch != nil)
        #expect(
            entries.allSatisfy {
                if case .extends = $0.relation { true } else { false }
            })
        #expect(script.console.exchange.extensions.isEmpty && script.console.exchange.lostWindows.isEmpty)
    }

    @Test func `only what has an open window is in the plan, and one end for all is kept`() {
        var script = Script([.sample("C0"), .inMaintenance("C1", for: 600), .inMaintenance("C2", for: 900)])
        // It is 22:13:20.
        script.press("*euntil 23:13<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.ready, .ready])
        script.press("<Enter>")
        Self.answerAll(&script)
        #expect(Self.end(script, "C1") == Self.end(script, "C2"))
        #expect(Self.end(script, "C0") == nil)
    }

    @Test func `a window that somebody changes before it is sent is a conflict, and left alone`() {
        var script = Self.script(2)
        script.press("*e30m<Enter>")
        for (number, id) in script.console.planFetches.sorted(by: { $0.key < $1.key }) {
            script.answer(number, script.answer(.inMaintenance(id.rawValue, for: id.rawValue == "C1" ? 5000 : 1200)))
        }
        #expect(Self.states(script) == [.conflict, .ready])
        script.press("<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.conflict, .saved])
        #expect(Self.end(script, "C1") == 5000)
    }

    @Test func `a start that is refused after its stop is loud, its row has failed, and the rest is not sent`() {
        var script = Self.script()
        script.press("*e30m<Enter>")
        Self.answerAll(&script)
        script.press("<Enter>")
        Self.answerAll(&script, refuses: ["C2"])
        #expect(Self.states(script) == [.saved, .failed, .heldBack])
        #expect(script.console.exchange.lostWindows.map(\.integration.rawValue) == ["C2"])
    }

    @Test func `a row is not done before its window is started again`() {
        var script = Self.script(2)
        script.press("*e30m<Enter>")
        Self.answerAll(&script)
        script.press("<Enter>")
        script.answerPlan()
        let stop = script.number(of: .stopMaintenance(IntegrationID("C1")))
        script.answer(stop, script.answer(.sample("C1")))
        #expect(Self.states(script).first == .sending)
        // The server has no answer: it is tried again, and the plan waits.
        script.failForGood(script.latest, ServiceError(.rejected, status: 400))
        #expect(Self.states(script) == [.sending, .ready])
        #expect(script.console.exchange.extensions.count == 1)
    }

    @Test func `after a window is lost for good, no further one is stopped`() {
        var script = Self.script(2)
        script.press("*e30m<Enter>")
        Self.answerAll(&script)
        script.press("<Enter>")
        for _ in 0..<40 where script.console.exchange.lostWindows.isEmpty {
            if let (number, request) = script.console.requests.first(where: { $0.value.call.isWrite }) {
                if case .startMaintenance = request.call {
                    script.failForGood(number, ServiceError(.rejected, status: 400))
                } else {
                    script.answer(number, script.answer(.sample("C1")))
                }
            } else if script.console.planFetches.isEmpty {
                script.pass(8, alarm: .windowExtension)
            } else {
                script.answerPlan(.inMaintenance("C1", for: 600))
            }
        }
        #expect(script.console.exchange.lostWindows.map(\.integration.rawValue) == ["C1"])
        #expect(Self.states(script) == [.failed, .heldBack])
        #expect(script.calls.allSatisfy { !$0.isWrite })
    }

    @Test func `a window that changes while the dialog is open is not extended on its stale base`() {
        var script = Self.script(1)
        script.press("e")
        script.press("<Esc>re")
        let refresh = script.number(of: .fetch(IntegrationID("C1")))
        script.answer(refresh, script.answer(.inMaintenance("C1", for: 5000)))
        script.press("30m<Enter>")
        script.answer(script.latest, script.answer(.inMaintenance("C1", for: 5000)))
        #expect(script.calls.allSatisfy { !$0.isWrite })
        #expect(script.said?.contains("not extended") == true, "\(script.said ?? "")")
    }

    // MARK: The cockpit

    private static func cockpit(_ script: Script) -> CockpitView? {
        if case .windows(let view)? = script.console.overlays[.windows] { view } else { nil }
    }

    @Test func `marks in the cockpit: all windows get a later end in one plan`() {
        var script = Self.script()
        script.press("w*e1h<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.ready, .ready, .ready])
        script.press("<Enter>")
        Self.answerAll(&script)
        script.press("<Enter>")
        // The cockpit is still there, and its windows were not changed by somebody else.
        #expect(Self.cockpit(script)?.changed == [])
        #expect(Self.cockpit(script)?.markedRows(script.console.surroundings).count == 3)
    }

    @Test func `marked windows are stopped in one plan, and started again`() {
        var script = Self.script()
        script.press("w  M")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.ready, .ready])
        script.press("<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.saved, .saved])
        script.press("<Enter>")
        #expect(Self.cockpit(script)?.rows(script.console.surroundings).map(\.integration.rawValue) == ["C3"])
    }

    @Test func `one marked window is stopped after a question, as without marks`() {
        var script = Self.script()
        script.press("w My")
        #expect(script.calls == [.stopMaintenance(IntegrationID("C1"))])
    }

    @Test func `s sorts marked ones first, and the marks of the list are there`() {
        var script = Self.script()
        script.press("G w")
        #expect(Self.cockpit(script)?.marks == [.integration(IntegrationID("C3"))])
        script.press("s")
        let rows = Self.cockpit(script)?.rows(script.console.surroundings) ?? []
        #expect(rows.map(\.integration.rawValue) == ["C3", "C1", "C2"])
        script.press("U")
        #expect(Self.cockpit(script)?.marks == [])
    }

    @Test func `marked rows of the queue are dropped together`() {
        var script = Script([.sample("C1"), .sample("C2")])
        var queue = WindowQueue()
        script.press("*m23:00 for 2h<Enter>")
        func settle() {
            for case .changeQueue(let change?) in script.jobs { _ = change.apply(to: &queue) { _ in .utc } }
            script.reply(.queueChanged(queue, claims: [], isRunner: true, problem: nil))
        }
        settle()
        #expect(queue.entries.count == 2)
        script.press("w  X")
        settle()
        #expect(queue.entries.isEmpty)
        #expect(script.said?.contains("2 windows") == true, "\(script.said ?? "")")
    }

    // MARK: The sheet

    @Test func `the sheet moves ends, and writes files`() {
        var script = Self.script()
        script.press("*bextend<Enter>30m<Enter>")
        Self.answerAll(&script)
        #expect(Self.states(script) == [.ready, .ready, .ready])
        var other = Self.script()
        other.press("*bexport as<Enter>~/oncall<Enter>")
        var requests: [ExportRequest] = []
        for case .export(let request) in other.jobs { requests.append(request) }
        #expect(requests.map(\.path) == ["~/oncall"])
        #expect(requests.first?.integrations.count == 3)
        other.reply(.exported(.failure(ExportFailure(reason: "full"))))
        #expect(other.said == "not exported: full")
        #expect(other.console.dialog == nil)
    }
}
