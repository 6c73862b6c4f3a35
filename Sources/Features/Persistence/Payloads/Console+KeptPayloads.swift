import OnCall
import StateMachine

extension Console {
    /// Brings to disk which payloads were chosen and what was written into them.
    mutating func flushPayloads() {
        for (id, payload) in payloads where payload.isDirty {
            let key = payloadKey(id)
            // Two writers at once could end in either order.
            guard persistence.payloadsUnderWay.insert(key).inserted else { continue }
            editingState.payloadSaveStarted(id)
            run(.savePayload(key, payload.chosen))
        }
    }
}
