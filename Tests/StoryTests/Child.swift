import Dispatch
import Foundation
import Glibc
import Platform

/// A program run by a story. Foundation's `Process` waits for all descendants, and so forever for a tmux that leaves its server running.
struct Child {
    private let process: ChildProcess
    var identifier: pid_t { process.identifier }

    /// Starts a program with default signal handling and an empty standard input.
    /// - Parameters:
    ///   - arguments: the program, looked up in the PATH of the tests, and its arguments.
    ///   - output: the descriptor for standard output; `errors` for standard error.
    init(_ arguments: [String], _ environment: [String: String], output: Int32, errors: Int32) throws {
        do throws(SystemError) {
            process = try ChildProcess(
                arguments, environment: environment.merging(Child.sanitizing) { own, _ in own }, session: .inherited,
                output: output, errors: errors)
        } catch {
            throw Failure("\(arguments[0]): \(error)")
        }
    }

    /// Sanitizer options for a program built with one: it does not find the symbolizer by itself.
    static let sanitizing: [String: String] = {
        guard dlsym(nil, "__tsan_init") != nil else { return [:] }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let symbolizers: [String] = folders.map { "\($0)/llvm-symbolizer" }.filter { access($0, X_OK) == 0 }
        return symbolizers.first.map { ["TSAN_OPTIONS": "external_symbolizer_path=\($0)"] } ?? [:]
    }()

    /// Waits for the end; returns the exit status, or the negative signal. A program that does not end in time is killed.
    @discardableResult
    func wait() -> Int32 {
        let watchdog = DispatchWorkItem { [identifier] in _ = kill(identifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + Patience.most / .seconds(1), execute: watchdog)
        // Not reaped yet, so that its process id can't be reused while the watchdog is running.
        var information = siginfo_t()
        while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        watchdog.cancel()
        switch process.waitForEnd() {
        case .exited(let status): return status
        case .killed(let signal): return -signal
        case nil: return 127
        }
    }

    /// Runs a program to its end and returns its output.
    static func run(
        _ arguments: [String], _ environment: [String: String]
    ) throws -> (out: String, err: String, status: Int32) {
        let out = try Spool()
        let err = try Spool()
        let status = try Child(arguments, environment, output: out.descriptor, errors: err.descriptor).wait()
        return (out.text, err.text, status)
    }
}

/// An unnamed file that programs write to.
final class Spool {
    let descriptor: Int32

    init() throws {
        var name = Array("/tmp/oncall-spool-XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw Failure("mkstemp: \(errno)") }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(name)
    }

    deinit { close(descriptor) }

    /// Everything written so far.
    var text: String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = pread(descriptor, &buffer, buffer.count, off_t(bytes.count))
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
