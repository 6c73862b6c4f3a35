import Glibc

/// Writes files that must not exist yet.
package enum NewFile {
    /// Creates a file, and writes it to disk before returning.
    /// - Parameters:
    ///   - permissions: without those that the user's mask takes away. By default only the user can read it.
    ///   - isSynced: whether it must survive a loss of power.
    /// - Throws: the error of a system call; then no file is left.
    package static func write(
        _ bytes: [UInt8], to path: String, permissions: UInt32 = 0o600, isSynced: Bool = true
    ) throws(SystemError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
        guard file >= 0 else { throw .last }
        var code = writeAll(bytes, to: file)
        if code == 0, isSynced, fsync(file) != 0 { code = errno }
        if close(file) != 0, code == 0 { code = errno }
        guard code == 0 else {
            unlink(path)
            throw SystemError(code: code)
        }
    }

    /// Writes all bytes to a descriptor.
    /// - Returns: the error number; 0 for success.
    package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0 { return errno }
            written += count
        }
        return 0
    }
}
