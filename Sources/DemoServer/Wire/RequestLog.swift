import Glibc

/// A file that gets a line of JSON for every request.
final class RequestLog: Sendable {
    private let file: Int32

    /// - Parameter path: of a file that is made, for this user only, where there is none, and added to where there is one.
    /// - Throws: `DemoStartFailure` where it cannot be opened.
    init(path: String) throws(DemoStartFailure) {
        file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw DemoStartFailure("cannot open \(path): \(String(cString: strerror(errno)))") }
    }

    deinit { close(file) }

    func add(_ request: RecordedRequest) {
        // One write, so that lines of requests that end together do not mix.
        let line = Array((request.line + "\n").utf8)
        line.withUnsafeBytes { _ = write(file, $0.baseAddress, $0.count) }
    }
}
