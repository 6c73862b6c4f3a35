import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import Planning
import TerminalCore
import Testing

/// The guard rails of a context, in the console.
@Suite struct GuardTests {
    private static let id = IntegrationID("C1")

    /// A console of the context `prod` with these guards.
    private static func script(
        _ integrations: [Integration], isReadOnly: Bool = false, isByFlag: Bool = false,
        _ change: (inout WriteGuards) -> Void
    ) -> Script {
        var script = Script()
        var configuration = script.console.configuration
        configuration.contextName = "prod"
        configuration.isReadOnly = isReadOnly
        configuration.isReadOnlyByFlag = isByFlag
        configuration.guards.context = "prod"
        change(&configuration.guards)
        script.console = Console(configuration, now: script.now)
        script.send(.resized(Size(width: 120, height: 36)))
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        script.answer(list, .page(script.page(integrations)))
        script.answer(list, .listed)
        script.answer(script.number(of: .teams), .teams([Team(id: TeamID("T1"), name: "Payments")]))
        script.reply(.draftsLoaded([], problems: []))
        script.reply(.journalLoaded([], problems: []))
        return script
    }

    private static func protected(_ guards: inout WriteGuards) {
        guards.isProtected = true
        guards.confirmation = .name
        guards.triggers = WriteGuards.usualTriggers
    }

    @Test func `alerts are disabled only once the name of the context is typed`() {
        var script = Self.script([.sample()], Self.protected)
        script.press("m<Down><Down><Enter>")
        #expect(script.console.inputContext == .overlay(.confirmation))
        script.press("<Enter>")
        #expect(script.calls == [])
        script.press("PROD<Enter>")
        #expect(script.calls == [])
        script.press("<C-u>prod<Enter>")
        #expect(script.calls == [.startMaintenance(Self.id, .disableAlerts, seconds: 3600)])
        #expect(script.console.dialog == nil)
    }

    @Test func `a milder window of an hour needs nothing, a long one does`() {
        var script = Self.script([.sample()], Self.protected)
        script.press("m<Enter>")
        #expect(script.calls == [.startMaintenance(Self.id, .silenceEscalations, seconds: 3600)])
        var long = Self.script([.sample()], Self.protected)
        long.press("m9h<Enter>")
        #expect(long.calls == [])
        #expect(long.console.inputContext == .overlay(.confirmation))
        long.press("<Esc>")
        #expect(long.console.dialog == nil)
    }

    @Test func `a deletion needs both words`() {
        var script = Self.script([.sample()], Self.protected)
        script.press("ddelete<Enter>")
        #expect(script.calls == [])
        script.press("prod<Enter>")
        #expect(script.calls == [.delete(Self.id)])
    }

    @Test func `a key that the context forbids says so, with its line`() {
        var script = Self.script([.sample()]) {
            $0.forbidden = WriteGuards.Sourced([.delete, .start], source: "config.toml:14")
        }
        script.press("d")
        #expect(script.said == "d: this context forbids delete (config.toml:14)", "\(script.said ?? "")")
        script.press("m")
        #expect(script.console.dialog == nil)
        #expect(script.said?.contains("this context forbids start (config.toml:14)") == true)
    }

    @Test func `integrations of other teams are locked`() {
        var script = Self.script([.sample()]) {
            $0.teams = WriteGuards.Sourced(["SRE"], source: "config.toml:15")
        }
        script.press("m")
        #expect(script.said?.contains("locked in this context (config.toml:15)") == true, "\(script.said ?? "")")
        #expect(script.console.dialog == nil)
    }

    @Test func `a window is not longer than the context allows`() {
        var script = Self.script([.sample()]) {
            $0.maxWindow = WindowGrammar.Limit(seconds: 8 * 3600, source: "config.toml:12")
        }
        script.press("m9h<Enter>")
        #expect(script.calls == [])
        #expect(script.said == "not started: this context allows 8 h (config.toml:12)")
        var open = Self.script([.inMaintenance(for: 3600)]) {
            $0.maxWindow = WindowGrammar.Limit(seconds: 8 * 3600, source: "config.toml:12")
        }
        open.press("e8h<Enter>")
        #expect(open.calls == [])
    }

    // MARK: Many

