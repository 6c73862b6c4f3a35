import Glibc

/// Why the user's files can't be read or written.
package struct FileProblem: Error, Hashable, Sendable {
    package let path: String
    /// What the system, or the reader of the file, says.
    package let reason: String

    init(_ path: String, _ reason: String) {
        self.path = path
        self.reason = reason
    }

    /// - Parameter code: `errno`.
    init(_ path: String, code: Int32) { self.init(path, String(cString: strerror(code))) }
}

extension FileProblem: CustomStringConvertible {
    package var description: String { "\(path): \(reason)" }
}
