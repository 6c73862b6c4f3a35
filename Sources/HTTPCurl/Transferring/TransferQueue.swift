import CCurl
import Synchronization

/// Commands from any thread to the transfer thread: a list, and libcurl's wakeup.
final class TransferQueue: Sendable {
    private struct State {
        var commands: [TransferCommand] = []
        var isOpen = true
        /// `end()` was called.
        var isEnding = false
        var lastID = 0
    }

    private let state = Mutex(State())
    /// The libcurl handle of the transfer thread. Safe although `nonisolated(unsafe)`: other threads only call
    /// `curl_multi_wakeup`, which is made for that, and only while the queue is open; the thread frees the handle after it has
    /// closed the queue.
    nonisolated(unsafe) let multi: UnsafeMutableRawPointer

    init(_ multi: UnsafeMutableRawPointer) { self.multi = multi }

    /// A new transfer ID.
    func nextID() -> Int {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// Adds a command; from any thread. A request posted after the end fails at once.
    func post(_ command: TransferCommand) {
        let isTaken = state.withLock { state in
            guard state.isOpen else { return false }
            state.commands.append(command)
            if state.commands.count == 1 { curl_multi_wakeup(multi) }
            return true
        }
        if !isTaken, case .start(let pending) = command { pending.continuation.resume(returning: .failure(.closed)) }
    }

    /// Asks the thread to end.
    func end() {
        state.withLock { state in
            state.isEnding = true
            if state.isOpen { curl_multi_wakeup(multi) }
        }
    }

    /// Takes all commands, oldest first; nil if the thread is to end. Only for the transfer thread.
    func takeAll() -> [TransferCommand]? {
        state.withLock { state in
            guard !state.isEnding else { return nil }
            defer { state.commands.removeAll() }
            return state.commands
        }
    }

    /// Closes the queue and returns the remaining commands. Only for the transfer thread.
    func close() -> [TransferCommand] {
        state.withLock { state in
            state.isOpen = false
            defer { state.commands.removeAll() }
            return state.commands
        }
    }
}

extension HTTPFailure {
    /// The client was closed.
    static let closed = HTTPFailure(.cancelled, "the client is closed", mayHaveBeenSent: false)
}
