package import TerminalCore

/// A key without a binding here, and what is known about it.
package enum UnboundKey: Hashable, Sendable {
    /// The top overlay says which keys it has.
    case inOverlay(UnboundHint)
    /// It works in the detail, and was pressed in the list.
    case worksInDetail(Key)
    /// Nothing is known about it.
    case unknown(Key)
}
