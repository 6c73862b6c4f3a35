/// That an order is uncertain and nobody looks, with the key that looks again.
package struct Uncertainty: Hashable, Sendable {
    package enum RecheckKey: Hashable, Sendable {
        case r
        /// r, which is something else where the keyboard is.
        case rInList
        case enter
    }

    /// The one that was sent last.
    package let write: UncertainWrite
    /// How many there are besides.
    package let others: Int
    package let key: RecheckKey
}
