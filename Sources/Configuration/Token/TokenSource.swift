/// The source of the token.
package enum TokenSource: Hashable, Sendable {
    /// An environment variable.
    case environment(String)
    /// The path of a file that only the user may read.
    case file(String)
    /// A program and its arguments; the token is what it prints. No shell is involved.
    case command([String])

    /// The usual environment variables for a token.
    package static let variables: Set<String> = [ServerChoice.tokenVariable, ServerChoice.serviceAccountVariable]
}

extension TokenSource: CustomStringConvertible {
    package var description: String { "<token> from \(location)" }

    /// The location of the token, without the arguments of a command, which may be secret.
    package var location: String {
        switch self {
        case .environment(let name): "$\(name)"
        case .file(let path): path
        case .command(let argv): "the command \(argv.first ?? "")"
        }
    }
}
