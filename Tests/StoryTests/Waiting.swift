import Glibc

/// What kept a story from going on.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// How long a story waits for anything before it fails. Long, for the machine may be busy; nothing waits so long that goes well.
enum Patience {
    /// Since anything moved.
    static let quiet = Duration.seconds(60)
    /// In all.
    static let most = Duration.seconds(300)
}

/// A time after which nobody waits any more: it comes when nothing moves, and moves on with what does.
struct Deadline {
    private let last = ContinuousClock.now + Patience.most
    private var end = ContinuousClock.now + Patience.quiet

    /// For one who can't see whether anything moves.
    static var blind: Deadline {
        var deadline = Deadline()
        deadline.end = deadline.last
        return deadline
    }

    /// Something has moved.
    mutating func putOff() { end = min(last, .now + Patience.quiet) }

    /// Milliseconds that are left, for `poll`.
    var milliseconds: Int32 { Int32(max(0, (end - .now) / .milliseconds(1))) }
    var isOver: Bool { end <= .now }
}

/// A pipe whose other end programs hold as long as they live, for it is handed from one to the next.
final class Lifeline {
    private let descriptor: Int32

    /// - Parameter path: where the pipe is made; open for a redirection in the shell.
    init(_ path: String) throws {
        guard mkfifo(path, 0o600) == 0 else { throw Failure("mkfifo: \(errno)") }
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// Waits until no process holds the other end any more.
    func waitForEnd() throws {
        let deadline = Deadline.blind
        while true {
            var polled = pollfd(fd: descriptor, events: 0, revents: 0)
            let count = poll(&polled, 1, deadline.milliseconds)
            if count > 0, polled.revents & Int16(POLLHUP) != 0 { return }
            guard !deadline.isOver else { throw Failure("a program lives on without its terminal") }
        }
    }
}
