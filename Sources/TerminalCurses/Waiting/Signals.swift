import CCrashGuard
import Glibc

/// The signals that matter to a terminal program. They are blocked in all threads and received by one, so that almost no code runs in a
/// signal handler and no call is interrupted.
package enum Signals {
    /// The signals that ask the program to end: all that would kill it and leave the terminal as it is, except those of a crash.
    static let ending: [Int32] =
        [
            SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGVTALRM, SIGIO, SIGPWR, SIGSTKFLT, SIGXCPU,
        ] + (__libc_current_sigrtmin()...__libc_current_sigrtmax())

    /// Signals by which Swift's crash report stops other threads: they must not be blocked. Their handler passes them on as others.
    private static let forwarded: [Int32: Int32] = [
        __libc_current_sigrtmax(): SIGUSR1, __libc_current_sigrtmax() - 1: SIGUSR2,
    ]

    /// Whether a signal asks the program to end.
    package static func asksToEnd(_ signal: Int32) -> Bool {
        ending.contains(signal) || forwarded.values.contains(signal)
    }

    /// Signals that report what calls report as well (`EPIPE`, `EFBIG`), and the profiling timer, by which Swift's crash report stops
    /// other threads: it must not be blocked.
    private static let ignored = [SIGPIPE, SIGXFSZ, SIGPROF]

    private static var all: sigset_t { sigset(of: [SIGWINCH, SIGTSTP, SIGCONT] + ending) }

    private static func sigset(of signals: [Int32]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in signals { sigaddset(&set, number) }
        return set
    }

    /// Blocks the signals in this thread and all threads started from it: call it first in `main`, before any other thread
    /// exists. Also ignores those that would kill the program without a reason to end.
    package static func blockAll() {
        var set = all
        pthread_sigmask(SIG_BLOCK, &set, nil)
        for number in ignored { signal(number, SIG_IGN) }
        signal(SIGUSR1) { @Sendable _ in kill(getpid(), __libc_current_sigrtmax()) }
        signal(SIGUSR2) { @Sendable _ in kill(getpid(), __libc_current_sigrtmax() - 1) }
    }

    /// Blocks the signals that end the program while something waits that can be cancelled; until then `pendingEnd` has them.
    package static func blockEnding() {
        var set = sigset(of: ending)
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
                Signals.post(to: Unmanaged<Mailbox<Int32>>.fromOpaque(context).takeRetainedValue())
            }, context.toOpaque())
        guard result == 0 else {
            context.release()
            throw .system("pthread_create", result)
        }
        return mailbox
    }

    /// Half a second: how long output may wait for the terminal once the program was asked to end.
    private static let outputDelay = timespec(tv_sec: 0, tv_nsec: 500_000_000)
    /// Checks after a request to end. After that the program has a reason to go on.
    private static let maxChecks = 20

    /// Posts each signal. After one that asks the program to end, output that waits for a terminal that does not read is discarded:
    /// its thread could not handle the signal.
    private static func post(to mailbox: Mailbox<Int32>) -> Never {
        var set = all
        var checks = 0
        var waiting: UInt32 = 0
        while true {
            var delay = outputDelay
            let number = checks > 0 ? sigtimedwait(&set, nil, &delay) : sigwaitinfo(&set, nil)
            if number > 0 {
                mailbox.post(forwarded[number] ?? number)
                if ending.contains(number), checks == 0 {
                    checks = maxChecks
                    waiting = crash_guard_output()
                }
            } else if errno == EAGAIN {
                let output = crash_guard_output()
                if output != 0, output == waiting { crash_guard_give_up() }
                waiting = output
                checks -= 1
            }
        }
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
            if let signal = mailbox.takeAll().first(where: asksToEnd) { return signal }
        }
    }
}
