import ArgumentParser
import Glibc

/// Why the program ends before it has begun: the words go to standard error, and the exit status is 1. They may quote files that others
/// wrote, such as themes, and are harmless for terminals.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = TerminalText.harmless(description) }

    /// Runs `body`; what it throws, in words, becomes the reason to end.
    static func explained<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as ExitCode {
            throw failure
        } catch {
            throw Failure("\(error)")
        }
    }
}
