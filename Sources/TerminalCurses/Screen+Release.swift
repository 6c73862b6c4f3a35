import Glibc
import Platform

extension Screen {
    /// Suspends the program, as Ctrl-Z does elsewhere: the shell gets the terminal, and `wait` returns `resumed` when the program
    /// continues. Returns `false` without effect if no shell could continue it.
    @discardableResult
    package func suspend() -> Bool {
        guard isOurs, jobControl.isPossible() else { return false }
        leave()
        jobControl.stop()
        return true
    }

    /// Signals that keys send while another program has the terminal.
    private static let keySignals = [SIGINT, SIGQUIT]

    /// Releases the terminal while `body` runs, then takes it back. Signals received meanwhile, such as Ctrl-C in an editor, are
    /// ignored, except those that end this program.
    package func withTerminalReleased<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard isOurs else { return try body() }
        leave()
        defer {
            for signal in signals.takeAll() where Signals.asksToEnd(signal) && !Screen.keySignals.contains(signal) {
                signals.post(signal)
            }
            _ = enter()
            // The next `wait` reports a changed size.
            signals.post(SIGWINCH)
        }
        return try body()
    }

    /// Runs a program on the terminal, such as an editor, and waits for it to end.
    ///
    /// - Parameter arguments: the program, looked up in PATH, and its arguments. No shell is involved.
    /// - Returns: the exit status, or 128 plus the signal number.
    /// - Throws: `TerminalError.system` if it can't be started.
    package func run(_ arguments: [String]) throws(TerminalError) -> Int32 {
        try withTerminalReleased { () throws(TerminalError) in
            try ChildProcess(arguments, environment: environment, tty: tty).wait(jobControl: jobControl)
        }
    }
}
