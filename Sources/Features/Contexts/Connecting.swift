package import FoundationEssentials
import OnCall

/// The context that is being opened to replace the current one.
package struct Connecting: Hashable, Sendable {
    package let name: String
    package internal(set) var startedAt: Date
    /// The uncertain writes that the user knows about.
    let uncertainWrites: Set<RequestNumber>
    /// `true` once it is open and only waits for unsaved text to reach the disk.
    package internal(set) var isReady = false

    /// The local clock was set by this many seconds.
    mutating func shift(by seconds: TimeInterval) { startedAt += seconds }
}
