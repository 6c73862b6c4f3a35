/// A request of the user that waits for a retry.
package struct AwaitedRetry: Hashable, Sendable {
    package enum RetryKey: Hashable, Sendable { case r, ctrlS, enter }

    package let call: Call
    /// The name of its integration; empty if there is none.
    package let name: String
    package let wait: RetryWait
    /// Whole seconds until the retry.
    package let seconds: Int
    /// The number of the next retry, from 1.
    package let attempt: Int
    /// The key that retries at once in the current input context; nil if letters are text there.
    package let key: RetryKey?
}
