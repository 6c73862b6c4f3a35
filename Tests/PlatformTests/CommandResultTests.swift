import Glibc
import Testing

@testable import Platform

@Suite struct CommandResultTests {
    private func run(
        _ arguments: [String], _ environment: [String: String] = ["PATH": "/usr/bin:/bin"], limit: Int = 1 << 16,
        timeout: Duration = .seconds(30), isCancelled: () -> Bool = { false }
    ) throws(SystemError) -> CommandResult {
        try CommandResult.of(
            arguments, environment: environment, outputLimit: limit, timeout: timeout, isCancelled: isCancelled)
    }

    private func shell(_ line: String) throws -> String {
        String(decoding: try run(["sh", "-c", line]).output, as: UTF8.self)
    }

    @Test func `output, errors and end are kept apart`() throws {
        let result = try run(["sh", "-c", "echo out; echo err >&2; exit 3"])
        #expect(result.end == .ended(.exited(status: 3)))
        #expect(result.output == Array("out\n".utf8))
        #expect(result.errors == Array("err\n".utf8))
    }

    @Test func `arguments are not passed through a shell, and the environment is the one given`() throws {
        #expect(try run(["printf", "%s", "$HOME;`id`"]).output == Array("$HOME;`id`".utf8))
        let environment = ["A": "x\ny=z", "PATH": "/usr/bin:/bin"]
        #expect(try run(["env", "-0"], environment).output == Array("A=x\ny=z\0PATH=/usr/bin:/bin\0".utf8))
    }

    @Test func `a child's input is empty`() throws {
        #expect(try shell("cat; readlink /proc/self/fd/0") == "/dev/null\n")
    }

    @Test func `a child inherits no descriptors`() throws {
        // Without close-on-exec, as libraries may open them.
        let file = open("/dev/null", O_RDONLY)
        let high = fcntl(file, F_DUPFD, 900)
        defer {
            close(file)
            if high >= 0 { close(high) }
        }
        // One more is open for the listing itself.
        #expect(try shell("ls /proc/self/fd") == "0\n1\n2\n3\n")
    }

    @Test func `a child blocks and ignores no signals`() throws {
        // Process-wide, but no other test depends on it.
        signal(SIGPIPE, SIG_IGN)
        var mask = sigset_t()
        sigemptyset(&mask)
        sigaddset(&mask, SIGTERM)
        sigaddset(&mask, SIGWINCH)
        pthread_sigmask(SIG_BLOCK, &mask, nil)
        defer { pthread_sigmask(SIG_UNBLOCK, &mask, nil) }
        let lines = try run(["grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status"]).output.split(separator: 10)
        #expect(lines.count == 2)
        // glibc reserves 32 and 33, and children always ignore them.
        let ours: UInt64 = 0b11 << 31
        for line in lines {
            let signals = try #require(UInt64(String(decoding: line.suffix(16), as: UTF8.self), radix: 16))
            #expect(signals & ~ours == 0)
        }
    }

    @Test func `a command has no terminal, and leads a session and a process group of its own`() throws {
        // Process, group, session, terminal.
        let fields = try shell("exec cut -d ' ' -f 1,5,6,7 /proc/self/stat").split { $0 == " " || $0 == "\n" }
        #expect(fields.count == 4 && Set(fields.prefix(3)).count == 1 && fields.last == "0")
        #expect(try shell("(: < /dev/tty) 2> /dev/null || printf none") == "none")
    }

    @Test func `a command that is killed leaves no process of its own`() throws {
        // The pipe ends when the last process that holds it ends.
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { close(ends[0]) }
        let line = "sleep 600 & sleep 600 | sleep 600"
        let held = "/proc/\(getpid())/fd/\(ends[1])"
        var isCancelled = false
        let result = try run(["sh", "-c", "exec 9> \(held); echo started; \(line)"]) {
            defer { isCancelled = true }
            return isCancelled
        }
        close(ends[1])
        #expect(result.end == .cancelled)
        var polled = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
        #expect(poll(&polled, 1, 60_000) == 1 && polled.revents & Int16(POLLHUP) != 0)
    }

    @Test func `a command that takes too long is killed`() throws {
        let result = try run(["sh", "-c", "echo started; exec sleep 600"], timeout: .milliseconds(300))
        #expect(result.end == .timedOut)
        #expect(result.output == Array("started\n".utf8))
    }

    @Test func `a command that is given up is killed`() throws {
        #expect(try run(["sleep", "600"], isCancelled: { true }).end == .cancelled)
    }

    @Test func `a command that prints too much is killed, and reported even if it has ended`() throws {
        #expect(try run(["yes"], limit: 1000).end == .printedTooMuch)
        #expect(try run(["head", "-c", "1001", "/dev/zero"], limit: 1000).end == .printedTooMuch)
        #expect(try run(["head", "-c", "1000", "/dev/zero"], limit: 1000).output.count == 1000)
    }

    @Test func `errors are kept up to a limit, and never block the command`() throws {
        let result = try run(["sh", "-c", "head -c 3000000 /dev/zero >&2"])
        #expect(result.end == .ended(.exited(status: 0)))
        #expect((1 << 20)...(2 << 20) ~= result.errors.count)
    }

    @Test func `a command's background processes are not waited for`() throws {
        let start = ContinuousClock.now
        #expect(try shell("sleep 20 & echo done") == "done\n")
        #expect(ContinuousClock.now - start < .seconds(15))
    }

    @Test func `no descriptor is left open`() async {
        // In a process of its own: other tests open descriptors at the same time.
        await #expect(processExitsWith: .success) {
            func run(_ program: String) throws {
                _ = try CommandResult.of(
                    [program], environment: ["PATH": "/usr/bin:/bin"], outputLimit: 1 << 16, timeout: .seconds(30)
                ) { false }
            }
            func count() throws -> Int { try FolderListing.names(at: "/proc/self/fd").count }
            try run("true")
            let before = try count()
            for _ in 0..<60 {
                try run("true")
                try? run("no-such-program")
            }
            #expect(try count() == before)
        }
    }
}
