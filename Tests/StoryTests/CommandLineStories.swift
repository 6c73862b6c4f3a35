import Foundation
import Testing

/// The program without a screen.
@Suite struct CommandLineStories {
    /// Runs the program without a terminal.
    private func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> (
        out: String, err: String, status: Int32
    ) {
        try await Stage.perform {
            let home = "/tmp/oncall-home-" + UUID().uuidString.prefix(8)
            try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: home) }
            return try Child.run(
                [Program.url.path] + arguments, ["HOME": home, "PATH": "/usr/bin:/bin"].merging(environment) { $1 })
        }
    }

    @Test func `without configuration it names three ways to start`() async throws {
        let (out, err, status) = try await run([])
        #expect(status == 1)
        #expect(out == "")
        #expect(err.contains("oncall-tui --demo"))
        #expect(err.contains("GRAFANA_ONCALL_URL"))
        #expect(err.contains("config.toml"))
    }

    /// Runs a shell script with the program as `$0`, in its home.
    private func shell(_ script: String, _ arguments: [String] = []) async throws -> (
        out: String, err: String, status: Int32
    ) {
        try await Stage.perform {
            let home = "/tmp/oncall-home-" + UUID().uuidString.prefix(8)
            try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: home) }
            return try Child.run(
                ["/bin/sh", "-c", "cd; " + script, Program.url.path] + arguments,
                ["HOME": home, "PATH": "/usr/bin:/bin"])
        }
    }

    @Test(arguments: [
        ["info"], ["keys"], ["keys", "--json"], ["themes"], ["man"], ["--version"], ["--version", "--json"], ["--help"],
        ["help", "lint"], ["--generate-completion-script", "bash"], ["render", "--template", "/dev/null"],
        ["lint", "--json", "/dev/null"],
    ])
    func `output that can't be written is an error`(arguments: [String]) async throws {
        let (_, err, status) = try await shell("\"$0\" \"$@\" > /dev/full", arguments)
        #expect(status == 1)
        #expect(err == "Error: standard output can't be written: No space left on device\n")
        // A reader that has read enough is none.
        let (_, quiet, fine) = try await shell("\"$0\" \"$@\" | true", arguments)
        #expect(fine == 0 && quiet == "")
    }

    @Test func `lint names what it can't read in plain words, and reads files whose names are not UTF-8`() async throws
    {
        let (out, err, status) = try await shell(
            "file=$(printf 'a\\377.j2'); printf '{{ x' > \"$file\"; mkdir folder; \"$0\" lint \"$file\" folder nothing")
        #expect(status == 1)
        #expect(out.hasPrefix("a\u{FFFD}.j2:1:"))
        #expect(
            err == "Error: nothing can't be opened: No such file or directory\n")
    }

    @Test func `lint tells of patterns that can't be tried or are refused, and exits with 0`() async throws {
        let (out, _, status) = try await shell(
            "printf \"{{ 'a'|regex_search('a{e}') }}{{ 'a'|regex_match('(') }}\" > a.j2; \"$0\" lint a.j2; \"$0\" lint --json a.j2"
        )
        #expect(status == 0)
        #expect(
            out.hasPrefix(
                """
                a.j2:1:21: notice: this pattern can't be tried here: fuzzy matching, {e<=1} and the like, isn't built
                  {{ 'a'|regex_search('a{e}') }}{{ 'a'|regex_match('(') }}
                                      ^~~~~~
                a.j2:1:50: notice: the server refuses this pattern: missing ) at position 1
                """))
        #expect(out.contains("\"notices\""))
    }

    @Test func `without a terminal it says so in one line`() async throws {
        let (_, err, status) = try await run(["--demo"])
        #expect(status == 1)
        #expect(err.split(separator: "\n").count == 1)
        #expect(err.contains("needs a terminal"))
    }

    @Test func `keys lists every input context, as a table and as JSON`() async throws {
        let (table, _, status) = try await run(["keys"])
        #expect(status == 0)
        let (out, _, _) = try await run(["keys", "--json"])
        let contexts = try #require(try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [[String: Any]])
        let names = contexts.compactMap { $0["place"] as? String }
        #expect(Set(names).isSuperset(of: ["list", "editor", "plan", "question", "command-line"]))
        for name in names { #expect(table.contains("(\(name))")) }
        let (_, err, refused) = try await run(["keys", "--place", "plna"])
        #expect(refused != 0)
        #expect(err.contains("did you mean 'plan'"))
    }

    @Test func `info shows every setting and where it came from, and no token`() async throws {
        let (out, _, status) = try await run(
            ["info", "--theme", "paper"],
            ["GRAFANA_ONCALL_URL": "https://oncall.example.com", "GRAFANA_ONCALL_ACCESS_TOKEN": "s3cr3t-t0ken"])
        #expect(status == 0)
        #expect(out.contains("https://oncall.example.com"))
        #expect(out.contains("environment GRAFANA_ONCALL_URL"))
        #expect(out.contains("flag --theme"))
        #expect(out.contains("<token>"))
        #expect(!out.contains("s3cr3t"))
    }

    @Test func `themes lists the built-in themes`() async throws {
        let (out, _, status) = try await run(["themes"])
        #expect(status == 0)
        for name in ["default", "midnight", "paper", "high-contrast", "monochrome"] { #expect(out.contains(name)) }
    }

    @Test func `an unknown theme is reported before the screen opens`() async throws {
        let (_, err, status) = try await run(["info", "--config", "/nowhere.toml"])
        #expect(status == 1)
        #expect(err.contains("there is no file /nowhere.toml"))
    }

    @Test func `text from the configuration does not reach the terminal unchanged`() async throws {
        let file = "/tmp/oncall-config-" + UUID().uuidString.prefix(8) + ".toml"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try #"context = "\u001b]0;owned\u0007""#.write(toFile: file, atomically: true, encoding: .utf8)
        let (_, err, status) = try await run(["info", "--config", file])
        #expect(status == 1)
        #expect(err.contains("there is no context"))
        #expect(!err.contains("\u{1B}"))
    }

    @Test(arguments: [
        ["--\u{1B}]0;owned\u{7}"], ["--refresh", "\u{9B}2J"], ["\u{1B}[2J"], ["--demo=\u{1B}c"],
        ["themes", "\u{202E}x"],
        ["demo-server", "--port", "\u{1B}[2J"], ["demo-server", "--faults", "/\u{1B}[2J"],
        ["demo-server", "--request-log", "/\u{1B}[2J/x"], ["lint", "/\u{1B}[2J"],
        ["render", "--template", "/\u{1B}[2J"], ["render", "--template", "t", "--now", "\u{1B}[2J"],
        ["info", "--config", "/\u{1B}[2J"], ["--log-file", "/\u{1B}[2J/x", "--demo"], ["info", "--url", "\u{1B}[2J"],
        ["info", "--context", "\u{1B}[2J\u{200B}"],
    ])
    func `quoted arguments are safe for the terminal`(arguments: [String]) async throws {
        let (out, err, status) = try await run(arguments)
        #expect(status != 0)
        #expect(!err.isEmpty)
        #expect(TerminalOutput(Array((out + err).utf8)).strangers == [])
        #expect(!(out + err).contains("\u{1B}"))
    }

    @Test(arguments: ["info", "themes"])
    func `folders with odd names are safe for the terminal`(command: String) async throws {
        let odd = "/tmp/\u{1B}[2J"
        let (out, err, status) = try await run([command], ["XDG_CONFIG_HOME": odd, "XDG_STATE_HOME": odd])
        #expect(status == 0)
        #expect(out.contains("␛[2J"))
        #expect(!(out + err).contains("\u{1B}"))
    }

    @Test func `info reports a theme that can't be used`() async throws {
        let (out, _, status) = try await run(["info", "--theme", "nowhere"])
        #expect(status == 0)
        #expect(out.contains("The theme can't be used"))
        #expect(out.contains("nowhere"))
    }

    @Test func `files are where HOME says`() async throws {
        let (out, _, status) = try await run(["info"])
        #expect(status == 0)
        #expect(out.contains("/tmp/oncall-home-"))
    }

    @Test(arguments: [["--demo=nowhere"], ["--demo=nowhere", "--theme", "paper"]])
    func `an unknown demo is refused, and the existing ones are named`(arguments: [String]) async throws {
        let (out, err, status) = try await run(arguments)
        #expect(status != 0)
        #expect(out == "")
        #expect(err.contains("'nowhere'"))
        #expect(err.contains("cloud") && err.contains("oss"))
    }

    @Test func `help and version`() async throws {
        let help = try await run(["--help"])
        for word in [
            "--demo", "--context", "--url", "--grafana-url", "--theme", "--read-only", "--config", "demo-server",
            "info", "man", "themes",
        ] {
            #expect(help.out.contains(word), "\(word)")
        }
        #expect(try await run(["--version"]).out == "0.2.0\n")
    }

    @Test func `version in JSON`() async throws {
        let (out, _, status) = try await run(["--version", "--json"])
        #expect(status == 0)
        let facts = try #require(try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
        #expect(facts["version"] as? String == "0.2.0")
        #expect(facts["dialects"] as? [String] == ["cloud", "oss"])
        for name in ["commit", "unicode", "tzdata"] { #expect((facts[name] as? String)?.isEmpty == false, "\(name)") }
        #expect(try await run(["--json"]).status == 64)
        #expect(try await run(["lint", "--json", "/dev/null"]).out.hasPrefix("["))
    }

    @Test func `man has every option and subcommand of the program`() async throws {
        let (page, _, status) = try await run(["man"])
        #expect(status == 0)
        #expect(page.hasPrefix(".TH \"ONCALL\\-TUI\" 1 "))
        #expect(try await run(["man", "oncall-tui-config"]).out.hasPrefix(".TH \"ONCALL\\-TUI\\-CONFIG\" 5 "))
        let (dump, _, _) = try await run(["--experimental-dump-help"])
        let names = dump.matches(of: /"kind" : "long",\s+"name" : "([^"]+)"/).map { String($0.output.1) }
        #expect(names.count > 30)
        for name in names {
            #expect(page.contains("\\-\\-" + name.replacing("-", with: "\\-")), "\(name)")
        }
        let commands = dump.matches(of: /"commandName" : "([^"]+)"/).map { String($0.output.1) }
        for name in commands where name != "help" {
            #expect(page.contains("\\fB\(name.replacing("-", with: "\\-"))\\fR"), "\(name)")
        }
    }
}
