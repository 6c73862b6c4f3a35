import CCurl
import Glibc
import Synchronization

/// Owns the thread that runs all transfers.
final class TransferThread: Sendable {
    /// What the thread holds: not its owner, which would then never be released.
    private final class Work: Sendable {
        let queue: TransferQueue
        let options: HTTPOptions

        init(_ queue: TransferQueue, _ options: HTTPOptions) {
            self.queue = queue
            self.options = options
        }
    }

    /// libcurl must be initialized once, before any other call.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    let queue: TransferQueue
    /// nil once it has ended.
    private let thread: Mutex<pthread_t?>

    /// nil if the system has no thread or descriptor left.
    init?(_ options: HTTPOptions) {
        guard TransferThread.isReady, let multi = curl_multi_init() else { return nil }
        let queue = TransferQueue(multi)
        guard let thread = TransferThread.start(Work(queue, options)) else {
            curl_multi_cleanup(multi)
            return nil
        }
        self.queue = queue
        self.thread = Mutex(thread)
    }

    /// Ends the thread and waits for it; takes milliseconds, as it does not wait for servers.
    func end() {
        queue.end()
        // Locked throughout, so that a second caller waits as well.
        thread.withLock { thread in
            guard let running = thread else { return }
            thread = nil
            if pthread_equal(running, pthread_self()) != 0 {
                pthread_detach(running)
            } else {
                pthread_join(running, nil)
            }
        }
    }

    private static func start(_ work: Work) -> pthread_t? {
        // A new thread inherits the mask, so the signals are blocked before it starts.
        var own = signals
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &own, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var thread = pthread_t()
        let context = Unmanaged.passRetained(work)
        // @Sendable: it runs on a thread of its own.
        let result = pthread_create(
            &thread, nil,
            { @Sendable context in
                guard let context else { return nil }
                let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
                var loop = TransferLoop(work.queue, work.options)
                loop.run()
                return nil
            }, context.toOpaque())
        guard result == 0 else {
            context.release()
            return nil
        }
        return thread
    }

    /// All signals, including SIGPIPE, so that a write to a closed connection is only an error. Except those for a crash of this
    /// thread: blocked, they would end the process without the crash guard.
    private static var signals: sigset_t {
        var set = sigset_t()
        sigfillset(&set)
        for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS] { sigdelset(&set, number) }
        return set
    }
}
