import Platform

/// A file that gets a line of JSON for every request.
final class RequestLog: Sendable {
    private let file: AppendOnlyFile

    /// - Parameter path: of a file that is made, for this user only, where there is none, and added to where there is one.
    /// - Throws: `DemoStartFailure` where it cannot be opened, and where it is no file but leads to one, or is a pipe.
    init(path: String) throws(DemoStartFailure) {
        do throws(AppendOnlyFile.Refusal) {
            file = try AppendOnlyFile(path: path)
        } catch {
            throw DemoStartFailure("cannot open \(path): \(error)")
        }
    }

    func add(_ request: RecordedRequest) {
        // A log that can't be written to is no reason not to answer.
        try? file.append(Array((request.line + "\n").utf8))
    }
}
