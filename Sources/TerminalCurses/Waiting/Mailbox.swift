import Glibc
import Synchronization

/// Messages from any thread to the one that waits: a list, and a pipe that wakes `poll`.
///
/// The pipe gets one byte when the list stops being empty, and is emptied before the list, so that a message may cause a spurious
/// wake-up but is never missed.
package final class Mailbox<Message: Sendable>: Sendable {
    /// Becomes readable when there is a message; only for `poll`.
    package let descriptor: Int32
    private let wakeUp: Int32
    private let messages = Mutex<[Message]>([])

    /// - Throws: `TerminalError.system` if no file descriptors are left.
    package init() throws(TerminalError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system("pipe", errno) }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        descriptor = ends[0]
        wakeUp = ends[1]
    }

    deinit {
        close(descriptor)
        close(wakeUp)
    }

    /// Adds a message; from any thread.
    package func post(_ message: Message) {
        let wasEmpty = messages.withLock { messages in
            defer { messages.append(message) }
            return messages.isEmpty
        }
        guard wasEmpty else { return }
        var byte: UInt8 = 1
        while write(wakeUp, &byte, 1) < 0 && errno == EINTR {}
    }

    /// Takes all messages, oldest first.
    package func takeAll() -> [Message] {
        var bytes: (UInt64, UInt64) = (0, 0)
        while true {
            let count = read(descriptor, &bytes, MemoryLayout.size(ofValue: bytes))
            if count <= 0 && !(count < 0 && errno == EINTR) { break }
        }
        return messages.withLock { messages in
            defer { messages.removeAll() }
            return messages
        }
    }
}
