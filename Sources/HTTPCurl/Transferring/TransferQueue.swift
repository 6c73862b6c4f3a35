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
        /// What a request gets that comes after the end.
        var refusal = HTTPFailure.closed
        /// The address of the libcurl handle of the transfer thread; 0 before there is one. Other threads only call `curl_multi_wakeup`,
        /// which is made for that, and only while the queue is open; the thread frees the handle after it has closed the queue.
        var multi = UInt(0)

        func wakeUp() {
            if let multi = UnsafeMutableRawPointer(bitPattern: multi) { curl_multi_wakeup(multi) }
        }
    }

    private let state = Mutex(State())

    /// The thread has a libcurl handle, by which it can be woken up. It takes the commands so far first.
    func adopt(_ multi: UnsafeMutableRawPointer) {
        let address = UInt(bitPattern: multi)
        state.withLock { $0.multi = address }
    }

    /// A new transfer ID.
    func nextID() -> Int {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// Adds a command; from any thread. A request posted after the end fails at once.
    func post(_ command: TransferCommand) {
        let refusal: HTTPFailure? = state.withLock { state in
            guard state.isOpen else { return state.refusal }
            state.commands.append(command)
            if state.commands.count == 1 { state.wakeUp() }
            return nil
        }
        if let refusal, case .start(let pending) = command {
            pending.continuation.resume(returning: .failure(refusal))
        }
    }

    /// Asks the thread to end.
    func end() {
        state.withLock { state in
            state.isEnding = true
            if state.isOpen { state.wakeUp() }
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
    /// - Parameter refusal: what later requests get.
    func close(because refusal: HTTPFailure = .closed) -> [TransferCommand] {
        state.withLock { state in
            state.isOpen = false
            state.refusal = refusal
            defer { state.commands.removeAll() }
            return state.commands
        }
    }
}

extension HTTPFailure {
    /// The client was closed.
    static let closed = HTTPFailure(.cancelled, "the client is closed", mayHaveBeenSent: false)
}
