import Jinja

/// What the server makes of the result of a condition.
package enum SignalResult {
    /// Whether a resolve, acknowledge or route condition with this result holds; a failure never does.
    package static func isTrue(_ result: String) -> Bool {
        let scalars = StringMethods.trimmed(result)
        return ["1", "true", "ok"].contains(TextCase.lower(scalars))
    }

    /// Whether a webhook's trigger with this result lets it go: without trimming, and without `ok`.
    package static func isTriggered(_ result: String) -> Bool { ["true", "1"].contains(TextCase.lower(result)) }
}
