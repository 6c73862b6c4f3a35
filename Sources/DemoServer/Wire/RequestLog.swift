import Platform

/// A log file with a line of JSON per request.
final class RequestLog: Sendable {
    private let file: AppendOnlyFile

    /// - Parameter path: created if missing, readable by this user only; otherwise appended to.
    /// - Throws: `DemoStartFailure` if it can't be opened, or is a symbolic link or a pipe.
    init(path: String) throws(DemoStartFailure) {
        do throws(AppendOnlyFile.Refusal) {
            file = try AppendOnlyFile(path: path)
        } catch {
            throw DemoStartFailure("cannot open \(path): \(error)")
        }
    }

    func add(_ request: RecordedRequest) {
        // A log error must not fail the response.
        try? file.append(Array((request.line + "\n").utf8))
    }
}
