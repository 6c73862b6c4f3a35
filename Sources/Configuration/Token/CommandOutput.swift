import Glibc

/// Runs a program and keeps what it prints.
struct CommandOutput {
    /// More than this is not a token. In bytes.
    private static let limit = 64 << 10
    /// How much of the standard error goes into a message, in characters.
    private static let shownError = 600

    private let process: pid_t
    private var output: Pipe
    private var error: Pipe

    /// What the program `argv[0]`, looked up in `PATH`, writes to its standard output before it ends with status 0.
    /// - Parameters:
    ///   - timeout: in milliseconds; a program that takes longer is killed.
    ///   - isGivenUp: asked again and again; once nobody waits any more, the program is killed.
    static func of(
        _ argv: [String], environment: [String: String], timeout: Int, isGivenUp: () -> Bool = { false }
    ) throws(TokenProblem) -> String {
        var command = try CommandOutput(argv, environment: environment)
        defer {
            command.output.closeBoth()
            command.error.closeBoth()
        }
        let name = argv.first ?? ""
        let status = command.wait(atMost: .milliseconds(timeout), isGivenUp: isGivenUp)
        guard command.output.bytes.count <= limit else {
            throw TokenProblem("the command '\(name)' prints more than a token")
        }
        let words = command.errorWords
        guard let status else {
            if isGivenUp() { throw TokenProblem("the command '\(name)' was given up") }
            throw TokenProblem("the command '\(name)' took longer than \(timeout / 1000) s and was ended\(words)")
        }
        // The two halves of a wait status: the signal in the low seven bits, the exit code above the next.
        guard status & 0x7F == 0 else {
            throw TokenProblem("the command '\(name)' was ended by signal \(status & 0x7F)\(words)")
        }
        let code = status >> 8 & 0xFF
        guard code == 0 else { throw TokenProblem("the command '\(name)' failed with status \(code)\(words)") }
        return String(decoding: command.output.bytes, as: UTF8.self)
    }

    private init(_ argv: [String], environment: [String: String]) throws(TokenProblem) {
        guard let program = argv.first, !program.isEmpty else { throw TokenProblem("there is no command") }
        guard var output = Pipe() else {
            throw TokenProblem("the command '\(program)' can't be started: \(UserFile.reason(errno))")
        }
        guard var error = Pipe() else {
            let code = errno
            output.closeBoth()
            throw TokenProblem("the command '\(program)' can't be started: \(UserFile.reason(code))")
        }
        var process: pid_t = 0
        let code = CommandOutput.spawn(
            argv, environment.map { "\($0.key)=\($0.value)" }, output: output.writing, error: error.writing, &process)
        output.closeWriting()
        error.closeWriting()
        guard code == 0 else {
            output.closeBoth()
            error.closeBoth()
            throw TokenProblem("the command '\(program)' can't be started: \(UserFile.reason(code))")
        }
        self.process = process
        self.output = output
        self.error = error
    }

    /// Starts the program with nothing to read, and with signals as they are when a shell starts it: ours are blocked
    /// or ignored, and both would be handed on.
    private static func spawn(
        _ argv: [String], _ environment: [String], output: Int32, error: Int32, _ process: inout pid_t
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO)
        // Not every library closes its sockets for children: one that lived on in a child would keep its port or its peer.
        for descriptor: Int32 in 3..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGCHLD, SIGTSTP, SIGCONT, SIGWINCH] {
            sigaddset(&signals, signal)
        }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let words: [UnsafeMutablePointer<CChar>?] = argv.map { strdup($0) } + [nil]
        let variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for copy in words + variables { free(copy) } }
        return posix_spawnp(&process, argv[0], &actions, &attributes, words, variables)
    }

    /// Reads until the program has ended; what it left running may keep the pipes open.
    /// - Returns: the wait status; nil where it had to be killed.
    private mutating func wait(atMost limit: Duration, isGivenUp: () -> Bool) -> Int32? {
        let end = ContinuousClock.now + limit
        while true {
            output.awaitBytes(and: error, milliseconds: 10)
            output.read()
            error.read()
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                output.read()
                error.read()
                return status
            }
            if ContinuousClock.now >= end || isGivenUp() || output.bytes.count > CommandOutput.limit {
                kill(process, SIGKILL)
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                return nil
            }
        }
    }

    /// `: ` and the end of what the program wrote to its standard error, without what could move a terminal's cursor.
    private var errorWords: String {
        let text = String(decoding: error.bytes.suffix(4 << 10), as: UTF8.self)
        let harmless = text.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: " "
            default: String(scalar)
            }
        }
        let words = harmless.joined().split(separator: " ").joined(separator: " ")
        return words.isEmpty ? "" : ": \(words.suffix(CommandOutput.shownError))"
    }
}
