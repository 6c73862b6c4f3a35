/// What the status line shows: the notice, the pending retry, the uncertain write, and running requests.
package struct StatusScene: Equatable, Sendable {
    /// The context that is being opened.
    package struct Connection: Equatable, Sendable {
        package let name: String
        /// Whether it is open and waits for the user to finish here.
        package let isWaitingForUser: Bool
        /// Seconds since it was started.
        package let seconds: Int
    }

    /// A running request.
    package struct Running: Equatable, Sendable {
        package let call: Call
        /// The name of its integration.
        package let integrationName: String?
        /// Seconds since it was started.
        package let seconds: Int
    }

    /// A window that is not open although it should be.
    package struct Lost: Equatable, Sendable {
        package let window: LostWindow
        /// `18:00:03`
        package let since: String
        /// How many more there are.
        package let others: Int
    }

    /// The lost window that has waited longest for the user.
    package let lost: Lost?
    package let notice: Notice?
    /// The pending retry.
    package let retry: AwaitedRetry?
    /// The uncertain write and the key that rechecks it.
    package let uncertainty: Uncertainty?
    package let connection: Connection?
    /// The latest comes last.
    package let running: [Running]
    /// Whether a dialog is open.
    package let isUnderDialog: Bool
    /// What the creation dialog itself shows.
    package let creationFailure: CreationFailure?
}
