import Foundation

/// What the process was given.
struct Environment: Sendable {
    let variables: [String: String]
    /// The user's home folder, absolute.
    let home: String

    static var current: Environment {
        let variables = ProcessInfo.processInfo.environment
        // Foundation asks the password file, whatever HOME says.
        let home = variables["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return Environment(
            variables: variables, home: home ?? FileManager.default.homeDirectoryForCurrentUser.path)
    }
}
