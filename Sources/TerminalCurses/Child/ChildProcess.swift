import Glibc

/// A program that gets the terminal for a while, such as an editor.
struct ChildProcess {
    let identifier: pid_t

    /// Starts a program with signals as a shell would: nothing blocked, nothing ignored.
    ///
    /// - Parameter arguments: the program, looked for in PATH, and its arguments; never a line for a shell.
    /// - Throws: `TerminalError.system` when it can't be started.
    init(_ arguments: [String], environment: [String: String], tty: TTY) throws(TerminalError) {
        guard let program = arguments.first else { throw .system("posix_spawn", EINVAL) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, tty.input, 0)
        posix_spawn_file_actions_adddup2(&actions, tty.output, 1)
        posix_spawn_file_actions_adddup2(&actions, tty.output, 2)
        // Not every library closes its sockets for children; one that lived on in a child would keep its port or its peer.
        for descriptor: Int32 in 3..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var identifier: pid_t = 0
        let variables = environment.map { "\($0.key)=\($0.value)" }
        let result = ChildProcess.withCStrings(arguments) { arguments in
            ChildProcess.withCStrings(variables) { variables in
                posix_spawnp(&identifier, program, &actions, &attributes, arguments, variables)
            }
        }
        guard result == 0 else { throw .system(program, result) }
        self.identifier = identifier
    }

    /// Waits for the end; returns the exit status, or 128 and the number of the signal that ended it, as shells do.
    ///
    /// When the child stops, so does the program, so that the shell gets the terminal; it continues both.
    func wait(jobControl: JobControl) -> Int32 {
        while true {
            var status: Int32 = 0
            let result = waitpid(identifier, &status, WUNTRACED)
            if result < 0, errno == EINTR { continue }
            guard result == identifier else { return 127 }
            if status & 0xFF == 0x7F {
                if jobControl.isPossible() { jobControl.stop() }
                kill(identifier, SIGCONT)
            } else if status & 0x7F == 0 {
                return status >> 8 & 0xFF
            } else {
                return 128 + status & 0x7F
            }
        }
    }

    /// An array of C strings with nil at its end, for as long as `body` runs.
    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}
