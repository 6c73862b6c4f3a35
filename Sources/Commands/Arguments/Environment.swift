import FoundationEssentials

/// The environment of the process.
package struct Environment: Sendable {
    /// The environment variables.
    package let variables: [String: String]
    /// The user's home directory, absolute.
    package let home: String

    /// The environment of this process, as it is now.
    package static var current: Environment {
        let variables = ProcessInfo.processInfo.environment
        // Foundation asks the password file, whatever HOME says.
        let home = variables["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return Environment(
            variables: variables, home: home ?? FileManager.default.homeDirectoryForCurrentUser.path)
    }
}
