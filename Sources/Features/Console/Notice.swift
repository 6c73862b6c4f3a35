package import OnCall

/// A message for the user, in the line above the footer.
package struct Notice: Hashable, Sendable {
    /// How much it matters.
    package enum Level: Hashable, Sendable {
        /// Something went as it should; gone at the next key.
        case done
        /// Something to know; gone at the next key.
        case info
        /// Something failed; it stays until Esc or the next message.
        case failure
    }

    /// What it is about, where success in the same thing makes it untrue.
    package enum Subject: Hashable, Sendable {
        case list
        case fetch(IntegrationID)
        /// A row of labels that breaks a rule.
        case row
        /// An order of which is not known what came of it.
        case doubt
        /// What came of a save, which is being tried again.
        case outcome
    }

    package let level: Level
    package let text: String
    package let subject: Subject?

    package init(_ level: Level, _ text: String, about subject: Subject? = nil) {
        self.level = level
        self.text = text
        self.subject = subject
    }
}
