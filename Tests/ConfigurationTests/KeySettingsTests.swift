import TerminalCore
import Testing

@testable import Configuration

@Suite struct KeySettingsTests {
    private func read(_ text: String) throws -> KeySettings? {
        try ConfigurationFile(text: text, path: "/home/me/config.toml", home: "/home/me").keys
    }

    @Test func `a preset, keys, and actions without a key`() throws {
        let keys = try read(
            """
            [keys]
            preset = "vim"
            [keys.list]
            start_maintenance = ["m", "F2"]
            delete = "none"
            [keys.all]
            save = "Ctrl-S"
            """)
        #expect(keys?.preset?.value == .vim)
        #expect(
            keys?.choices.map(\.value) == [
                KeyChoice(place: "list", action: "start_maintenance", keys: [.char("m"), Key(.function(2))]),
                KeyChoice(place: "list", action: "delete", keys: []),
                KeyChoice(place: "all", action: "save", keys: [.ctrl("s")]),
            ])
        #expect(keys?.choices[1].origin == .file("config.toml", line: 5))
        #expect(try read("mouse = true") == nil)
    }

    @Test(arguments: [
        (
            "[keys]\nsort = \"s\"",
            "config.toml:2: 'sort' must be in the table of a place, such as [keys.all] or [keys.list]"
        ),
        (
            "[keys.list]\nsort = \"Ctrl-Shift-m\"",
            "config.toml:2: 'Ctrl-Shift-m': terminals send the same as for Ctrl-M"
        ),
        (
            "[keys.list]\nsort = 5",
            "config.toml:2: 'sort' must be a key, a list of keys like [\"m\", \"F2\"], or \"none\", found a whole number"
        ),
        (
            "[keys]\npreset = \"nano\"",
            "config.toml:2: 'preset' must be \"vim\", \"arrows\" or \"emacs\", found a string"
        ),
    ])
    func `errors have their line`(text: String, message: String) throws {
        do throws(ConfigurationErrors) {
            _ = try ConfigurationFile(text: text, path: "/home/me/config.toml", home: "/home/me")
            Issue.record("no error")
        } catch {
            #expect(error.description == message)
        }
    }
}
