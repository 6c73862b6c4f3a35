import Glibc

/// An append-only file at a path chosen by the user, readable by this user only. Can be used from any thread.
package final class AppendOnlyFile: Sendable {
    private let descriptor: Int32

    /// Why the file can't be used.
    package enum Refusal: Error, Hashable, CustomStringConvertible {
        case system(SystemError)
        /// It is a symbolic link.
        case isLink
        /// It is a pipe or a device, for example.
        case isNotAFile
        /// Its permissions can't be changed.
        case isOpenToOthers

        /// What is wrong with the file, without its path.
        package var description: String {
            switch self {
            case .system(let error): error.description
            case .isLink: "is a symbolic link, which is not followed"
            case .isNotAFile: "is not a file"
            case .isOpenToOthers: "others may read it, and that can't be changed"
            }
        }
    }

    /// Opens a file, creating it if needed, and removes access for others. A symbolic link is not followed.
    /// - Throws: `Refusal`.
    package init(path: String) throws(Refusal) {
        // Non-blocking, in case the path is a named pipe.
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        descriptor = open(path, flags, 0o600)
        guard descriptor >= 0 else { throw errno == ELOOP ? .isLink : .system(.last) }
        // From here on `deinit` closes the file, also when this throws.
        guard let status = try? FileStatus(of: descriptor), status.isRegular else { throw .isNotAFile }
        guard !status.isOpenToOthers || fchmod(descriptor, 0o600) == 0 else { throw .isOpenToOthers }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Appends a line with a single write, so that lines of two writers don't mix.
    /// - Parameter line: with its line end.
    /// - Throws: the error of `write`; `ENOSPC` if only a part was written.
    package func append(_ line: [UInt8]) throws(SystemError) {
        var count = 0
        repeat {
            count = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        } while count < 0 && errno == EINTR
        if count < 0 { throw .last }
        if count != line.count { throw SystemError(code: ENOSPC) }
    }
}
