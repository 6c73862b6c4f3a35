/// Where the token is.
package enum TokenSource: Hashable, Sendable {
    /// A variable of the environment.
    case environment(String)
    /// The path of a file that only the user may read.
    case file(String)
    /// A program and its arguments; the token is what it prints. No shell is involved.
    case command([String])

    /// The usual variables of the environment that hold a token.
    package static let variables: Set<String> = [ServerChoice.tokenVariable, ServerChoice.serviceAccountVariable]
}

extension TokenSource: CustomStringConvertible {
    package var description: String { "<token> from \(place)" }

    /// Where the token is, without the arguments of a command, among which there may be a secret.
    package var place: String {
        switch self {
        case .environment(let name): "$\(name)"
        case .file(let path): path
        case .command(let argv): "the command \(argv.first ?? "")"
        }
    }
}
