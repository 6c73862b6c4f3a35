package import FoundationEssentials
import OnCall

/// A context that is made ready to take the place of the one on the screen.
package struct Connecting: Hashable, Sendable {
    package let name: String
    package internal(set) var startedAt: Date
    /// The uncertain writes that the user knows of.
    let uncertainWrites: Set<RequestNumber>
    /// Whether it is ready, and waits for what was typed here to be on disk.
    package internal(set) var isReady = false

    /// Our clock was set by so many seconds.
    mutating func shift(by seconds: TimeInterval) { startedAt += seconds }
}
