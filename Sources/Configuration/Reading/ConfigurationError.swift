/// One thing that is wrong with what the user configured, and where.
package struct ConfigurationError: Error, Hashable, Sendable {
    /// Where it was said; nil for what was said nowhere.
    package let origin: Origin?
    /// What is wrong and what would be right, without the place. May be of several lines.
    package let message: String

    package init(_ message: String, at origin: Origin? = nil) {
        self.origin = origin
        self.message = message
    }
}

extension ConfigurationError: CustomStringConvertible {
    /// `config.toml:7: 'refresh_seconds' must be a whole number of seconds, 5 or more, found a string`.
    package var description: String { origin.map { "\($0): \(message)" } ?? message }
}

/// Everything that is wrong, in the order of the files, so that one look is enough to put it right.
package struct ConfigurationErrors: Error, Hashable, Sendable {
    package let errors: [ConfigurationError]

    package init(_ errors: [ConfigurationError]) { self.errors = errors }

    package init(_ message: String, at origin: Origin? = nil) {
        self.init([ConfigurationError(message, at: origin)])
    }
}

extension ConfigurationErrors: CustomStringConvertible {
    /// A line for each.
    package var description: String { errors.map(\.description).joined(separator: "\n") }
}
