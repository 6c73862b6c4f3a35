import Glibc

/// A file that gets a line of JSON for every request.
final class RequestLog: Sendable {
    private let file: Int32

    /// - Parameter path: of a file that is made, for this user only, where there is none, and added to where there is one.
    /// - Throws: `DemoStartFailure` where it cannot be opened, and where it is no file but leads to one, or is a pipe.
    init(path: String) throws(DemoStartFailure) {
        // Without waiting, should there be a named pipe in the file's place.
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            let reason = errno == ELOOP ? "is a symbolic link, which is not followed" : String(cString: strerror(errno))
            throw DemoStartFailure("cannot open \(path): \(reason)")
        }
        var info = stat()
        guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            close(file)
            throw DemoStartFailure("cannot open \(path): is not a file")
        }
        // One that was there before us may be open to others.
        guard info.st_mode & 0o077 == 0 || fchmod(file, 0o600) == 0 else {
            close(file)
            throw DemoStartFailure("cannot open \(path): others may read it, and that can't be changed")
        }
        self.file = file
    }

    deinit { close(file) }

    func add(_ request: RecordedRequest) {
        // One write, so that lines of requests that end together do not mix.
        let line = Array((request.line + "\n").utf8)
        line.withUnsafeBytes { _ = write(file, $0.baseAddress, $0.count) }
    }
}
