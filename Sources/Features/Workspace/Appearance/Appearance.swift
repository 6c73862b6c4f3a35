/// What the user has changed about the appearance while the console runs.
package struct Appearance: Hashable, Sendable {
    /// The theme chosen with `:theme`; nil for the configured one.
    package internal(set) var theme: String?
    /// Whether mouse events are wanted; nil as configured.
    package internal(set) var hasMouse: Bool?
}
