import Glibc
import Platform

extension ChildProcess {
    /// Starts a program that gets the terminal for a while, such as an editor.
    ///
    /// - Parameter arguments: the program, looked for in PATH, and its arguments; never a line for a shell.
    /// - Throws: `TerminalError.system` when it can't be started.
    init(_ arguments: [String], environment: [String: String], tty: TTY) throws(TerminalError) {
        do throws(SystemError) {
            try self.init(
                arguments, environment: environment, input: tty.input, output: tty.output, errors: tty.output)
        } catch {
            throw .system(arguments.first ?? "posix_spawn", error.code)
        }
    }

    /// Waits for the end; returns the exit status, or 128 and the number of the signal that ended it, as shells do.
    ///
    /// When the child stops, so does the program, so that the shell gets the terminal; it continues both.
    func wait(jobControl: JobControl) -> Int32 {
        while true {
            switch waitForChange() {
            case .stopped:
                if jobControl.isPossible() { jobControl.stop() }
                send(SIGCONT)
            case .ended(.exited(let status)): return status
            case .ended(.killed(let signal)): return 128 + signal
            // What shells say of a command that they can't find.
            case nil: return 127
            }
        }
    }
}
