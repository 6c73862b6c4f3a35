import ArgumentParser
import JSON
import Jinja
import ServerTemplates

struct SweepBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Every filter and method on texts of 10 to 50,000 characters, beside Python's jinja2 if installed.",
        discussion: "Processor time, the best of four. JINJA_PYTHON selects another Python than python3.")

    @Option(help: "Only expressions that contain this text.")
    var only: String?

    @Option(help: "Only texts of that many characters.")
    var size: Int?

    @Option(help: "How many of the largest ratios are shown.")
    var largest = 60

    func run() throws {
        let expressions = SweepSubject.expressions.filter { only.map($0.contains) ?? true }
        let missing = TemplateEnvironment.server.filterNames.filter { name in
            SweepSubject.leftOut[name] == nil && !SweepSubject.expressions.contains { $0.contains("|" + name) }
        }
        if !missing.isEmpty { print("not tried: \(missing.sorted().joined(separator: " "))") }
        let texts = SweepSubject.texts.filter { text in size.map { $0 == text.size } ?? true }
        let theirs = try PythonScript(name: "sweep_times.py").answers(to: [
            "expressions": .array(expressions.map(JSONValue.string)),
            "texts": .array(texts.map { .string($0.text) }),
        ])
        guard let theirs else { return print("no Python with jinja2 here; JINJA_PYTHON names one") }
        var ratios: [Int: [Double]] = [:]
        var all: [(ratio: Double, name: String, ours: Double, other: Double)] = []
        for (text, other) in zip(texts, theirs) {
            let context = SweepSubject.context(text.text)
            for (expression, theirs) in zip(expressions, other.array ?? []) {
                let template = Template("{% set x = " + expression + " %}", in: .server)
                let isKnown = template.render(context).text != nil
                guard let theirs = theirs.number?.double, isKnown else {
                    if isKnown != (theirs.number != nil) { print("differs: \(expression) \(text.name) \(text.size)") }
                    continue
                }
                let ours = measured { _ = template.render(context) }
                ratios[text.size, default: []].append(ours / theirs)
                all.append((ours / theirs, "\(expression) \(text.name) \(text.size)", ours, theirs))
            }
        }
        var table = Table(
            "\(expressions.count) expressions on \(texts.count) texts: our time divided by jinja2's",
            ["characters", "median", "p90", "p99", "largest", "over 2"])
        for size in ratios.keys.sorted() { table.add(["\(size)"] + cells(ratios[size] ?? [])) }
        table.add(["all"] + cells(ratios.values.flatMap(\.self)))
        table.show()
        var slow = Table("The largest ratios", ["expression", "ratio", "µs", "jinja2"])
        for entry in all.sorted(by: { $0.ratio > $1.ratio }).prefix(largest) {
            slow.add([
                entry.name, Samples.ratio(entry.ratio, to: 1), Samples.text(entry.ours), Samples.text(entry.other),
            ])
        }
        slow.show()
    }

    private func cells(_ ratios: [Double]) -> [String] {
        let sorted = ratios.sorted()
        let parts = [0.5, 0.9, 0.99, 1].map { part in
            Samples.ratio(sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))], to: 1)
        }
        return parts + ["\(sorted.count { $0 > 2 }) of \(sorted.count)"]
    }

    private func measured(_ work: () -> Void) -> Double {
        let once = ProcessorTime.once(work)
        let runs = max(1, Int(400 / max(once, 0.5)))
        return (0..<3).reduce(once) { best, _ in
            min(best, ProcessorTime.once { for _ in 0..<runs { work() } } / Double(runs))
        }
    }
}
