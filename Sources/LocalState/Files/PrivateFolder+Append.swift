import Glibc
import Platform

extension PrivateFolder {
    /// Puts a line at the end of the file `name`, which is made where there is none; the line is on disk when this returns. It goes out
    /// by one write at the end that the file then has, so that lines of two writers don't mix. What somebody left without a line end
    /// gets one first.
    /// - Returns: the size of the file.
    func append(_ name: String, line: [UInt8]) throws(FileProblem) -> Int {
        // Without waiting, should there be a named pipe in the file's place.
        let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let file = openat(descriptor, name, flags, 0o600)
        guard file >= 0 else { throw FileProblem(place(name), .last) }
        defer { close(file) }
        let status: FileStatus
        do throws(SystemError) { status = try FileStatus(of: file) } catch { throw FileProblem(place(name), error) }
        guard status.isRegular else { throw FileProblem(place(name), "is not a file") }
        // One that was there before us may be open to others.
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
        guard count >= 0 else { throw FileProblem(place(name), .last) }
        // A full disk takes a part. That is a damaged line for readers, and for the caller nothing was written.
        guard count == line.count else { throw FileProblem(place(name), SystemError(code: ENOSPC)) }
        guard fsync(file) == 0 else { throw FileProblem(place(name), .last) }
        return status.size + count
    }
}
