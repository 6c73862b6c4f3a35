import Commands
import Glibc
import LocalState
import OnCall
import OnCallClient

/// Where records of requests go: to the history that `@` shows, and to the file of `--log-file`.
struct RequestLog: Sendable {
    private let history = RequestHistory()
    private let file: RequestLogFile?

    /// - Parameter path: of the file; nil for none.
    /// - Throws: `Failure` where the file can't be opened.
    init(file path: String?) throws {
        file = try Failure.explained { try path.map { try RequestLogFile(path: $0) } }
    }

    /// The requests of this session, the newest last.
    var records: [RequestRecord] { history.records }

    /// Takes a record; on whatever thread made it.
    @Sendable func note(_ record: RequestRecord) {
        history.add(record)
        file?.append(record)
    }

    /// Says on standard error what the file did not take.
    func reportProblem() {
        guard let problem = file?.problem else { return }
        TerminalText.print("not all requests are in the log file: \(problem)", to: STDERR_FILENO)
    }
}
