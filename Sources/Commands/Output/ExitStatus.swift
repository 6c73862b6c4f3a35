package import ArgumentParser
package import OnCall

/// The exit status of the program.
package enum ExitStatus: Int32, CaseIterable, Sendable {
    case success = 0
    case failure = 1
    case differences = 2
    case refused = 3
    case unauthorized = 4
    case unreachable = 5
    case partly = 6
    case conflict = 7
    case notAllowed = 8
    case usage = 64

    /// What the program exits with when a call has failed and nothing else was done.
    package init(_ error: ServiceError) {
        self =
            switch error.kind {
            case .refused: .unauthorized
            case .unreachable, .timedOut, .nameNotFound, .proxyRefused, .certificate, .tls, .rateLimited, .syncing,
                .serverError:
                error.mayHaveBeenApplied ? .partly : .unreachable
            case .rejected, .notFound, .notApplied: .refused
            case .unreadableResponse, .tooLarge, .cancelled: error.mayHaveBeenApplied ? .partly : .failure
            }
    }

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
            An error, explained on standard error: an invalid setting, a missing token, no terminal, a file that can't be read, a draft \
            that could not be written, standard output that can't be written. For `render`: the template failed. `lint` still checks \
            the other files.
            """
        case .differences: "There are differences, for `diff --exit-code` and `drift`."
        case .refused:
            "The server refused something, or would: a template that `lint` rejects, a label, an integration that is gone."
        case .unauthorized: "The server does not accept the token, or its role."
        case .unreachable: "The server can't be reached, or failed, also after retries; nothing was changed."
        case .partly: "A part was sent, or it is unknown whether the server applied a write; standard error says which."
        case .conflict: "The server's value has changed since; nothing was overwritten."
        case .notAllowed:
            "Not allowed here: read-only mode, or a write without `--yes` and without a terminal to ask on."
        case .usage: "The command line is wrong, or a name fits several integrations or none."
        }
    }

    /// The same for a program that a signal has ended.
    package static let meaningOfSignal =
        "The program was ended by signal n, for example 130 by Ctrl-C. For the console: every draft is on disk."
}
