package import Glibc

/// A child process.
///
/// Used instead of swift-subprocess (1.0.2), which resets signals and closes descriptors as this does, but reports only the end
/// of a child, so that this program would not stop together with an editor that is stopped by Ctrl-Z; which can only be awaited,
/// while an editor runs on the one thread that owns the terminal; and which would add some 9,000 lines, swift-system and a thread
/// that watches children.
package struct ChildProcess: Hashable, Sendable {
    /// The process ID; valid until the end has been waited for.
    package let identifier: pid_t

    /// How a child ended.
    package enum End: Hashable, Sendable {
        case exited(status: Int32)
        case killed(signal: Int32)
    }

    /// A change of state, as a shell sees it.
    package enum Change: Hashable, Sendable {
        case ended(End)
        /// For example by Ctrl-Z; it continues on `SIGCONT`.
        case stopped
    }

    /// Which session a child belongs to, and with it whether it can use the terminal.
    package enum Session: Hashable, Sendable {
        /// The session and process group of this program: the child can read keys and write to the screen.
        case inherited
        /// A new session without a terminal: `/dev/tty` can't be opened. The child leads a process group of its own.
        case own
    }

    /// Starts a program as a shell would: no signal is blocked or ignored, and only the three standard streams are inherited.
    ///
    /// - Parameters:
    ///   - arguments: the program, looked up in `PATH` of this process, and its arguments. No shell is involved.
    ///   - environment: its complete environment.
    ///   - session: only a child that has the terminal to itself may inherit it.
    ///   - input: the descriptor of its standard input; nil for `/dev/null`.
    ///   - output: the descriptor of its standard output.
    ///   - errors: the descriptor of its standard error.
    ///   - inherited: another descriptor that the child keeps; nil for none.
    /// - Throws: the error of `posix_spawnp`; `EINVAL` without arguments.
    package init(
        _ arguments: [String], environment: [String: String], session: Session, input: Int32? = nil, output: Int32,
        errors: Int32, inherited: Int32? = nil
    ) throws(SystemError) {
        guard let program = arguments.first else { throw SystemError(code: EINVAL) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        ChildProcess.configure(&attributes, session)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        // Not every library marks its descriptors close-on-exec, and a socket inherited by a child would stay open. 1024 is the
        // usual limit of open files.
        for descriptor: Int32 in 3..<1024 where descriptor != inherited {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        // Onto itself: it is no longer closed when the program starts.
        if let inherited { posix_spawn_file_actions_adddup2(&actions, inherited, inherited) }
        var identifier: pid_t = 0
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let code = ChildProcess.withCStrings(arguments) { arguments in
            ChildProcess.withCStrings(variables) { variables in
                posix_spawnp(&identifier, program, &actions, &attributes, arguments, variables)
            }
        }
        guard code == 0 else { throw SystemError(code: code) }
        self.identifier = identifier
    }

    /// Waits for the child to end.
    /// - Returns: nil if the system doesn't know the child: its end was collected elsewhere, or `SIGCHLD` is ignored.
    package func waitForEnd() -> End? {
        wait(options: 0).map { ChildProcess.end($0) }
    }

    /// Waits for the child to end or stop.
    /// - Returns: as `waitForEnd`.
    package func waitForChange() -> Change? {
        wait(options: WUNTRACED).map { $0 & 0xFF == 0x7F ? .stopped : .ended(ChildProcess.end($0)) }
    }

    /// How the child ended; nil while it runs. Doesn't wait.
    package func endIfAny() -> End? {
        var status: Int32 = 0
        return waitpid(identifier, &status, WNOHANG) == identifier ? ChildProcess.end(status) : nil
    }

    /// The status returned by `waitpid`.
    private func wait(options: Int32) -> Int32? {
        var status: Int32 = 0
        while true {
            let result = waitpid(identifier, &status, options)
            if result < 0, errno == EINTR { continue }
            return result == identifier ? status : nil
        }
    }

    /// Decodes a wait status: the low seven bits are the signal; if they are 0, the next byte is the exit status.
    private static func end(_ status: Int32) -> End {
        status & 0x7F == 0 ? .exited(status: status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
    }

    /// Sends a signal. Only before the end was waited for: after that the ID may belong to another process.
    package func send(_ signal: Int32) { kill(identifier, signal) }

    /// Kills the child and the processes that it started, and waits for its end. Only for a child with a session of its own, and
    /// only before its end was waited for.
    package func killGroup() {
        kill(-identifier, SIGKILL)
        _ = waitForEnd()
    }

    /// Unblocks all signals and resets their handlers: both are inherited, and this program blocks most of them. Also chooses the
    /// session.
    private static func configure(_ attributes: inout posix_spawnattr_t, _ session: Session) {
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        // POSIX_SPAWN_SETSID is a macro that Swift does not import.
        let newSession: Int32 = session == .own ? 0x80 : 0
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | newSession))
    }

    /// Passes an array of C strings, terminated by nil, to `body`.
    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}
