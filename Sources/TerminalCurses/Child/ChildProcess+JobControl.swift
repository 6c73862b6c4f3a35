import Glibc
import Platform

extension ChildProcess {
    /// Starts a program, such as an editor, on the terminal.
    ///
    /// - Parameter arguments: the program, looked up in PATH, and its arguments. No shell is involved.
    /// - Throws: `TerminalError.system` if it can't be started.
    init(_ arguments: [String], environment: [String: String], tty: TTY) throws(TerminalError) {
        do throws(SystemError) {
            try self.init(
                arguments, environment: environment, session: .inherited, input: tty.input, output: tty.output,
                errors: tty.output)
        } catch {
            throw .system(arguments.first ?? "posix_spawn", error.code)
        }
    }

    /// Waits for the child to end; returns the exit status, or 128 plus the signal number, as shells do.
    ///
    /// When the child stops, this program stops too, so that the shell gets the terminal; the shell continues both.
    func wait(jobControl: JobControl) -> Int32 {
        while true {
            switch waitForChange() {
            case .stopped:
                if jobControl.isPossible() { jobControl.stop() }
                send(SIGCONT)
            case .ended(.exited(let status)): return status
            case .ended(.killed(let signal)): return 128 + signal
            // The status that shells report if a command is not found.
            case nil: return 127
            }
        }
    }
}
