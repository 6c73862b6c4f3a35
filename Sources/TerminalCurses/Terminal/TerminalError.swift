import Platform
import TerminalCore

/// Why the terminal can't be used, with a message for the user.
package enum TerminalError: Error, Hashable, CustomStringConvertible {
    /// Neither standard input and output nor the process have a terminal.
    case noTerminal
    /// The terminal can't position its cursor, or TERM is not set. Carries TERM, which may be empty.
    case incapable(String)
    /// Not in the terminfo database. Carries TERM.
    case unknown(String)
    /// A system call failed. Carries its name and `errno`.
    case system(String, Int32)

    package var description: String {
        switch self {
        case .noTerminal:
            "this needs a terminal: standard input and output are redirected, and the process has no terminal of its own"
        case .incapable(""):
            "the environment variable TERM is not set: set it to what your terminal is, for instance xterm-256color"
        case .incapable(let name):
            "the terminal \(SafeText(name).plain) can't position its cursor: try another one, or set TERM to what it really is"
        case .unknown(let name):
            "the terminal \(SafeText(name).plain) is not known here: install its terminfo entry, or set TERM=xterm-256color"
        case .system(let call, let number):
            "\(call): \(SystemError(code: number))"
        }
    }
}
