/// What the line above the footer tells: the last message, what waits, what is not known, and what runs.
package struct StatusScene: Equatable, Sendable {
    /// The context that is to take the place of this one.
    package struct Connection: Equatable, Sendable {
        package let name: String
        /// Whether it is ready, and only waits for the user to come to an end here.
        package let isWaitingForUser: Bool
        /// How long it takes already.
        package let seconds: Int
    }

    /// A request that runs.
    package struct Running: Equatable, Sendable {
        package let call: Call
        /// The name of its integration.
        package let integrationName: String?
        /// How long it takes already.
        package let seconds: Int
    }

    package let notice: Notice?
    /// What waits for its next attempt.
    package let retry: AwaitedRetry?
    /// What is not known, and the key that looks again.
    package let uncertainty: Uncertainty?
    package let connection: Connection?
    /// The last sent comes last.
    package let running: [Running]
    /// Whether a dialog is open.
    package let isUnderDialog: Bool
    /// What the dialog for creation says by itself.
    package let creationFailure: CreationFailure?
}
