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

    /// libcurl must be loaded and initialized once, before any other call. Why it can't be; nil if it is.
    static let problem: String? = {
        if let reason = cc_load() { return String(cString: reason) }
        return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK ? nil : "libcurl can't be initialized"
    }()

    let queue: TransferQueue
    /// nil once it has ended.
    private let thread: Mutex<pthread_t?>

    /// nil if the system has no thread or descriptor left.
    init?(_ options: HTTPOptions) {
        let queue = TransferQueue()
        guard let thread = TransferThread.start(Work(queue, options)) else { return nil }
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
                TransferThread.run(work.queue, work.options)
                return nil
            }, context.toOpaque())
        guard result == 0 else {
            context.release()
            return nil
        }
        return thread
    }

    /// The body of the thread. It loads libcurl: that takes some time, in which the program can show its first frame.
    private static func run(_ queue: TransferQueue, _ options: HTTPOptions) {
        guard problem == nil, let multi = curl_multi_init() else {
            let failure = HTTPFailure(.unreachable, problem ?? "out of memory", mayHaveBeenSent: false)
            for case .start(let pending) in queue.close(because: failure) {
                pending.continuation.resume(returning: .failure(failure))
            }
            return
        }
        queue.adopt(multi)
        var loop = TransferLoop(queue, multi, options)
        loop.run()
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
