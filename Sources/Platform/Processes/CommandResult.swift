import Glibc

/// How a command ended, and its output.
package struct CommandResult: Hashable, Sendable {
    /// How a command ended.
    package enum End: Hashable, Sendable {
        /// By itself, or by a signal from outside.
        case ended(ChildProcess.End)
        /// Killed after the timeout.
        case timedOut
        /// Killed because its result was not needed any more.
        case cancelled
        /// Printed more than the limit; killed if it still ran.
        case printedTooMuch
    }

    /// How it ended.
    package let end: End
    /// Its standard output.
    package let output: [UInt8]
    /// The beginning of its standard error, at most 1 MiB.
    package let errors: [UInt8]

    /// Runs a command with empty standard input and without a terminal, and blocks until it ends. Background processes that it
    /// started are not waited for; they are killed with it if it is killed.
    /// - Parameters:
    ///   - arguments: the program, looked up in `PATH`, and its arguments. No shell is involved.
    ///   - outputLimit: in bytes; a command that prints more is killed.
    ///   - timeout: a command that takes longer is killed.
    ///   - isCancelled: polled about every 10 ms; `true` kills the command.
    /// - Throws: why it can't be started.
    package static func of(
        _ arguments: [String], environment: [String: String], outputLimit: Int, timeout: Duration,
        isCancelled: () -> Bool = { false }
    ) throws(SystemError) -> CommandResult {
        var output = try OutputPipe()
        var errors = try OutputPipe()
        let process = try ChildProcess(
            arguments, environment: environment, session: .own, output: output.writing, errors: errors.writing)
        output.closeWriting()
        errors.closeWriting()
        let deadline = ContinuousClock.now + timeout
        while true {
            output.awaitBytes(and: errors, milliseconds: 10)
            output.read()
            errors.read()
            var end = process.endIfAny().map { End.ended($0) }
            if end != nil {
                // What was printed between the read and the end.
                output.read()
                errors.read()
            }
            let isRunning = end == nil
            if output.bytes.count > outputLimit {
                end = .printedTooMuch
            } else if isRunning, isCancelled() {
                end = .cancelled
            } else if isRunning, .now >= deadline {
                end = .timedOut
            }
            guard let end else { continue }
            if isRunning { process.killGroup() }
            return CommandResult(end: end, output: output.bytes, errors: errors.bytes)
        }
    }
}
