import Glibc
import Testing

@testable import Platform

@Suite struct ChildProcessTests {
    private static let environment = ["PATH": "/usr/bin:/bin"]

    /// Runs a shell command and discards its output.
    private func start(_ line: String, _ session: ChildProcess.Session = .inherited) throws -> ChildProcess {
        let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(nowhere) }
        return try ChildProcess(
            ["sh", "-c", line], environment: Self.environment, session: session, output: nowhere, errors: nowhere)
    }

    @Test func `an end is a status or a signal`() throws {
        #expect(try start("exit 7").waitForEnd() == .exited(status: 7))
        #expect(try start("kill -9 $$").waitForEnd() == .killed(signal: SIGKILL))
    }

    @Test func `waitForChange reports a stop`() throws {
        let child = try start("kill -STOP $$; exit 3")
        #expect(child.waitForChange() == .stopped)
        #expect(child.endIfAny() == nil)
        child.send(SIGCONT)
        #expect(child.waitForChange() == .ended(.exited(status: 3)))
    }

    @Test func `a child inherits the session, or leads one of its own`() throws {
        let inherited = try start("exec sleep 600")
        #expect(getsid(inherited.identifier) == getsid(0) && getpgid(inherited.identifier) == getpgrp())
        inherited.send(SIGKILL)
        #expect(inherited.waitForEnd() == .killed(signal: SIGKILL))
        let own = try start("exec sleep 600", .own)
        #expect(getsid(own.identifier) == own.identifier && getpgid(own.identifier) == own.identifier)
        own.killGroup()
        #expect(own.endIfAny() == nil)
    }

    @Test func `a child whose end was collected is not waited for again`() throws {
        let child = try start("exit 0")
        #expect(child.waitForEnd() == .exited(status: 0))
        #expect(child.waitForEnd() == nil)
        #expect(child.endIfAny() == nil)
    }

    @Test func `what can't be started is an error`() {
        #expect(throws: SystemError(code: ENOENT)) {
            try ChildProcess(["no-such-program"], environment: [:], session: .own, output: 1, errors: 2)
        }
        #expect(throws: SystemError(code: EINVAL)) {
            try ChildProcess([], environment: [:], session: .own, output: 1, errors: 2)
        }
    }
}
