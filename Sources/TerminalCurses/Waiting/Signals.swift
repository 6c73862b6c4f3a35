import Glibc

/// The signals that matter to a terminal program. They are blocked in all threads and received by one, so that no code runs in a
/// signal handler and no call is interrupted.
package enum Signals {
    private static var all: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in [SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT] { sigaddset(&set, number) }
        return set
    }

    /// Blocks the signals in this thread and all threads started from it: call it first in `main`, before any other thread
    /// exists. Also turns writes to closed pipes or sockets into errors.
    package static func blockAll() {
        var set = all
        pthread_sigmask(SIG_BLOCK, &set, nil)
        signal(SIGPIPE, SIG_IGN)
    }

    /// The signals that ask the program to end.
    private static let ending = [SIGTERM, SIGHUP, SIGINT, SIGQUIT]

    /// Blocks the signals that end the program while something waits that can be cancelled; until then `pendingEnd` has them.
    package static func blockEnding() {
        var set = sigset_t()
        sigemptyset(&set)
        for number in ending { sigaddset(&set, number) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// A blocked signal that asks the program to end, if one has arrived.
    package static var pendingEnd: Int32? {
        var set = sigset_t()
        guard sigpending(&set) == 0 else { return nil }
        return ending.first { sigismember(&set, $0) == 1 }
    }

    /// Starts the thread that waits for the signals and posts their numbers; it runs until the process ends.
    ///
    /// - Throws: `TerminalError.system` if there is no descriptor or thread left.
    package static func receive() throws(TerminalError) -> Mailbox<Int32> {
        let mailbox = try Mailbox<Int32>()
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, 1 << 17)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let context = Unmanaged.passRetained(mailbox)
        // @Sendable: it runs on a thread of its own.
        let result = pthread_create(
            &thread, &attributes,
            { @Sendable context in
                guard let context else { return nil }
                let mailbox = Unmanaged<Mailbox<Int32>>.fromOpaque(context).takeRetainedValue()
                var set = Signals.all
                while true {
                    var number: Int32 = 0
                    if sigwait(&set, &number) == 0 { mailbox.post(number) }
                }
            }, context.toOpaque())
        guard result == 0 else {
            context.release()
            throw .system("pthread_create", result)
        }
        return mailbox
    }

    /// Blocks until the program is asked to end; for commands without a screen.
    ///
    /// - Returns: the signal that asked.
    /// - Throws: as `receive`.
    package static func waitForEnd() throws(TerminalError) -> Int32 {
        let mailbox = try receive()
        while true {
            var polled = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
            poll(&polled, 1, -1)
            if let signal = mailbox.takeAll().first(where: { ending.contains($0) }) { return signal }
        }
    }
}
