import Jinja

/// The server's interpretation of the result of a condition.
package enum SignalResult {
    /// Whether a resolve, acknowledge or route condition with this result is true; a failure never is.
    package static func isTrue(_ result: String) -> Bool {
        let scalars = StringMethods.trimmed(result)
        return ["1", "true", "ok"].contains(TextCase.lower(scalars))
    }

    /// Whether a webhook's trigger with this result fires: without trimming, and without `ok`.
    package static func isTriggered(_ result: String) -> Bool { ["true", "1"].contains(TextCase.lower(result)) }
}
