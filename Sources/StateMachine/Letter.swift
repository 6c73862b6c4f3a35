/// What a running effect sends home.
package struct Letter<Action: Sendable>: Sendable {
    /// What is in it.
    package enum Content: Sendable {
        case action(Action)
        /// The effect has ended; nothing follows.
        case finished
    }

    package let id: EffectID
    /// Which start of that name it comes from: an earlier one has no say any more.
    package let run: Int
    package let content: Content
}
