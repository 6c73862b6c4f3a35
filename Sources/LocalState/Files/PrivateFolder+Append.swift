import Glibc
import Platform

extension PrivateFolder {
    /// Appends a line to the file `name`, creating it if needed; the line is on disk when this returns. It is a single write to a
    /// file opened for appending, so that lines of two writers don't mix. If the file ends without a line end, one is added
    /// first.
    /// - Returns: the new size of the file.
    func append(_ name: String, line: [UInt8]) throws(FileProblem) -> Int {
        // Non-blocking, in case the path is a named pipe.
        let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let file = openat(descriptor, name, flags, 0o600)
        guard file >= 0 else { throw FileProblem(path(of: name), .last) }
        defer { close(file) }
        let status: FileStatus
        do throws(SystemError) { status = try FileStatus(of: file) } catch { throw FileProblem(path(of: name), error) }
        guard status.isRegular else { throw FileProblem(path(of: name), "is not a file") }
        // An existing file may be accessible to others.
        if status.isOpenToOthers { _ = fchmod(file, 0o600) }
        var line = line
        var last: UInt8 = 0
        if status.size > 0, pread(file, &last, 1, off_t(status.size - 1)) == 1, last != UInt8(ascii: "\n") {
            line.insert(UInt8(ascii: "\n"), at: 0)
        }
        var count = 0
        repeat {
            count = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        } while count < 0 && errno == EINTR
        guard count >= 0 else { throw FileProblem(path(of: name), .last) }
        // A full disk may take only a part. Readers see a damaged line, and the caller an error.
        guard count == line.count else { throw FileProblem(path(of: name), SystemError(code: ENOSPC)) }
        guard fsync(file) == 0 else { throw FileProblem(path(of: name), .last) }
        return status.size + count
    }
}
