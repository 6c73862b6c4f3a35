import ConsoleScript
import OnCall
import StateMachine
import TerminalCore
import Testing
import TextEditing

@testable import Features

@Suite struct ReloadTests {
    private func changed(_ script: Script, _ change: (inout SessionConfiguration) -> Void) -> SettingsReload {
        var configuration = script.console.configuration
        change(&configuration)
        return .taken(configuration, needsReopening: false)
    }

    @Test func `a valid configuration is taken at once, and what changed is named`() {
        var script = Script([.sample("C1"), .sample("C2")])
        let choice = KeyChoice(place: "list", action: "sort", keys: [.char("x")])
        let reload = changed(script) {
            $0.keys = UserKeys(preset: nil, choices: [choice])
            $0.theme = "nord"
            $0.refreshSeconds = 30
        }
        script.send(.settingsRead(reload, isAsked: false))
        #expect(
            script.console.notice
                == .context(.settingsTaken(["keys", "theme", "refresh_seconds"], needsReopening: false, context: nil)))
        #expect(script.console.themeName == "nord")
        script.press("x")
        #expect(script.console.list.sort == .name)
        script.press("s")
        #expect(script.console.list.sort == .name)
    }

    @Test func `an invalid one changes nothing, and its line stays until a valid one comes`() {
        var script = Script([.sample("C1"), .sample("C2")])
        let before = script.console.configuration
        script.send(.settingsRead(.refused("config.toml:16: unknown key 'them'"), isAsked: false))
        #expect(script.console.configuration == before)
        script.press("j")
        #expect(script.console.notice == .context(.settingsRefused("config.toml:16: unknown key 'them'")))
        script.send(.settingsRead(changed(script) { _ in }, isAsked: false))
        #expect(script.console.notice == nil)
    }

    @Test func `a server never changes, and guards only get stricter`() {
        var script = Script([.sample()])
        let reload = changed(script) {
            $0.server = "https://other.example.com"
            $0.isReadOnly = true
            $0.guards.forbidden = WriteGuards.Sourced([.delete], source: "config.toml:4")
        }
        script.send(.settingsRead(reload, isAsked: false))
        #expect(script.console.configuration.server == "https://oncall.example.com")
        #expect(script.console.isReadOnly)
        let looser = changed(script) {
            $0.isReadOnly = false
            $0.guards = WriteGuards()
        }
        script.send(.settingsRead(looser, isAsked: false))
        #expect(script.console.isReadOnly)
        #expect(script.console.configuration.guards.forbidden?.value == [.delete])
    }

    @Test func `the mouse follows the file`() {
        var script = Script([.sample()])
        script.send(.settingsRead(changed(script) { $0.hasMouse = false }, isAsked: false))
        #expect(script.effects.contains { if case .run(_, .terminal(.mouse(false))) = $0 { true } else { false } })
    }

    @Test func `reload asks for it, and says if nothing changed`() {
        var script = Script([.sample()])
        script.press(":reload<Enter>")
        #expect(script.effects.contains { if case .run(_, .terminal(.reload)) = $0 { true } else { false } })
        script.send(.settingsRead(changed(script) { _ in }, isAsked: true))
        #expect(script.console.notice == .context(.settingsTaken([], needsReopening: false, context: nil)))
    }

    @Test func `a thousand reloads under keys lose no key`() {
        var script = Script((0..<50).map { .named("C\($0)", "name \($0)") })
        let choices = (0..<100).map { KeyChoice(place: "list", action: "sort", keys: [.alt(Character("\($0 % 10)"))]) }
        var typed = ""
        script.press("/")
        for number in 0..<1000 {
            let reload = changed(script) {
                $0.keys = number % 2 == 0 ? UserKeys(preset: .emacs, choices: choices.suffix(1)) : UserKeys()
                $0.theme = number % 3 == 0 ? "nord" : "default"
            }
            script.send(.settingsRead(number % 7 == 0 ? .refused("config.toml:1: no") : reload, isAsked: false))
            let letter = Character(Unicode.Scalar(UInt8(97 + number % 26)))
            script.press(.char(letter))
            typed.append(letter)
        }
        #expect(script.console.list.filterText.text == typed)
        #expect(script.console.outbox.isEmpty)
    }
}
