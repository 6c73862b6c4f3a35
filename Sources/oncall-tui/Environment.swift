import Foundation

/// What the process was given.
struct Environment {
    let variables: [String: String]
    /// The user's home folder, absolute.
    let home: String

    static var current: Environment {
        Environment(
            variables: ProcessInfo.processInfo.environment, home: FileManager.default.homeDirectoryForCurrentUser.path)
    }
}
