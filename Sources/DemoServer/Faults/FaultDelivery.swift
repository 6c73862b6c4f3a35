/// How a response is sent, as opposed to its content.
enum FaultDelivery: Sendable {
    case whole
    /// Not at all; the connection stays open.
    case never
    /// Not at all; the connection is closed.
    case lost
    /// Not at all; the connection is reset.
    case reset
    /// Byte by byte, with a pause after each.
    case byByte(Duration)
    /// Up to the middle of the body.
    case cut
    /// With a length that differs from the body's.
    case withLength(@Sendable (Int) -> Int)
    /// With that many blanks before the body, and no length.
    case afterBlanks(Int)
}
