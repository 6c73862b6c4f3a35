import ConsoleScript
import Features
import FoundationEssentials
import OnCall
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
