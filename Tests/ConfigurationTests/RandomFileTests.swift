import SeededRandom
import Testing

@testable import Configuration

/// Damaged files give settings or an error with a message, nothing else.
@Suite struct RandomFileTests {
    private static let config = """
        context = "prod"
        theme = "midnight"
        refresh_seconds = 30
        [keys]
        preset = "vim"
        [keys.list]
        start_maintenance = ["m", "F2"]
        delete = "none"
        [contexts.prod]
        url = "https://oncall.example.com/api/v1/"
        token_command = ["pass", "show", "oncall"]
        read_only = true
        ca_file = "~/ca.pem"
        [contexts."staging eu"]
        url = "http://localhost:8080"
        token_file = "token"
        """

    private static let theme = """
        name = "mine"
        inherits = "midnight"
        [roles]
        text = { fg = "#abcdef", bg = "default", bold = true }
        "syntax.error" = { fg = "red", underline = true }
        syntax.keyword = { fg = 123 }
        """

    private static let pieces = [
        "[", "]", "[[", "]]", "{", "}", "=", "\"", "'", "\"\"\"", "'''", "\\u12", "\\", "#", "\n", "\r\n", ",", ".",
        "-inf",
        "0x_1", "1e999", "9999999999999999999999", "1979-05-27T07:32:00Z", "true", "a.b.c", "\u{0}", "é", "\u{FEFF}",
        "contexts", "url", "keys", "[keys.all]", "\"Ctrl-Shift-m\"", "\"none\"", "[contexts.prod]", "= = =", "[}",
        "\u{85}", "\u{2028}", "\u{A0}", "\u{B}", "1979-05-27T",
        "07:32:00", "-0x", "1_", "+", String(repeating: "a.", count: 300), String(repeating: "[", count: 300),
        String(repeating: "{a=", count: 300),
    ]

    @Test func `a damaged configuration`() async {
        await LongRun.repeated("configuration", count: 300) { random, seed in
            let text = String(decoding: Damage.of(Self.config, with: Self.pieces, &random), as: UTF8.self)
            do throws(ConfigurationErrors) {
                _ = try ConfigurationFile(text: text, path: "/home/me/config.toml", home: "/home/me")
            } catch {
                #expect(!error.description.isEmpty, "seed \(seed)")
            }
        }
    }

    @Test func `a damaged theme`() async {
        await LongRun.repeated("theme", count: 300) { random, seed in
            let text = String(decoding: Damage.of(Self.theme, with: Self.pieces, &random), as: UTF8.self)
            do throws(ConfigurationErrors) {
                _ = try ThemeFile(text: text, name: "mine", file: "mine.toml")
            } catch {
                #expect(!error.description.isEmpty, "seed \(seed)")
            }
        }
    }
}

extension RandomFileTests {
    @Test(arguments: [
        "[", "[[", "[\n", "[=]", "[ # ]", "[é]", "[[ é ]]", "a = 1\n[\u{1}]", "a = [}", "a = [1, }", "a = [\u{2028}]",
        "a = [[\u{85}", "a = 1979-05-yc 9", "a = 1979-05-27T[", "a = [1979-05-27T]", "a = { b = 1979-05-27T& }",
    ])
    func `input that would crash the parser is reported`(text: String) {
        #expect(throws: ConfigurationErrors.self) {
            try ConfigurationFile(text: text, path: "/home/me/config.toml", home: "/home/me")
        }
    }
}
