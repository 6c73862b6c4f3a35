import Glibc
import Platform

extension Screen {
    /// Stops the program, as Ctrl-Z does elsewhere: the shell gets its screen, and `wait` returns `resumed` when the
    /// program goes on. False, and nothing happens, where no shell could continue it.
    @discardableResult
    package func suspend() -> Bool {
        guard isOurs, jobControl.isPossible() else { return false }
        leave()
        jobControl.stop()
        return true
    }

    /// Gives the terminal away while `body` runs, and takes it back afterwards. The signals of that time (Ctrl-C in an
    /// editor, say) were the other program's, but for those that end this one.
    package func withTerminalReleased<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard isOurs else { return try body() }
        leave()
        defer {
            for signal in signals.takeAll() where signal == SIGTERM || signal == SIGHUP { signals.post(signal) }
            _ = enter()
            // The next wait says so, if the size is another.
            signals.post(SIGWINCH)
        }
        return try body()
    }

    /// Runs a program on the terminal, an editor for instance, and waits for its end.
    ///
    /// - Parameter arguments: the program, looked for in PATH, and its arguments; never a line for a shell.
    /// - Returns: the exit status, or 128 and the number of the signal that ended it.
    /// - Throws: `TerminalError.system` when it can't be started.
    package func run(_ arguments: [String]) throws(TerminalError) -> Int32 {
        try withTerminalReleased { () throws(TerminalError) in
            try ChildProcess(arguments, environment: environment, tty: tty).wait(jobControl: jobControl)
        }
    }
}
