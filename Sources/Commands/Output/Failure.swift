import ArgumentParser

/// Why the program ends before it has begun: the words go to standard error, and the exit status is 1. They may quote files that others
/// wrote, such as themes, and are harmless for terminals.
package struct Failure: Error, CustomStringConvertible {
    /// The words, harmless for terminals.
    package let description: String

    /// - Parameter description: may have several lines, and quote anything.
    package init(_ description: String) { self.description = TerminalText.harmless(description) }

    /// Runs `body`.
    /// - Throws: what `body` throws, in words; an `ExitCode` as it is.
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
