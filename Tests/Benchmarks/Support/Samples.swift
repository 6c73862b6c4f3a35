/// Repeated times of one operation, in microseconds.
struct Samples {
    private var times: [Double] = []

    init() {}

    /// Measures `work` that many times.
    init(_ rounds: Int, _ work: (Int) -> Void) {
        let clock = ContinuousClock()
        for round in 0..<rounds { add(clock.measure { work(round) }) }
    }

    mutating func add(_ time: Duration) { times.append(time / .microseconds(1)) }

    var count: Int { times.count }
    var isEmpty: Bool { times.isEmpty }
    var median: Double { time(at: 0.5) }
    var p95: Double { time(at: 0.95) }
    var p99: Double { time(at: 0.99) }

    /// Median, 99th percentile and maximum, as table cells.
    var cells: [String] { [median, p99, time(at: 1)].map(Samples.text) }

    static let columns = ["median µs", "p99 µs", "longest µs"]

    private func time(at part: Double) -> Double {
        times.isEmpty ? 0 : times.sorted()[min(times.count - 1, Int(Double(times.count) * part))]
    }

    /// A number with its significant digits only.
    static func text(_ value: Double) -> String {
        guard value < 100 else { return "\(Int(value.rounded()))" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// The ratio of `value` to `other`: `1.25x`.
    static func ratio(_ value: Double, to other: Double) -> String {
        guard other > 0 else { return "" }
        let hundredths = Int((value / other * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)x"
    }
}
