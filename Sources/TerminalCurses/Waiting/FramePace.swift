/// When a frame is shown. What a key does is shown at once, and so is the first message after it. Further messages, such as the pages of a
/// long list, are shown together: drawing after each would take longer than reading it, and no eye could follow.
package struct FramePace: Sendable {
    /// The least time between two frames of which neither follows a key.
    package static let interval = Duration.milliseconds(33)

    /// When the last frame was shown that followed messages only; nil if a key came since.
    private var shownAt: ContinuousClock.Instant?
    private var isUrgent = true

    package init() {}

    /// Notes what happened since the last frame.
    package mutating func note<Message>(_ events: [DeviceEvent<Message>]) {
        for event in events {
            if case .message = event { continue }
            isUrgent = true
        }
    }

    /// How long to wait before the next frame; nil if it is due.
    package func rest(at now: ContinuousClock.Instant) -> Duration? {
        guard !isUrgent, let shownAt else { return nil }
        let rest = FramePace.interval - (now - shownAt)
        return rest > .zero ? rest : nil
    }

    /// A frame was shown.
    package mutating func shown(at now: ContinuousClock.Instant) {
        shownAt = isUrgent ? nil : now
        isUrgent = false
    }
}
