package import ArgumentParser

/// The exit status of the program.
package enum ExitStatus: Int32, CaseIterable, Sendable {
    case success = 0
    case failure = 1
    case usage = 64
    /// As `EX_NOINPUT` of sysexits.h.
    case unreadableInput = 66

    /// For the argument parser.
    package var code: ExitCode { ExitCode(rawValue) }

    /// For a program that a signal has ended, as shells report it.
    package static func code(ofSignal signal: Int32) -> ExitCode { ExitCode(128 + signal) }

    /// When the program exits with it, for the man page.
    package var meaning: String {
        switch self {
        case .success: "Success. For the console: it was quit, and every draft is on disk or was printed."
        case .failure:
            """
            An error, explained on standard error: an invalid setting, a missing token, no terminal, a draft \
            that could not be written, standard output that can't be written. For `lint`: the server would refuse a template. \
            For `render`: the template failed.
            """
        case .usage: "The command line is wrong."
        case .unreadableInput:
            "A file that an argument names can't be read. `lint` still checks the other files; it says nothing about this one."
        }
    }

    /// The same for a program that a signal has ended.
    package static let meaningOfSignal =
        "The program was ended by signal n, for example 143 by SIGTERM. For the console: every draft is on disk."
}
