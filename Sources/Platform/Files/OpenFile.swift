import Glibc

/// A file open for reading. Checks hold for the data that is read: unlike the path, the descriptor can't lead to another file
/// later.
package struct OpenFile: ~Copyable {
    /// Closed with this value, unless it is standard input.
    package let descriptor: Int32
    private let isOwned: Bool

    /// Opens a file.
    /// - Parameters:
    ///   - path: relative to `folder`, or absolute.
    ///   - folder: the descriptor of an open folder; the working folder by default.
    ///   - followsLinks: whether `path` may be a symbolic link; if not, a link is `ELOOP`.
    ///   - waits: whether to wait for the writer of a named pipe. Where a plain file is expected, that would block forever.
    /// - Throws: the error of `openat`.
    package init(
        _ path: String, in folder: Int32 = AT_FDCWD, followsLinks: Bool = true, waits: Bool = false
    ) throws(SystemError) {
        try self.init(
            nullTerminated: Array(path.utf8CString), in: folder, followsLinks: followsLinks, waits: waits)
    }

    /// Opens a file whose path need not be UTF-8.
    /// - Parameter path: its bytes and a zero.
    /// - Throws: the error of `openat`.
    package init(
        nullTerminated path: [CChar], in folder: Int32 = AT_FDCWD, followsLinks: Bool = true, waits: Bool = false
    ) throws(SystemError) {
        let flags = O_RDONLY | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW) | (waits ? 0 : O_NONBLOCK)
        let descriptor = openat(folder, path, flags)
        guard descriptor >= 0 else { throw .last }
        self.init(descriptor, isOwned: true)
    }

    private init(_ descriptor: Int32, isOwned: Bool) {
        self.descriptor = descriptor
        self.isOwned = isOwned
    }

    /// Standard input; it stays open.
    package static var standardInput: OpenFile { OpenFile(STDIN_FILENO, isOwned: false) }

    deinit { if isOwned { close(descriptor) } }

    /// - Throws: the error of `fstat`.
    package func status() throws(SystemError) -> FileStatus { try FileStatus(of: descriptor) }

    /// The contents up to the end of the file.
    /// - Parameter limit: in bytes; throws `EFBIG` for a longer file, and holds no more than the limit in memory.
    /// - Throws: the error of `read`.
    package func contents(limit: Int) throws(SystemError) -> [UInt8] {
        let status = try status()
        let expected = status.isRegular ? status.size : 4 << 10
        guard expected <= limit || !status.isRegular else { throw SystemError(code: EFBIG) }
        // One byte more than expected, to detect the end without growing the buffer.
        var bytes = [UInt8](repeating: 0, count: min(expected, limit) + 1)
        var filled = 0
        while true {
            if filled > limit { throw SystemError(code: EFBIG) }
            if filled == bytes.count {
                bytes += [UInt8](repeating: 0, count: min(bytes.count, limit + 1 - bytes.count))
            }
            let count = bytes.withUnsafeMutableBytes { buffer in
                let free = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                return read(descriptor, free.baseAddress, free.count)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw .last }
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }
}
