import Glibc
import Platform

extension ChildProcess {
    /// Starts a program, such as an editor, on the terminal.
    ///
    /// - Parameter arguments: the program, looked up in PATH, and its arguments. No shell is involved.
    /// - Throws: `TerminalError.system` if it can't be started.
    init(
        _ arguments: [String], environment: [String: String], tty: TTY, inherited: Int32? = nil
    ) throws(TerminalError) {
        do throws(SystemError) {
            try self.init(
                arguments, environment: environment, session: .inherited, input: tty.input, output: tty.output,
                errors: tty.output, inherited: inherited)
        } catch {
            throw .system(arguments.first ?? "posix_spawn", error.code)
        }
    }

    /// How long the child may take to end after a signal that ends this program, in milliseconds.
    private static let farewell = 1000.0

    /// Waits for the child to end.
    ///
    /// When the child stops, this program stops too, so that the shell gets the terminal; the shell continues both. SIGTERM and SIGHUP
    /// are passed on to the child, and stay in `signals`; other signals are dropped.
    /// - Throws: `TerminalError.system` if there is no thread or descriptor left.
    func wait(jobControl: JobControl, signals: Mailbox<Int32>) throws(TerminalError) -> ProgramEnd {
        let changes = try Mailbox<Change?>()
        try post(to: changes)
        var ending: (signal: Int32, since: ContinuousClock.Instant)?
        defer { if let ending { signals.post(ending.signal) } }
        while true {
            for change in changes.takeAll() {
                guard case .stopped? = change else {
                    return ending == nil ? .ended(ChildProcess.status(of: change)) : .interrupted(hasEnded: true)
                }
                if jobControl.isPossible() { jobControl.stop() }
                send(SIGCONT)
            }
            var polled = [changes.descriptor, ending == nil ? signals.descriptor : -1].map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            var rest = -1.0
            if let ending {
                rest = ChildProcess.farewell - (ContinuousClock.now - ending.since) / .milliseconds(1)
                if rest <= 0 { return .interrupted(hasEnded: false) }
            }
            poll(&polled, nfds_t(polled.count), Int32(rest.rounded(.awayFromZero)))
            guard ending == nil, let signal = signals.takeAll().first(where: { $0 == SIGTERM || $0 == SIGHUP }) else {
                continue
            }
            ending = (signal, .now)
            send(signal)
        }
    }

    private static func status(of change: Change?) -> Int32 {
        switch change {
        case .ended(.exited(let status)): status
        case .ended(.killed(let signal)): 128 + signal
        // The status that shells report if a command is not found.
        case .stopped, nil: 127
        }
    }

    /// Starts a thread that posts the changes of the child until its end.
    private func post(to mailbox: Mailbox<Change?>) throws(TerminalError) {
        final class Context: Sendable {
            let child: ChildProcess
            let mailbox: Mailbox<Change?>

            init(_ child: ChildProcess, _ mailbox: Mailbox<Change?>) {
                self.child = child
                self.mailbox = mailbox
            }
        }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, 1 << 17)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let context = Unmanaged.passRetained(Context(self, mailbox))
        // @Sendable: it runs on a thread of its own.
        let result = pthread_create(
            &thread, &attributes,
            { @Sendable context in
                guard let context else { return nil }
                let own = Unmanaged<Context>.fromOpaque(context).takeRetainedValue()
                while true {
                    let change = own.child.waitForChange()
                    own.mailbox.post(change)
                    if change != .stopped { return nil }
                }
            }, context.toOpaque())
        guard result == 0 else {
            context.release()
            throw .system("pthread_create", result)
        }
    }
}
