package import Configuration
import Glibc

extension Settings {
    /// The token of the server, read from where it lies; nil without a server. May wait for a command.
    /// - Parameter isGivenUp: asked again and again while a command runs; `true` ends it.
    /// - Throws: `Failure` with why there is none.
    package func token(_ environment: Environment, isGivenUp: () -> Bool = { false }) throws -> Token? {
        try server.map { server in
            try Failure.explained {
                try server.token.value.read(
                    askedBy: server.token.origin, environment: environment.variables, withheld: tokenVariables,
                    isGivenUp: isGivenUp)
            }
        }
    }

    /// The same where no screen is open yet: standard error says which command takes more than a second.
    /// - Throws: `Failure` with why there is none.
    package func tokenReportingDelay(_ environment: Environment) throws -> Token? {
        guard case .command(let argv)? = server?.token.value else { return try token(environment) }
        let start = ContinuousClock.now
        var isReported = false
        return try token(environment) {
            if !isReported, .now - start >= .seconds(1) {
                isReported = true
                TerminalText.print("waiting for the token_command '\(argv.first ?? "")'", to: STDERR_FILENO)
            }
            return false
        }
    }
}
