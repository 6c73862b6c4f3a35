/// A message from a running effect to the store.
package struct EffectMessage<Action: Sendable>: Sendable {
    /// The payload of the message.
    package enum Content: Sendable {
        case action(Action)
        /// The effect has ended; no message follows.
        case finished
    }

    package let id: EffectID
    /// The run of the effect that sent it; messages of earlier runs are dropped.
    package let run: Int
    package let content: Content
}
