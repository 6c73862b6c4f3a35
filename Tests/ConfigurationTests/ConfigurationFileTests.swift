import Foundation
import OnCall
import RecordedPages
import Testing

@testable import Configuration

@Suite struct ConfigurationFileTests {
    private func read(_ text: String) throws(ConfigurationErrors) -> ConfigurationFile {
        try ConfigurationFile(text: text, path: "/home/me/.config/oncall-tui/config.toml", home: "/home/me")
    }

    @Test func `every key is read, with its line`() throws {
        let file = try read(
            """
            context = "prod"
            theme = "midnight"
            refresh_seconds = 30
            # the lines count
            confirm_saves = false
            complete_while_typing = true

            [contexts.prod]
            url = "https://oncall.example.com/api/v1/"
            grafana_url = "https://stack.grafana.net/"
            token_command = ["pass", "show", "oncall"]
            authorization = "bearer"
            read_only = true
            theme = "paper"
            ca_file = "~/ca.pem"
            allow_plain_http = false
            connect_timeout_seconds = 3
            read_timeout_seconds = 20
            confirm_saves = true
            complete_while_typing = false

            [contexts."staging eu"]
            url = "http://localhost:8080"
            token_file = "token"
            """)
        func at(_ line: Int) -> Origin { .file("config.toml", line: line) }
        #expect(file.context == Setting("prod", from: at(1)))
        #expect(file.theme == Setting("midnight", from: at(2)))
        #expect(file.refreshSeconds == Setting(30, from: at(3)))
        #expect(file.confirmsSaves == Setting(false, from: at(5)))
        #expect(file.completesWhileTyping == Setting(true, from: at(6)))
        #expect(file.contexts.map(\.name) == ["prod", "staging eu"])
        let prod = file.contexts[0]
        #expect(prod.origin == at(8))
        #expect(prod.url == Setting(try ServerURL("https://oncall.example.com"), from: at(9)))
        #expect(prod.grafanaURL?.value.text == "https://stack.grafana.net")
        #expect(prod.token == Setting(.command(["pass", "show", "oncall"]), from: at(11)))
        #expect(prod.authorization == Setting(.bearer, from: at(12)))
        #expect(prod.isReadOnly == Setting(true, from: at(13)))
        #expect(prod.theme == Setting("paper", from: at(14)))
        #expect(prod.caFile == Setting("/home/me/ca.pem", from: at(15)))
        #expect(prod.allowsPlainHTTP == Setting(false, from: at(16)))
        #expect(prod.connectTimeoutSeconds == Setting(3, from: at(17)))
        #expect(prod.readTimeoutSeconds == Setting(20, from: at(18)))
        #expect(prod.confirmsSaves == Setting(true, from: at(19)))
        #expect(prod.completesWhileTyping == Setting(false, from: at(20)))
        #expect(file.contexts[1].token?.value == .file("/home/me/.config/oncall-tui/token"))
    }

    @Test(arguments: [
        (
            "\nrefresh_seconds = \"60\"",
            "2: 'refresh_seconds' must be a whole number of seconds, 5 or more, found a string"
        ),
        ("refresh_seconds = 4", "1: 'refresh_seconds' must be a whole number of seconds, 5 or more, found 4"),
        ("refresh_seconds = 5.5", "1: 'refresh_seconds' must be a whole number of seconds, 5 or more, found 5.5"),
        ("refresh_second = 60", "1: unknown key 'refresh_second'; did you mean 'refresh_seconds'?"),
        (
            "colour = 1",
            "1: unknown key 'colour'; known here: context, theme, theme_on_light, mouse, refresh_seconds, confirm_saves, confirm_over, "
                + "complete_while_typing, notify, keys, contexts"
        ),
        ("confirm_saves = \"no\"", "1: 'confirm_saves' must be true or false, found a string"),
        ("complete_while_typing = 1", "1: 'complete_while_typing' must be true or false, found 1"),
        ("confirm_save = false", "1: unknown key 'confirm_save'; did you mean 'confirm_saves'?"),
        ("theme = \"\"", "1: 'theme' must be the name of a theme, found a string"),
        ("theme = 1979-05-27", "1: 'theme' must be the name of a theme, found a date"),
        ("url = \"https://x\"", "1: unknown key 'url'; it belongs in a [contexts.NAME]"),
        (
            "context = \"prdo\"\n[contexts.prod]\nurl = \"https://x\"",
            "1: there is no context 'prdo'; did you mean 'prod'?"
        ),
        ("contexts = 1", "1: 'contexts' must be a table, found 1"),
        ("[contexts]\nprod = \"https://x\"", "2: 'contexts.prod' must be a table, found a string"),
        ("[contexts.prod]", "1: context 'prod' has no 'url'"),
        (
            "token = \"s3cret\"",
            "1: a token does not belong in this file; say where it is, with one of token_env = \"VARIABLE\", "
                + "token_file = \"path\" and token_command = [\"program\", \"argument\"]"
        ),
    ])
    func `an error has file, line and the expected value`(text: String, expected: String) {
        #expect(message { () throws(ConfigurationErrors) in try read(text) } == "config.toml:" + expected)
    }

