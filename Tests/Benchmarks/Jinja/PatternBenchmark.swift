import ArgumentParser
import JSON
import Jinja

struct PatternBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patterns",
        abstract: "Regular expressions on lines of logs, compared with Python's regex if installed.",
        discussion: "Processor time, the best of three. JINJA_PYTHON selects another Python than python3.")

    func run() throws {
        let patterns = PatternSubject.patterns
        let texts = PatternSubject.texts
        // A search and a replacement, by pattern and text.
        let theirs = try PythonScript(name: "pattern_times.py").answers(to: [
            "patterns": .array(patterns.map(JSONValue.string)), "texts": .array(texts.map(JSONValue.string)),
        ])?.first?.array?.map { pair in (pair.array ?? []).map { $0.number?.double ?? 0 } }
        var ratios: [[Double]] = texts.map { _ in [] }
        var worst: [(ratio: Double, name: String)] = []
        for (index, pattern) in patterns.enumerated() {
            let expression = try RegularExpression(pattern)
            for (place, text) in texts.enumerated() {
                let ours = [
                    microseconds { _ = try? expression.isFound(in: text) },
                    microseconds { _ = try? expression.replace(text, with: "X") },
                ]
                guard let other = theirs?[index * texts.count + place] else { continue }
                for (name, ours, other) in [("search", ours[0], other[0]), ("replace", ours[1], other[1])] {
                    ratios[place].append(ours / other)
                    let shown =
                        "\(pattern) \(name) \(text.utf8.count): \(Samples.text(ours)) and \(Samples.text(other)) µs"
                    worst.append((ours / other, shown))
                }
            }
        }
        guard theirs != nil else { return print("no Python with regex here; JINJA_PYTHON names one") }
        var table = Table(
            "\(patterns.count) patterns: our time divided by that of Python's regex",
            ["characters", "median", "p90", "largest"])
        for (place, text) in texts.enumerated() { table.add(["\(text.utf8.count)"] + cells(ratios[place])) }
        table.add(["all"] + cells(ratios.flatMap(\.self)))
        table.show()
        var slow = Table("The largest ratios", ["pattern"])
        for (ratio, name) in worst.sorted(by: { $0.ratio > $1.ratio }).prefix(25) {
            slow.add(["\(Samples.ratio(ratio, to: 1)) \(name)"])
        }
        slow.show()
    }

    private func cells(_ ratios: [Double]) -> [String] {
        let sorted = ratios.sorted()
        return [0.5, 0.9, 1].map { part in
            Samples.ratio(sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))], to: 1)
        }
    }

    /// The best of three means over at least half a millisecond.
    private func microseconds(_ work: () -> Void) -> Double {
        let once = ProcessorTime.once(work)
        let runs = max(1, Int(500 / max(once, 0.1)))
        return (0..<3).reduce(once) { best, _ in
            min(best, ProcessorTime.once { for _ in 0..<runs { work() } } / Double(runs))
        }
    }
}
