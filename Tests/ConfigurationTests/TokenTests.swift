import FoundationEssentials
import Glibc
import ScratchFolders
import Testing

@testable import Configuration

@Suite struct TokenTests {
    private let folder: ScratchFolder
    private static let hint = "if it asks for a passphrase, unlock it in another terminal first, then retry"

    init() throws { folder = try ScratchFolder() }

    private func read(
        _ source: TokenSource, _ environment: [String: String] = ["PATH": "/usr/bin:/bin"], timeout: Int = 600_000
    ) throws(ConfigurationErrors) -> Token {
        try source.read(askedBy: .file("config.toml", line: 9), environment: environment, timeout: timeout)
    }

    private func failure(_ source: TokenSource, timeout: Int = 600_000) -> String {
        message { () throws(ConfigurationErrors) in try read(source, timeout: timeout) }
    }

    @Test func `printing never shows a token`() throws {
        let token = try Token("s3cret")
        var dumped = ""
        dump(token, to: &dumped)
        dump(["t": token], to: &dumped)
        let texts = [
            "\(token)", String(reflecting: token), "\([token])", "\(Optional(token) as Any)", dumped,
            token.debugDescription,
        ]
        #expect(texts.allSatisfy { !$0.contains("s3cret") })
        #expect(Mirror(reflecting: token).children.isEmpty)
        #expect(token.secret == "s3cret")
    }

    @Test(arguments: [("t\n", "t"), ("  t \r\n", "t"), ("\tt", "t")]) func `whitespace around a token is removed`(
        text: String, secret: String
    ) throws {
        #expect(try Token(text).secret == secret)
    }

