import Platform

/// A command that prints a token. It has no terminal: its questions would be asked on the console's screen, and the keys typed in
/// reply would reach the console as well.
enum TokenCommand {
    /// In bytes; larger output is rejected.
    private static let limit = 64 << 10
    /// The maximum number of characters of standard error in a message.
    private static let shownError = 600
    /// Variables that name the terminal. gpg would have the passphrase asked there.
    private static let terminalVariables: Set<String> = ["GPG_TTY", "SSH_TTY"]
    /// What to do about a command that needs a passphrase, and can't ask for it.
    private static let hint = "if it asks for a passphrase, unlock it in another terminal first, then retry"

    /// The standard output of a program after it exits with status 0.
    /// - Parameters:
    ///   - timeout: in milliseconds; a slower program is killed.
    ///   - isCancelled: polled; `true` kills the program.
    /// - Throws: why there is no output, with the program's standard error.
    static func output(
        of argv: [String], environment: [String: String], timeout: Int, isCancelled: () -> Bool = { false }
    ) throws(TokenProblem) -> String {
        guard let program = argv.first, !program.isEmpty else { throw TokenProblem("the command is empty") }
        let command = "token_command '\(program)'"
        let result: CommandResult
        do throws(SystemError) {
            result = try CommandResult.of(
                argv, environment: environment.filter { !terminalVariables.contains($0.key) }, outputLimit: limit,
                timeout: .milliseconds(timeout),
                isCancelled: isCancelled)
        } catch {
            throw TokenProblem("\(command) can't be started: \(error)")
        }
        let excerpt = excerpt(result.errors)
        switch result.end {
        case .ended(.exited(0)): return String(decoding: result.output, as: UTF8.self)
        case .ended(.exited(let status)):
            throw TokenProblem("\(command) failed (exit \(status))\(excerpt); \(hint)")
        case .ended(.killed(let signal)):
            throw TokenProblem("\(command) was killed by signal \(signal)\(excerpt); \(hint)")
        case .timedOut:
            throw TokenProblem("\(command) took longer than \(timeout / 1000) s and was killed\(excerpt); \(hint)")
        case .cancelled: throw TokenProblem("\(command) was cancelled")
        case .printedTooMuch: throw TokenProblem("\(command) printed too much to be a token")
        }
    }

    /// `: ` and the end of standard error, without characters that could move a terminal's cursor.
    private static func excerpt(_ errors: [UInt8]) -> String {
        let text = String(decoding: errors.suffix(4 << 10), as: UTF8.self)
        let harmless = text.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: " "
            default: String(scalar)
            }
        }
        let excerpt = harmless.joined().split(separator: " ").joined(separator: " ")
        return excerpt.isEmpty ? "" : ": \(excerpt.suffix(shownError))"
    }
}
