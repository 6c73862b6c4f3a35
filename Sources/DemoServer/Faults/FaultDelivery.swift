/// How an answer goes over the wire, as far as that is another matter than what it says.
enum FaultDelivery: Sendable {
    case whole
    /// Not at all, and the connection stays.
    case never
    /// Not at all, and the connection is closed.
    case lost
    /// Not at all, and the connection is reset.
    case reset
    /// A byte at a time, with a pause behind each.
    case byByte(Duration)
    /// To the middle of the body.
    case cut
    /// With another length than the body has.
    case withLength(@Sendable (Int) -> Int)
    /// With that many blanks in front of the body, and no length.
    case behindBlanks(Int)
}
