/// An error in the configuration, and its origin.
package struct ConfigurationError: Error, Hashable, Sendable {
    /// Where the error is; nil if it has no origin.
    package let origin: Origin?
    /// What is wrong and what would be right, without the origin. May have several lines.
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

/// All errors, in the order of the files, so that they can be fixed in one go.
package struct ConfigurationErrors: Error, Hashable, Sendable {
    package let errors: [ConfigurationError]

    package init(_ errors: [ConfigurationError]) { self.errors = errors }

    package init(_ message: String, at origin: Origin? = nil) {
        self.init([ConfigurationError(message, at: origin)])
    }
}

extension ConfigurationErrors: CustomStringConvertible {
    /// One line per error.
    package var description: String { errors.map(\.description).joined(separator: "\n") }
}
