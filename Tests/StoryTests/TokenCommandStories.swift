import Foundation
import Glibc
import Testing

/// A token_command has no terminal: it can't ask for a passphrase on the console's screen, and ends with the console.
@Suite struct TokenCommandStories {
    /// The beginning of the advice; what follows may be on the next line.
    private static let advice = "if it asks for a passphrase"

    /// Asks for a passphrase on the terminal, as pinentry does.
    private static let asking =
        "{ read word < /dev/tty; } 2> /dev/null && echo $word || { echo no terminal >&2; exit 2; }"

    private static func command(_ line: String) -> String {
        "token_command = [\"sh\", \"-c\", \"\(line.replacing("\"", with: "\\\""))\"]"
    }

    /// Contexts `prod`, which works, and `vault`, whose token is printed by `line`.
    private static func configure(_ story: Story, _ line: String) throws {
        try story.configure([
            ("prod", story.server.url, story.server.token, ""), ("vault", story.server.url, "", command(line)),
        ])
    }

    @Test func `a token_command that asks on the terminal gets no key, and the advice is shown`() async throws {
        // A line holds the whole message.
        try await Story.run(width: 200) { story in
            try Self.configure(story, "{ printf Passphrase: > /dev/tty; } 2> /dev/null; " + Self.asking)
            let terminal = story.terminal
            try terminal.type("env -u GRAFANA_ONCALL_URL \"$CONSOLE\" --context vault", "Enter")
            try terminal.wait(for: "the failure at the start") {
                $0.contains("token_command 'sh' failed (exit 2)") && $0.contains("no terminal")
                    && $0.contains(Self.advice)
            }
            try story.expectShell()
            try story.open("--context prod")
            try terminal.type(":context vault", "Enter")
            try terminal.wait(for: "the failure on the screen") {
                $0.contains("token_command 'sh' failed (exit 2)") && $0.contains("no terminal")
                    && $0.contains(Self.advice)
            }
            try terminal.press("Escape")
            try terminal.waitUntilGone("can't be opened")
            try story.quit()
            #expect(!terminal.recording.contains("Passphrase:"))
            #expect(try story.server.writes().isEmpty)
        }
    }

    /// A command that holds a pipe together with its child processes, and never ends by itself.
    private static func endless(_ story: Story) throws -> (line: String, lifeline: Lifeline, isRunning: () -> Bool) {
        let path = story.folder + "/command.lifeline"
        let mark = story.folder + "/started"
        let line = "exec 9> \(path); sleep 600 & echo > \(mark); sleep 600 | sleep 600"
        return (line, try Lifeline(path), { access(mark, F_OK) == 0 })
    }

    @Test func `cancelling a switch ends its token_command and all that it started`() async throws {
        try await Story.run { story in
            let (line, lifeline, isRunning) = try Self.endless(story)
            try Self.configure(story, line)
            let terminal = story.terminal
            try story.open("--context prod")
            try terminal.type(":context vault", "Enter")
            try terminal.wait(for: "the command") { _ in isRunning() }
            try terminal.press("C-c")
            try terminal.wait(for: "switch to vault cancelled; still on prod")
            try lifeline.waitForEnd()
            try story.quit()
        }
    }

    @Test(arguments: [SIGTERM, SIGHUP, nil])
    func `no token_command outlives the console`(signal: Int32?) async throws {
        try await Story.run { story in
            let (line, lifeline, isRunning) = try Self.endless(story)
            try Self.configure(story, line)
            let terminal = story.terminal
            try story.open("--context prod")
            try terminal.type(":context vault", "Enter")
            try terminal.wait(for: "the command") { _ in isRunning() }
            if let signal {
                kill(try story.console(), signal)
            } else {
                // `q` alone may be meant for the command.
                try terminal.press("C-c")
                try terminal.wait(for: "switch to vault cancelled")
                try terminal.type("1q")
            }
            try lifeline.waitForEnd()
            try story.expectShell()
        }
    }

    @Test func `Ctrl-C at the start ends the token_command, and the console with status 130`() async throws {
        try await Story.run { story in
            let (line, lifeline, isRunning) = try Self.endless(story)
            try Self.configure(story, line)
            let terminal = story.terminal
            try terminal.type("env -u GRAFANA_ONCALL_URL \"$CONSOLE\" --context vault; echo status $?", "Enter")
            try terminal.wait(for: "the command") { _ in isRunning() }
            try terminal.press("C-c")
            try terminal.wait(for: "status 130")
            try lifeline.waitForEnd()
            try story.expectShell()
        }
    }

    private static let hasPinentry = ["gpg", "gpgconf", "pinentry-curses"].allSatisfy {
        access("/usr/bin/\($0)", X_OK) == 0
    }

    @Test(.enabled(if: hasPinentry, "gnupg and pinentry-curses are not installed"))
    func `pinentry-curses never draws on the console, and a key unlocked in another terminal opens the context`()
        async throws
    {
        try await Story.run { story in
            let home = story.folder + "/gnupg"
            let environment = ["PATH": "/usr/bin:/bin", "GNUPGHOME": home, "HOME": story.folder, "LC_ALL": "C.UTF-8"]
            try FileManager.default.createDirectory(
                atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try "pinentry-program /usr/bin/pinentry-curses\n"
                .write(toFile: home + "/gpg-agent.conf", atomically: true, encoding: .utf8)
            defer { _ = try? Child.run(["gpgconf", "--kill", "gpg-agent"], environment) }
            let key = home + "/token"
            try story.server.token.write(toFile: key, atomically: true, encoding: .utf8)
            for arguments in [
                ["--passphrase", "open sesame", "--quick-generate-key", "me", "future-default", "default", "never"],
                ["--trust-model", "always", "--recipient", "me", "--encrypt", key],
            ] {
                let result = try Child.run(["gpg", "--batch", "--pinentry-mode", "loopback"] + arguments, environment)
                try #require(result.status == 0, "\(result.err)")
            }
            try FileManager.default.removeItem(atPath: key)
            // The passphrase that was given is not remembered.
            _ = try Child.run(["gpgconf", "--kill", "gpg-agent"], environment)
            try Self.configure(story, "exec gpg --quiet --decrypt \(key).gpg")
            let first = story.terminal
            // The story itself closes its last terminal only.
            defer { try? first.hangUp() }
            try first.type("export GNUPGHOME=\(home) GPG_TTY=$(tty)", "Enter")
            // From now on the agent would ask in this terminal.
            try first.type("gpg-connect-agent --quiet updatestartuptty /bye; clear; echo asked $?", "Enter")
            try first.wait(for: "asked 0")
            try story.open("--context prod")
            try first.type(":context vault", "Enter")
            try first.wait(for: "the failure") {
                $0.contains("token_command 'sh' failed (exit 2)") && $0.contains(Self.advice)
            }
            try first.press("Escape")
            try first.waitUntilGone("can't be opened")
            // As advised: in another terminal.
            try story.openTerminal()
            let second = story.terminal
            try second.type("export GNUPGHOME=\(home) GPG_TTY=$(tty); clear", "Enter")
            try second.type("gpg --quiet --decrypt \(key).gpg > /dev/null; echo unlocked $?", "Enter")
            try second.wait(for: "pinentry-curses") { $0.contains("Passphrase:") && $0.contains("<OK>") }
            try second.type("open sesame", "Enter")
            try second.wait(for: "unlocked 0")
            try first.type(":context vault", "Enter")
            try first.wait(for: "the context") {
                $0.contains("oncall-tui vault") && $0.contains("/120") && $0.contains("updated")
            }
            try first.type("1q")
            try first.wait(for: "the shell") { _ in try first.fact("alternate_on") == "0" }
            #expect(!first.recording.contains("Passphrase:"))
        }
    }
}
