import Platform

extension TokenSource {
    /// The default timeout of a command, in milliseconds.
    package static let commandTimeout = 10_000

    /// Reads the token. Blocks until a command has ended.
    /// - Parameters:
    ///   - origin: where this source is configured, for the message.
    ///   - environment: also passed to a command, except for the variables in `withheld`.
    ///   - withheld: variables that hold tokens, which a command does not need.
    ///   - timeout: for a command, in milliseconds.
    ///   - isCancelled: whether the token is not needed any more; a command is killed then.
    /// - Throws: what is wrong, never with the token in it; for a command, with its standard error.
    package func read(
        askedBy origin: Origin?, environment: [String: String], withheld: Set<String> = TokenSource.variables,
        timeout: Int = TokenSource.commandTimeout, isCancelled: () -> Bool = { false }
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
                    isCancelled: isCancelled)
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

    /// The text of a file that others can't read. Checked on the open file, so that the path can't be replaced between check and
    /// read.
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
            throw TokenProblem("\(path): others may read or change this file; run: chmod 600 \(path)")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
