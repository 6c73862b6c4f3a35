import CCurl
import Synchronization

/// Commands from any thread to the one that transfers: a list, and libcurl's own bell.
final class TransferQueue: Sendable {
    private struct State {
        var commands: [TransferCommand] = []
        var isOpen = true
        /// The owner wants the thread to end.
        var isEnding = false
        var lastID = 0
    }

    private let state = Mutex(State())
    /// What the thread transfers with. Unsafe only in words: everybody else calls nothing but `curl_multi_wakeup`, which is made
    /// for that, and only while the queue is open; the thread frees it after it has closed the queue.
    nonisolated(unsafe) let multi: UnsafeMutableRawPointer

    init(_ multi: UnsafeMutableRawPointer) { self.multi = multi }

    /// A name for a transfer.
    func nextID() -> Int {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// Puts a command in; from any thread. A request that comes after the end is answered here.
    func post(_ command: TransferCommand) {
        let isTaken = state.withLock { state in
            guard state.isOpen else { return false }
            state.commands.append(command)
            if state.commands.count == 1 { curl_multi_wakeup(multi) }
            return true
        }
        if !isTaken, case .start(let order) = command { order.answer.resume(returning: .failure(.closed)) }
    }

    /// Asks the thread to end.
    func end() {
        state.withLock { state in
            state.isEnding = true
            if state.isOpen { curl_multi_wakeup(multi) }
        }
    }

    /// Takes everything out, in the order it came in; nil where the thread shall end. For the thread alone.
    func takeAll() -> [TransferCommand]? {
        state.withLock { state in
            guard !state.isEnding else { return nil }
            defer { state.commands.removeAll() }
            return state.commands
        }
    }

    /// Lets nothing in any more, and returns what was still there. For the thread alone.
    func close() -> [TransferCommand] {
        state.withLock { state in
            state.isOpen = false
            defer { state.commands.removeAll() }
            return state.commands
        }
    }
}

extension HTTPFailure {
    /// The client's end.
    static let closed = HTTPFailure(.cancelled, "the client is closed", mayHaveBeenSent: false)
}
