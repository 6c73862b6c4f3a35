import FoundationEssentials

/// The instant that `time()` returns in templates.
package struct RenderInstant: Sendable {
    /// Since the start of 1970, UTC.
    private let microseconds: Int

    /// The same as a date and time.
    package var moment: DateTime {
        (try? DateTime(localMicroseconds: microseconds + DateTime.unixEpoch, zone: .utc))
            ?? DateTime(year: 1970, month: 1, day: 1, zone: .utc)
    }

    /// - Parameter microseconds: since the start of 1970, UTC.
    package init(microsecondsSince1970 microseconds: Int) { self.microseconds = microseconds }

    /// Parses ISO 8601; without a zone it is UTC. nil if invalid.
    package init?(iso text: String) {
        guard let parsed = ISOText.loose(text) else { return nil }
        self.init(microsecondsSince1970: parsed.microseconds - DateTime.unixEpoch)
    }

    package static var now: RenderInstant {
        RenderInstant(microsecondsSince1970: Int(Date().timeIntervalSince1970 * 1_000_000))
    }
}
