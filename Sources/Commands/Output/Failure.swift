import ArgumentParser

/// Why the program can't start: the message goes to standard error, and the exit status is 1. It may quote files from others, such as
/// themes, and is safe for terminals.
package struct Failure: Error, CustomStringConvertible {
    /// The message, safe for terminals.
    package let description: String

    /// - Parameter description: may have several lines and quote anything.
    package init(_ description: String) { self.description = TerminalText.harmless(description) }

    /// Runs `body`.
    /// - Throws: errors of `body` as a `Failure` with a message; an `ExitCode` unchanged.
    package static func explained<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as ExitCode {
            throw failure
        } catch {
            throw Failure("\(error)")
        }
    }
}
