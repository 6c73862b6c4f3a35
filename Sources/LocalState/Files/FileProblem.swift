import Platform

/// Why a file of the state folder can't be read or written.
package struct FileProblem: Error, Hashable, Sendable {
    /// The path of the file or folder.
    package let path: String
    /// The message of the system or of the parser.
    package let reason: String

    /// - Parameter reason: the message of the parser.
    init(_ path: String, _ reason: String) {
        self.path = path
        self.reason = reason
    }

    /// - Parameter error: the error of the system.
    init(_ path: String, _ error: SystemError) { self.init(path, error.description) }
}

extension FileProblem: CustomStringConvertible {
    /// Path and reason.
    package var description: String { "\(path): \(reason)" }
}
