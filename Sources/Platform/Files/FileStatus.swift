import Glibc

/// The status of an open file.
package struct FileStatus: Hashable, Sendable {
    /// `true` for a plain file; `false` for a folder, a pipe, a device or a socket.
    package let isRegular: Bool
    /// In bytes; only for a plain file.
    package let size: Int
    /// Whether the group or other users may read, write or execute it.
    package let isOpenToOthers: Bool

    /// - Throws: the error of `fstat`.
    package init(of descriptor: Int32) throws(SystemError) {
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw .last }
        isRegular = info.st_mode & S_IFMT == S_IFREG
        size = Int(info.st_size)
        isOpenToOthers = info.st_mode & 0o077 != 0
    }
}
