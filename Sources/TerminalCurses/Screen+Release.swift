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
    /// A signal that ends this program is passed on to the child, which gets a moment to end; the next `wait` reports the signal.
    ///
    /// - Parameters:
    ///   - arguments: the program, looked up in PATH, and its arguments. No shell is involved.
    ///   - inherited: a descriptor that the child keeps open; nil for none.
    /// - Throws: `TerminalError.system` if it can't be started.
    package func run(_ arguments: [String], inheriting inherited: Int32? = nil) throws(TerminalError) -> ProgramEnd {
        try withTerminalReleased { () throws(TerminalError) in
            let child = try ChildProcess(arguments, environment: environment, tty: tty, inherited: inherited)
            return try child.wait(jobControl: jobControl, signals: signals)
        }
    }
}
