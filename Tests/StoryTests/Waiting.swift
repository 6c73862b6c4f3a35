import Glibc

/// Why a story can't continue.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// How long a story waits before it fails. Long, because the machine may be busy; a passing story never waits that long.
enum Patience {
    /// Since the last progress.
    static let quiet = Duration.seconds(60)
    /// In total.
    static let most = Duration.seconds(300)
}

/// The time when waiting fails: it moves on with any progress.
struct Deadline {
    private let last = ContinuousClock.now + Patience.most
    private var end = ContinuousClock.now + Patience.quiet

    /// For waiting without visible progress.
    static var blind: Deadline {
        var deadline = Deadline()
        deadline.end = deadline.last
        return deadline
    }

    /// There was progress.
    mutating func putOff() { end = min(last, .now + Patience.quiet) }

    /// Milliseconds left, for `poll`.
    var milliseconds: Int32 { Int32(max(0, (end - .now) / .milliseconds(1))) }
    var isOver: Bool { end <= .now }
}

/// A pipe that programs inherit from each other and hold open as long as they run.
final class Lifeline {
    private let descriptor: Int32

    /// - Parameter path: where the pipe is created, for a redirection in the shell.
    init(_ path: String) throws {
        guard mkfifo(path, 0o600) == 0 else { throw Failure("mkfifo: \(errno)") }
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// Waits until no process holds the other end.
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
