import Glibc
import JSON
package import OnCall
import Synchronization

/// A file of the user's choice that gets a line of JSON for each request, for the user's eyes only.
package final class RequestLogFile: Sendable {
    private let path: String
    private let descriptor: Int32
    private let failure = Mutex<String?>(nil)

    /// Opens the file, which is made where there is none. A link in its place is not followed.
    package init(path: String) throws(FileProblem) {
        // Without waiting, should there be a named pipe in the file's place.
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let file = open(path, flags, 0o600)
        guard file >= 0 else {
            let reason = errno == ELOOP ? "is a symbolic link, which is not followed" : String(cString: strerror(errno))
            throw FileProblem(path, reason)
        }
        var info = stat()
        guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            close(file)
            throw FileProblem(path, "is not a file")
        }
        // One that was there before us may be open to others.
        guard info.st_mode & 0o077 == 0 || fchmod(file, 0o600) == 0 else {
            close(file)
            throw FileProblem(path, "others may read it, and that can't be changed")
        }
        self.path = path
        descriptor = file
    }

    deinit { close(descriptor) }

    /// Puts a line at the end, by one write, so that lines of two consoles don't mix.
    package func append(_ record: RequestRecord) {
        let line = Array((record.json.compactText + "\n").utf8)
        var count = 0
        repeat {
            count = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        } while count < 0 && errno == EINTR
        guard count != line.count else { return }
        let reason = String(cString: strerror(count < 0 ? errno : ENOSPC))
        failure.withLock { $0 = $0 ?? "\(path): \(reason)" }
    }

    /// Why a line is missing; nil where all are there.
    package var problem: String? { failure.withLock { $0 } }
}