    private static func team(_ id: String, _ team: String?) -> Integration {
        .sample(id, #""name":"\#(id)","team_id":\#(team.map { "\"\($0)\"" } ?? "null"),"maintenance_mode":null"#)
    }

    @Test func `windows that come back need what a window needs, when they are queued`() {
        var script = Self.script([.sample()], Self.protected)
        script.press("m<Down><Down>every sat 22:00 for 2h<Enter>")
        #expect(script.console.inputContext == .overlay(.confirmation))
        #expect(!script.jobs.contains { if case .changeQueue = $0 { true } else { false } })
        script.press("prod<Enter>")
        #expect(script.jobs.contains { if case .changeQueue = $0 { true } else { false } })
        var forbidden = Self.script([Self.team("C1", "T1"), Self.team("C2", nil)]) {
            $0.teams = WriteGuards.Sourced(["Payments"], source: "config.toml:15")
        }
        forbidden.press("*mevery sat 22:00 for 2h<Enter>")
        #expect(!forbidden.jobs.contains { if case .changeQueue = $0 { true } else { false } })
        #expect(forbidden.said?.contains("(config.toml:15)") == true, "\(forbidden.said ?? "")")
    }

    @Test func `a plan for many leaves out integrations of locked teams, and counts them`() {
        var script = Self.script([Self.team("C1", "T1"), Self.team("C2", nil), Self.team("C3", "T1")]) {
            $0.teams = WriteGuards.Sourced(["Payments"], source: "config.toml:15")
        }
        script.press("*m<Enter>")
        for (number, id) in script.console.planFetches.sorted(by: { $0.key < $1.key }) {
            script.answer(number, script.answer(script.console.directory.integration(id) ?? .sample()))
        }
        let plan = script.console.plan
        #expect(plan.map { $0.groups.indices.map($0.state(ofGroup:)) } == [.ready, .refused, .ready])
        script.press("<Enter>")
        script.answerPlan()
        #expect(script.calls.contains { $0.isWrite })
        // Nothing is left if all are locked.
        var locked = Self.script([Self.team("C1", nil), Self.team("C2", nil)]) {
            $0.teams = WriteGuards.Sourced(["Payments"], source: "config.toml:15")
        }
        locked.press("*m")
        #expect(locked.console.dialog == nil)
        #expect(locked.said?.contains("(config.toml:15)") == true, "\(locked.said ?? "")")
    }

    @Test func `many are typed once, and a plan that is done needs no word`() {
        var script = Self.script([Self.team("C1", "T1"), Self.team("C2", "T1")], Self.protected)
        script.press("*m<Down><Down><Enter>")
        #expect(script.console.inputContext == .overlay(.planTable))
        func answer() {
            while let (number, request) = script.console.requests.filter({ $0.value.call.integration != nil })
                .min(by: { $0.key < $1.key }), let id = request.call.integration,
                var known = script.console.directory.integration(id)
            {
                if request.call.isWrite { known.maintenanceMode = .value(.disableAlerts) }
                script.answer(number, script.answer(known))
            }
        }
        answer()
        script.press("<Enter>")
        #expect(script.console.inputContext == .overlay(.confirmation))
        script.press("prod<Enter>")
        answer()
        #expect(script.console.plan?.tally.saved == 2)
        script.press("<Enter>")
        #expect(script.console.dialog == nil)
    }

    @Test func `the count is typed above confirm_over`() {
        var script = Script([Self.team("C1", nil), Self.team("C2", nil)])
        var configuration = script.console.configuration
        configuration.confirmOver = 1
        script.console = Console(configuration, now: script.now)
        script.send(.resized(Size(width: 120, height: 36)))
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([Self.team("C1", nil), Self.team("C2", nil)])))
        script.answer(list, .listed)
        script.reply(.draftsLoaded([], problems: []))
        script.reply(.journalLoaded([], problems: []))
        script.press("*m<Enter>")
        for (number, id) in script.console.planFetches.sorted(by: { $0.key < $1.key }) {
            script.answer(number, script.answer(script.console.directory.integration(id) ?? .sample()))
        }
        script.press("<Enter>")
        #expect(script.console.inputContext == .overlay(.countCheck))
    }

    // MARK: Read-only mode

    @Test func `read-only mode is lifted for some minutes once the name is typed`() {
        var script = Self.script([.sample()], isReadOnly: true) { $0.unlockMinutes = 10 }
        script.press("m")
        #expect(script.console.notice == .disabled(.char("m"), .readOnly))
        script.press(":unlock<Enter>prod<Enter>")
        #expect(script.console.headerScene.unlockedSeconds == 600)
        #expect(!script.console.headerScene.isReadOnly)
        script.press("m<Enter>")
        #expect(script.calls == [.startMaintenance(Self.id, .silenceEscalations, seconds: 3600)])
        script.pass(601)
        #expect(script.console.headerScene.unlockedSeconds == nil)
        #expect(script.console.headerScene.isReadOnly)
    }

    @Test func `it locks when the console is suspended, and with lock`() {
        var script = Self.script([.sample()], isReadOnly: true) { $0.unlockMinutes = 10 }
        for keys in ["<C-z>", ":lock<Enter>"] {
            script.press(":unlock<Enter>prod<Enter>")
            #expect(script.console.headerScene.unlockedSeconds != nil)
            script.press(keys)
            #expect(script.console.headerScene.unlockedSeconds == nil)
        }
    }

    @Test func `a flag is not lifted, nor a context without minutes`() {
        var flag = Self.script([.sample()], isReadOnly: true, isByFlag: true) { $0.unlockMinutes = 10 }
        flag.press(":unlock<Enter>")
        #expect(flag.console.dialog == nil)
        #expect(flag.said?.contains("--read-only was given") == true)
        var without = Self.script([.sample()], isReadOnly: true) { _ in }
        without.press(":unlock<Enter>")
        #expect(without.said?.contains("no unlock_minutes") == true)
    }
}
