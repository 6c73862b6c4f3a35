/// The output of a program, with times.
struct ProgramOutput {
    private var bytes: [UInt8] = []
    private var arrivals: [(end: Int, at: ContinuousClock.Instant)] = []

    var isEmpty: Bool { bytes.isEmpty }

    mutating func append(_ more: ArraySlice<UInt8>) {
        bytes += more
        arrivals.append((bytes.count, .now))
    }

    func contains(_ text: String) -> Bool { !bytes.ranges(of: Array(text.utf8)).isEmpty }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// How many bytes there are.
    var count: Int { bytes.count }

    /// When the last byte before the first pause arrived.
    var firstBurst: ContinuousClock.Instant {
        let pause = zip(arrivals, arrivals.dropFirst()).first { $1.at - $0.at > .milliseconds(5) }
        return pause?.0.at ?? last
    }

    /// When the end of `text` arrived; the end of the first burst without a text.
    func time(of text: String) -> ContinuousClock.Instant {
        guard !text.isEmpty, let end = bytes.firstRange(of: Array(text.utf8))?.upperBound else { return firstBurst }
        return arrivals.first { $0.end >= end }?.at ?? last
    }

    /// When the last byte arrived.
    var last: ContinuousClock.Instant { arrivals.last?.at ?? .now }

    /// When the first frame that ends after `text` was complete; the last byte if the program doesn't mark the end of frames.
    func frame(with text: String = "") -> ContinuousClock.Instant {
        let start = text.isEmpty ? 0 : bytes.firstRange(of: Array(text.utf8))?.upperBound ?? bytes.count
        // The end of a synchronized update.
        guard let end = bytes[start...].firstRange(of: Array("\u{1B}[?2026l".utf8))?.upperBound else { return last }
        return arrivals.first { $0.end >= end }?.at ?? last
    }
}
