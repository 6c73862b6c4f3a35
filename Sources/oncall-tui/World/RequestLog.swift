import Commands
import Glibc
import LocalState
import OnCall
import OnCallClient

/// Where request records go: the history that `@` shows, and the file of `--log-file`.
struct RequestLog: Sendable {
    private let history = RequestHistory()
    private let file: RequestLogFile?

    /// - Parameter path: of the file; nil for none.
    /// - Throws: `Failure` if the file can't be opened.
    init(file path: String?) throws {
        file = try Failure.explained { try path.map { try RequestLogFile(path: $0) } }
    }

    /// The requests of this session, newest last.
    var records: [RequestRecord] { history.records }

    /// Adds a record; may be called on any thread.
    @Sendable func note(_ record: RequestRecord) {
        history.add(record)
        file?.append(record)
    }

    /// Reports write errors of the file on standard error.
    func reportProblem() {
        guard let problem = file?.problem else { return }
        TerminalText.print("not all requests are in the log file: \(problem)", to: STDERR_FILENO)
    }
}
