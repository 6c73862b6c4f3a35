package import Configuration
import Glibc

extension Settings {
    /// `variables` for programs that are started from here, without tokens.
    /// - Parameter token: of the server; nil for none.
    package func withoutToken(_ variables: [String: String], _ token: Token?) -> [String: String] {
        let others = variables.filter { !tokenVariables.contains($0.key) }
        guard let secret = token?.secret, !secret.isEmpty else { return others }
        return others.filter { !$0.value.contains(secret) }
    }

    /// Reads the token of the server; nil without a server. May wait for a command.
    /// - Parameter isCancelled: polled while a command runs; `true` cancels it.
    /// - Throws: `Failure` with the reason.
    package func token(_ environment: Environment, isCancelled: () -> Bool = { false }) throws -> Token? {
        try server.map { server in
            try Failure.explained {
                try server.token.value.read(
                    askedBy: server.token.origin, environment: environment.variables, withheld: tokenVariables,
                    isCancelled: isCancelled)
            }
        }
    }

    /// The same before the screen is open: standard error names a command that takes more than a second.
    /// - Parameter isCancelled: as for `token`.
    /// - Throws: `Failure` with the reason.
    package func tokenReportingDelay(_ environment: Environment, isCancelled: () -> Bool) throws -> Token? {
        guard case .command(let argv)? = server?.token.value else { return try token(environment) }
        let start = ContinuousClock.now
        var isReported = false
        return try token(environment) {
            if !isReported, .now - start >= .seconds(1) {
                isReported = true
                TerminalText.print("waiting for the token_command '\(argv.first ?? "")'", to: STDERR_FILENO)
            }
            return isCancelled()
        }
    }
}
