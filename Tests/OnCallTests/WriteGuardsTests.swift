import OnCall
import Testing

/// What a context does not allow, or only after something is typed.
@Suite struct WriteGuardsTests {
    private static var guards: WriteGuards {
        var guards = WriteGuards()
        guards.context = "prod"
        guards.isProtected = true
        guards.confirmation = .name
        guards.triggers = [.verb(.delete), .verb(.disableAlerts), .verb(.bulk), .longWindow(8 * 3600)]
        guards.maxWindow = WindowGrammar.Limit(seconds: 24 * 3600, source: "config.toml:12")
        guards.forbidden = WriteGuards.Sourced([.create], source: "config.toml:14")
        guards.teams = WriteGuards.Sourced(["Payments"], source: "config.toml:15")
        return guards
    }

    private static func start(_ mode: MaintenanceMode, hours: Int) -> WriteGuards.Write {
        .start(mode, seconds: hours * 3600, teams: ["Payments"])
    }

    @Test func `without guards everything is allowed`() {
        #expect(WriteGuards().refusal(WriteGuards.Write([.delete, .bulk], teams: [nil, "x"])) == nil)
        #expect(WriteGuards().demand(WriteGuards.Write([.delete], teams: ["x"])) == nil)
    }

    @Test func `what is forbidden names its line`() {
        let refusal = Self.guards.refusal(WriteGuards.Write([.create], teams: ["Payments"]))
        #expect(refusal?.message == "this context forbids create (config.toml:14)")
        #expect(Self.guards.refusal(WriteGuards.Write([.update], teams: ["Payments"])) == nil)
    }

    @Test func `other teams are locked`() {
        #expect(
            Self.guards.refusal(WriteGuards.Write([.update], teams: ["Payments", "SRE"]))?.message
                == "the team SRE is locked in this context (config.toml:15)")
        #expect(
            Self.guards.refusal(WriteGuards.Write([.stop], teams: [nil]))?.message
                == "integrations without a team are locked in this context (config.toml:15)")
    }

    @Test func `a window is not longer than allowed`() {
        #expect(Self.guards.refusal(Self.start(.silenceEscalations, hours: 24)) == nil)
        #expect(
            Self.guards.refusal(Self.start(.silenceEscalations, hours: 25))?.message
                == "this context allows 1 d (config.toml:12)")
    }

    @Test(arguments: [
        (MaintenanceMode.silenceEscalations, 8, false), (.silenceEscalations, 9, true), (.disableAlerts, 1, true),
    ])
    func `what is named needs the name`(mode: MaintenanceMode, hours: Int, isAsked: Bool) {
        let demand = Self.guards.demand(Self.start(mode, hours: hours))
        #expect((demand != nil) == isAsked)
        guard let demand else { return }
        #expect(demand.badge == "PROD")
        #expect(demand.isMet(by: "prod"))
        #expect(!demand.isMet(by: "PROD") && !demand.isMet(by: "") && !demand.isMet(by: "prod "))
    }

    @Test func `or the number of integrations`() {
        var guards = Self.guards
        guards.confirmation = .count
        let write = WriteGuards.Write([.update, .bulk], teams: ["Payments", "Payments", "Payments"])
        #expect(guards.demand(write)?.word == "3")
        guards.confirmation = .off
        #expect(guards.demand(write) == nil)
    }

    @Test func `entries of confirm_for`() {
        #expect(WriteGuards.Trigger("delete") == .verb(.delete))
        #expect(WriteGuards.Trigger("disable_alerts") == .verb(.disableAlerts))
        #expect(WriteGuards.Trigger("window>8h") == .longWindow(8 * 3600))
        #expect(WriteGuards.Trigger("window>1h30m")?.text == "window>1h30min")
        for text in ["window>8x", "window>", "window", "deletes", ""] {
            #expect(WriteGuards.Trigger(text) == nil, "\(text)")
        }
    }
}
