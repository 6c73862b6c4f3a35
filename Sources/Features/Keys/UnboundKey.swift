package import TerminalCore

/// A key that does nothing where it was pressed, and what is known of it.
package enum UnboundKey: Hashable, Sendable {
    /// The overlay on top tells what its keys are.
    case inOverlay(UnboundHint)
    /// It works in the detail, and was pressed in the list.
    case worksInDetail(Key)
    /// It works nowhere near.
    case unknown(Key)
}
