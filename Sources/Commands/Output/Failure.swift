import ArgumentParser

/// Why the program can't start: the message goes to standard error, with an exit status. It may quote files from others, such as
/// themes, and is safe for terminals.
package struct Failure: Error, CustomStringConvertible {
    /// The message, safe for terminals.
    package let description: String
    /// What the program exits with.
    package let status: ExitStatus

    /// - Parameter description: may have several lines and quote anything.
    package init(_ description: String, status: ExitStatus = .failure) {
        self.description = TerminalText.harmless(description)
        self.status = status
    }

    /// Runs `body`.
    /// - Throws: errors of `body` as a `Failure` with a message; an `ExitCode` and a `Failure` unchanged.
    package static func explained<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let code as ExitCode {
            throw code
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("\(error)")
        }
    }
}
