import OnCall
import Testing

@testable import Configuration

/// The guard rails of a context, and the table `[notify]`.
@Suite struct GuardSettingsTests {
    private static func read(_ text: String) throws(ConfigurationErrors) -> ConfigurationFile {
        try ConfigurationFile(text: text, path: "/home/me/config.toml", home: "/home/me")
    }

    private static func context(_ lines: String) throws(ConfigurationErrors) -> GuardSettings {
        let file = try read("[contexts.prod]\nurl = \"https://x.example.com\"\n\(lines)")
        return file.contexts.first?.guards ?? GuardSettings()
    }

    private static func message(_ lines: String) -> String {
        do throws(ConfigurationErrors) {
            _ = try context(lines)
            return "accepted"
        } catch {
            return "\(error)"
        }
    }

    @Test func `guards are read with their lines`() throws {
        let settings = try Self.context(
            """
            protected = true
            confirm = "count"
            confirm_for = ["delete", "window>8h"]
            max_window = "24h"
            forbid = ["create"]
            teams = ["Payments", "SRE"]
            unlock_minutes = 10
            """)
        let guards = settings.guards(context: "prod")
        #expect(guards.isProtected && guards.confirmation == .count && guards.unlockMinutes == 10)
        #expect(guards.triggers == [.verb(.delete), .longWindow(8 * 3600)])
        #expect(guards.maxWindow == WindowGrammar.Limit(seconds: 86_400, source: "config.toml:6"))
        #expect(guards.forbidden == WriteGuards.Sourced([.create], source: "config.toml:7"))
        #expect(guards.teams == WriteGuards.Sourced(["Payments", "SRE"], source: "config.toml:8"))
        #expect(settings.lines.map(\.name).count == 7)
        #expect(settings.lines.map { "\($0.origin)" }.first == "config.toml:3")
    }

    @Test func `a protected context asks for its name before what usually hurts`() throws {
        let guards = try Self.context("protected = true").guards(context: "prod")
        #expect(guards.confirmation == .name && guards.triggers == WriteGuards.usualTriggers)
        #expect(try Self.context("").guards(context: "prod").triggers == [])
    }

    @Test(arguments: [
        ("confirm_for = [\"window>8x\"]", "window>8x"), ("forbid = [\"deletes\"]", "did you mean"),
        ("max_window = \"soon\"", "max_window"), ("max_window = 8", "max_window"), ("protected = 1", "true or false"),
        ("unlock_minutes = 0", "1 to 120"), ("confirm = \"word\"", "\"name\""), ("teams = \"Payments\"", "a list"),
    ])
    func `a wrong value is an error with its line`(line: String, part: String) {
        let message = Self.message(line)
        #expect(message.contains("config.toml:3") && message.contains(part), "\(message)")
    }

    @Test func `the table notify`() throws {
        let file = try Self.read(
            """
            [notify]
            before = ["1m", "10m"]
            at_end = false
            bell = false
            osc = "777"
            command = ["notify-send", "{name}", "{text}"]
            """)
        let notify = try #require(file.notify)
        #expect(notify.before == [600, 60] && !notify.isAtEnd && !notify.ringsBell && notify.sequence == .osc777)
        #expect(notify.command(name: "a b", text: "$(x)") == ["notify-send", "a b", "$(x)"])
        #expect(throws: ConfigurationErrors.self) { try Self.read("[notify]\nosc = \"8\"") }
        #expect(throws: ConfigurationErrors.self) { try Self.read("[notify]\nwhen = true") }
    }
}
