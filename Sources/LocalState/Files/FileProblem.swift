import Platform

/// Why the user's files can't be read or written.
package struct FileProblem: Error, Hashable, Sendable {
    /// Of the file or folder.
    package let path: String
    /// What the system, or the reader of the file, says.
    package let reason: String

    /// - Parameter reason: what the reader of the file says.
    init(_ path: String, _ reason: String) {
        self.path = path
        self.reason = reason
    }

    /// - Parameter error: what the system says.
    init(_ path: String, _ error: SystemError) { self.init(path, error.description) }
}

extension FileProblem: CustomStringConvertible {
    /// Path and reason.
    package var description: String { "\(path): \(reason)" }
}
