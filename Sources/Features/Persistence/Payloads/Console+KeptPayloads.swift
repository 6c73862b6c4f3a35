import OnCall
import StateMachine

extension Console {
    /// Writes the chosen and edited payloads to disk.
    mutating func flushPayloads() {
        for (id, payload) in payloads where payload.isDirty {
            let key = payloadKey(id)
            // Two concurrent writes could end in either order.
            guard persistence.payloadsUnderWay.insert(key).inserted else { continue }
            editingState.payloadSaveStarted(id)
            run(.savePayload(key, payload.chosen))
        }
    }
}