    @Test(arguments: [
        ("urll = 1", "unknown key 'urll'; did you mean 'url'?"),
        (
            "refresh_seconds = 60",
            "unknown key 'refresh_seconds'; it belongs at the top of the file, before any [table]"
        ),
        ("authorization = \"Bearer\"", "'authorization' must be \"auto\", \"bearer\" or \"raw\", found a string"),
        ("read_only = 1", "'read_only' must be true or false, found 1"),
        ("confirm_saves = 0", "'confirm_saves' must be true or false, found 0"),
        ("complete_while_typing = \"yes\"", "'complete_while_typing' must be true or false, found a string"),
        (
            "token_command = \"pass show oncall\"",
            "'token_command' must be a list of strings, like [\"pass\", \"show\", \"oncall\"], found a string"
        ),
        (
            "token_command = [\"pass\", 1]",
            "'token_command' must be a list of strings, like [\"pass\", \"show\", \"oncall\"], found an array"
        ),
        (
            "token_command = []",
            "'token_command' must be a list of strings, like [\"pass\", \"show\", \"oncall\"], found an array"
        ),
        (
            "token_file = \"a\"\ntoken_env = \"A\"",
            "context 'prod' must have one of token_env, token_file and token_command, found token_env and token_file"
        ),
        (
            "connect_timeout_seconds = 0",
            "'connect_timeout_seconds' must be a whole number of seconds, 1 to 600, found 0"
        ),
        ("grafana_url = \"stack.grafana.net\"", "'grafana_url' must begin with https:// or http://"),
        ("ca_file = true", "'ca_file' must be a path, found true"),
    ])
    func `contexts are checked`(line: String, expected: String) {
        let text = "[contexts.prod]\nurl = \"https://x\"\n" + line
        #expect(message { () throws(ConfigurationErrors) in try read(text) } == "config.toml:3: " + expected)
    }

    @Test(arguments: ["token = \"s3cret\"", "[contexts.prod]\nurl = \"https://x\"\ntoken = \"s3cret\""])
    func `a token in the file is refused, and not repeated`(text: String) {
        let error = message { () throws(ConfigurationErrors) in try read(text) }
        #expect(error.contains("a token does not belong in this file"))
        #expect(!error.contains("s3cret"))
        #expect(!error.contains("\n"))
    }

    @Test func `errors in unused contexts are reported, all at once`() {
        let text = "refresh_seconds = 1\n[contexts.a]\nurl = 1\n[contexts.b]\nurl = \"https://x\"\nread_only = 2"
        let lines = message { () throws(ConfigurationErrors) in try read(text) }.split(separator: "\n")
        #expect(lines.map { $0.prefix(14) } == ["config.toml:1:", "config.toml:3:", "config.toml:6:"])
    }

    @Test func `the example of README is a valid file`() throws {
        let page = try String(contentsOf: RecordedSection.root.appending(path: "README.md"), encoding: .utf8)
        let example = try #require(
            page.components(separatedBy: "```toml\n").dropFirst().first?.components(separatedBy: "```").first)
        #expect(try read(example).contexts.map(\.name) == ["prod", "lab"])
    }

    @Test func `the example of the man page is a valid file, and shows every setting`() throws {
        let example = SettingDescription.example
        #expect(try read(example).contexts.map(\.name) == ["prod", "lab"])
        for setting in SettingDescription.all { #expect(example.contains(setting.name + " = "), "\(setting.name)") }
    }

    @Test func `every setting is described once per section`() {
        for settings in [SettingDescription.top, SettingDescription.context] {
            #expect(Set(settings.map(\.name)).count == settings.count)
        }
    }

    @Test func `the example shown without configuration is valid`() throws {
        #expect(try read(Settings.exampleFile).contexts.map(\.name) == ["work"])
        #expect(Settings.exampleFile.split(separator: "\n").count == 4)
    }
}