    @Test(arguments: ["Bearer s3cret", "s3cret\nother", "s3cr\u{E9}t", "s3cret\u{0}x", "s3\u{1B}cret"])
    func `a token that is invalid in a header is refused, and not repeated`(text: String) {
        let error = message { () throws(ConfigurationErrors) in try read(.environment("T"), ["T": text]) }
        #expect(
            error
                == "config.toml:9: the variable 'T': contains spaces, several lines or characters that are invalid in a token"
        )
    }

    @Test func `a missing or empty variable is reported by name`() {
        #expect(failure(.environment("T")) == "config.toml:9: the environment has no variable 'T'")
        #expect(
            message { () throws(ConfigurationErrors) in try read(.environment("T"), ["T": " "]) }
                == "config.toml:9: the variable 'T': contains no token")
    }

    @Test func `a file that only the user may read is read`() throws {
        #expect(try read(.file(try folder.write("s3cret\n", to: "token", mode: 0o600))).secret == "s3cret")
        #expect(try read(.file(try folder.write("s3cret\n", to: "token", mode: 0o400))).secret == "s3cret")
    }

    @Test(arguments: [0o640, 0o604, 0o644, 0o620, 0o602, 0o610])
    func `a file that others may read or change is refused`(mode: Int) throws {
        let path = try folder.write("s3cret", to: "token", mode: mode)
        #expect(
            failure(.file(path))
                == "config.toml:9: \(path): others may read or change this file; run: chmod 600 \(path)")
    }

    @Test func `anything but a regular file is refused without blocking`() throws {
        #expect(failure(.file(folder.path)) == "config.toml:9: \(folder.path): is not a file")
        let none = folder.path + "/none"
        #expect(failure(.file(none)) == "config.toml:9: \(none): can't be read: No such file or directory")
        let huge = try folder.write(String(repeating: "x", count: 100_000), to: "huge")
        #expect(failure(.file(huge)) == "config.toml:9: \(huge): can't be read: File too large")
    }

    @Test func `a command's output is the token, and its arguments are not passed through a shell`() throws {
        #expect(try read(.command(["printf", "%s\n", "$HOME;`id`"])).secret == "$HOME;`id`")
        #expect(try read(.command(["/bin/sh", "-c", "echo \"$T\""]), ["T": "s3cret"]).secret == "s3cret")
    }

    @Test func `a command does not inherit variables with tokens, the usual ones or those of contexts`() throws {
        let names = ["GRAFANA_ONCALL_ACCESS_TOKEN", "GRAFANA_AUTH", "PROD_TOKEN", "T"]
        var environment = Dictionary(uniqueKeysWithValues: names.map { ($0, "s3cret-\($0)") })
        environment["PATH"] = "/usr/bin:/bin"
        let seen = try TokenSource.command(["sh", "-c", "env | cut -d= -f1 | sort | tr '\\n' ,"]).read(
            askedBy: nil, environment: environment, withheld: TokenSource.variables.union(["PROD_TOKEN"])
        ).secret.split(separator: ",")
        #expect(seen.contains("T"))
        #expect(seen.filter { names.dropLast().contains(String($0)) } == [])
    }

    @Test func `a command is not told which terminal this is`() throws {
        let environment = ["PATH": "/usr/bin:/bin", "GPG_TTY": "/dev/pts/1", "SSH_TTY": "/dev/pts/1", "T": "x"]
        let seen = try read(.command(["sh", "-c", "env | cut -d= -f1 | tr '\\n' ,"]), environment).secret
        #expect(seen.contains("T,") && !seen.contains("GPG_TTY") && !seen.contains("SSH_TTY"))
    }

    @Test func `a failing command is reported with its standard error`() throws {
        #expect(
            failure(.command(["sh", "-c", "echo s3cret; printf 'no \\033[2Jkey\\nfound' >&2; exit 3"]))
                == "config.toml:9: token_command 'sh' failed (exit 3): no [2Jkey found; \(Self.hint)")
        #expect(failure(.command(["false"])) == "config.toml:9: token_command 'false' failed (exit 1); \(Self.hint)")
        #expect(
            failure(.command(["sh", "-c", "kill -9 $$"]))
                == "config.toml:9: token_command 'sh' was killed by signal 9; \(Self.hint)")
        #expect(failure(.command(["true"])) == "config.toml:9: the output of 'true': contains no token")
        #expect(
            failure(.command(["no-such-program"]))
                == "config.toml:9: token_command 'no-such-program' can't be started: No such file or directory")
        #expect(failure(.command([])) == "config.toml:9: the command is empty")
    }

    @Test func `a command that hangs is killed`() {
        // Long enough for some output before the timeout, however busy the machine is.
        for seconds in [1, 5, 30, 120] {
            let text = failure(
                .command(["sh", "-c", "echo waiting >&2; exec sleep 600"]), timeout: seconds * 1000)
            if seconds < 120, !text.contains("waiting") { continue }
            #expect(
                text
                    == "config.toml:9: token_command 'sh' took longer than \(seconds) s and was killed: waiting; \(Self.hint)"
            )
            return
        }
    }

    @Test func `a command that is not needed any more is killed`() {
        let source = TokenSource.command(["sh", "-c", "echo waiting >&2; exec sleep 600"])
        let text = message { () throws(ConfigurationErrors) in
            try source.read(askedBy: nil, environment: ["PATH": "/usr/bin:/bin"], timeout: 600_000) { true }
        }
        #expect(text == "token_command 'sh' was cancelled")
    }

    @Test func `background processes of a command are not waited for`() throws {
        let number = try #require(pid_t(try read(.command(["sh", "-c", "sleep 600 & echo $!"])).secret))
        // It still runs, so it was not waited for.
        #expect(kill(number, SIGKILL) == 0)
    }

    @Test func `a command has empty input, and no blocked signals`() throws {
        #expect(try read(.command(["sh", "-c", "cat; echo s3cret"])).secret == "s3cret")
        let blocked = try read(.command(["sh", "-c", "grep SigBlk /proc/self/status | cut -f2"])).secret
        #expect(blocked.allSatisfy { $0 == "0" })
    }

    @Test func `a command that prints endlessly is killed`() {
        #expect(failure(.command(["yes"])) == "config.toml:9: token_command 'yes' printed too much to be a token")
        #expect(
            failure(.command(["sh", "-c", "head -c 300000 /dev/zero"]))
                == "config.toml:9: token_command 'sh' printed too much to be a token")
    }
}
