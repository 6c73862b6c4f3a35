/// A request of the user's that waits for its next attempt.
package struct AwaitedRetry: Hashable, Sendable {
    package enum RetryKey: Hashable, Sendable { case r, ctrlS, enter }

    package let call: Call
    /// The name of the integration that it is about; empty where there is none.
    package let name: String
    package let wait: RetryWait
    /// Whole seconds until then.
    package let seconds: Int
    /// Which of the attempts after the first the next one is.
    package let attempt: Int
    /// The key that sends it at once, where the keyboard is; nil where letters are text.
    package let key: RetryKey?
}
