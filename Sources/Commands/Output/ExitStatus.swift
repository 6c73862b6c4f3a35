package import ArgumentParser

/// The exit status of the program.
package enum ExitStatus: Int32, CaseIterable, Sendable {
    case success = 0
    case failure = 1
    case usage = 64

    /// For the argument parser.
    package var code: ExitCode { ExitCode(rawValue) }

    /// For a program that a signal has ended, as shells report it.
    package static func code(ofSignal signal: Int32) -> ExitCode { ExitCode(128 + signal) }

    /// When the program exits with it, for the man page.
    package var meaning: String {
        switch self {
        case .success: "Success. For the console: it was quit, and every draft is on disk."
        case .failure:
            """
            An error, explained on standard error: an invalid setting, a missing token, a file that can't be read, no terminal, a draft \
            that could not be written. For `lint`: the server would refuse a template. For `render`: the template failed.
            """
        case .usage: "The command line is wrong."
        }
    }
}
