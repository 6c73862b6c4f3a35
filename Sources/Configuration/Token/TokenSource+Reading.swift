import Platform

extension TokenSource {
    /// How long a command may take, in milliseconds.
    package static let commandTimeout = 10_000

    /// The token itself. Waits for the command, so call it where waiting harms nobody.
    /// - Parameters:
    ///   - origin: what names this source, for the message.
    ///   - environment: also what a command gets, but for the variables in `withheld`.
    ///   - withheld: variables that hold tokens: a command has no business with them, and what it starts even less.
    ///   - timeout: how long a command may take, in milliseconds.
    ///   - isGivenUp: whether nobody waits for it any more; a command is ended then.
    /// - Throws: what is wrong, never with the token in it; for a command, with what it wrote to its standard error.
    package func read(
        askedBy origin: Origin?, environment: [String: String], withheld: Set<String> = TokenSource.variables,
        timeout: Int = TokenSource.commandTimeout, isGivenUp: () -> Bool = { false }
    ) throws(ConfigurationErrors) -> Token {
        do throws(TokenProblem) {
            switch self {
            case .environment(let name):
                guard let text = environment[name] else {
                    throw TokenProblem("the environment has no variable '\(name)'")
                }
                return try token(in: text, of: "the variable '\(name)'")
            case .file(let path):
                return try token(in: TokenSource.text(ofFile: path), of: path)
            case .command(let argv):
                let output = try TokenCommand.output(
                    of: argv, environment: environment.filter { !withheld.contains($0.key) }, timeout: timeout,
                    isGivenUp: isGivenUp)
                return try token(in: output, of: "the output of '\(argv.first ?? "")'")
            }
        } catch {
            throw ConfigurationErrors(error.message, at: origin)
        }
    }

    private func token(in text: String, of name: String) throws(TokenProblem) -> Token {
        do throws(TokenProblem) {
            return try Token(text)
        } catch {
            throw TokenProblem("\(name): \(error.message)")
        }
    }

    /// The text of a file that others can't read. The check is made on the open file, so that it can't be another one
    /// by then.
    private static func text(ofFile path: String) throws(TokenProblem) -> String {
        let status: FileStatus
        var bytes: [UInt8] = []
        do throws(SystemError) {
            let file = try OpenFile(path)
            status = try file.status()
            if status.isRegular, !status.isOpenToOthers { bytes = try file.contents(limit: 64 << 10) }
        } catch {
            throw TokenProblem("\(path): can't be read: \(error)")
        }
        guard status.isRegular else { throw TokenProblem("\(path): is not a file") }
        guard !status.isOpenToOthers else {
            throw TokenProblem("\(path): others may read or change this file; close it with: chmod 600 \(path)")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
