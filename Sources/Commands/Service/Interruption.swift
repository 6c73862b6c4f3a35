import ArgumentParser
import Glibc
import Synchronization
import TerminalCurses

/// A signal that asks the program to end while it talks to a server. Reads are cancelled; a write goes on to its end, and nothing is sent
/// after it, so that the program can say what was sent.
final class Interruption: Sendable {
    private let state = Mutex<Int32?>(nil)
    private let ignoresKeys = Mutex(false)

    /// The signal that arrived; nil for none.
    var signal: Int32? { state.withLock { $0 } }

    /// Runs `body` while another program has the terminal, and gets Ctrl-C and Ctrl-\ itself.
    func ignoringKeys<Value, Problem: Error>(_ body: () throws(Problem) -> Value) throws(Problem) -> Value {
        ignoresKeys.withLock { $0 = true }
        defer { ignoresKeys.withLock { $0 = false } }
        return try body()
    }

    /// Waits. A signal ends it early, also in a task that it does not cancel.
    func pause(for duration: Duration) async {
        let end = ContinuousClock.now + duration
        while signal == nil, ContinuousClock.now < end {
            try? await Task.sleep(for: min(.milliseconds(100), end - .now))
        }
    }

    /// - Throws: the exit status of a program that the signal has ended, if one has arrived.
    func check() throws {
        if let signal { throw ExitStatus.code(ofSignal: signal) }
    }

    /// Runs `body` in a task, and blocks this thread until it has ended. A signal cancels the task.
    /// - Throws: what `body` throws; the status of a signal, if one ended it; `Failure` if no thread is left.
    static func watching<Value: Sendable>(
        _ body: @escaping @Sendable (Interruption) async throws -> Value
    ) throws -> Value {
        Signals.blockEnding()
        _ = Glibc.signal(SIGPIPE, SIG_IGN)
        let mailbox = try Failure.explained { try Signals.receive() }
        let interruption = Interruption()
        let task = Task.detached {
            let ended: Result<Value, any Error>
            do { ended = .success(try await body(interruption)) } catch { ended = .failure(error) }
            // No signal has this number.
            mailbox.post(0)
            return ended
        }
        while true {
            var polled = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
            poll(&polled, 1, -1)
            for message in mailbox.takeAll() {
                if message == 0 { return try Waiting.forResult { await task.value }.get() }
                let isKey = message == SIGINT || message == SIGQUIT
                guard Signals.asksToEnd(message), !(isKey && interruption.ignoresKeys.withLock { $0 }) else { continue }
                interruption.state.withLock { $0 = $0 ?? message }
                task.cancel()
            }
        }
    }
}
