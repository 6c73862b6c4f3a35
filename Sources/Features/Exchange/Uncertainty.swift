/// An uncertain write that is not being rechecked, with the key that rechecks it.
package struct Uncertainty: Hashable, Sendable {
    package enum RecheckKey: Hashable, Sendable {
        case r
        /// `r` in the list; in the current input context it means something else.
        case rInList
        case enter
    }

    /// The write that was sent last.
    package let write: UncertainWrite
    /// How many others there are.
    package let others: Int
    package let key: RecheckKey
}
