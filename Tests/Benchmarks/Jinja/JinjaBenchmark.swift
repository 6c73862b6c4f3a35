import ArgumentParser
import Foundation
import JSON
import Jinja
import OnCallTemplates
import ServerTemplates

struct JinjaBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jinja",
        abstract: "Parsing and rendering templates, compared with Python's jinja2 and minijinja if installed.",
        discussion: """
            Processor time, the best of several runs, without reading JSON. JINJA_PYTHON selects another Python than python3. \
            The templates are four of its own, and those of the tests' corpus that render to a text.
            """)

    @Flag(help: "Leave out the corpus, which takes a minute.")
    var short = false

    /// Our times of a template, in microseconds.
    private struct Times {
        let compile: Double
        let first: Double
        let render: Double

        init(_ subject: JinjaSubject) {
            let template = Template(subject.template, in: .server)
            let (context, now) = (subject.context, RenderInstant.now)
            func best(_ work: () -> Void) -> Double {
                if let runs = subject.runs { return ProcessorTime.best(runs, work) }
                let once = max(ProcessorTime.once(work), 0.1)
                return min(once, ProcessorTime.best(max(1, Int(300 / once)), work))
            }
            compile = best { _ = Template(subject.template, in: .server) }
            first = best { _ = Template(subject.template, in: .server).render(context, now: now) }
            render = best { _ = template.render(context, now: now) }
        }
    }

    func run() throws {
        try showSubjects()
        if !short { try showCorpus() }
        showMemory()
    }

    private func showSubjects() throws {
        let subjects = JinjaSubject.all
        let theirs = try Jinja2.times(subjects)
        var table = Table(
            theirs == nil ? "Jinja, µs (no jinja2 here)" : "Jinja, µs: ours, jinja2's, and their ratio",
            [
                "", "bytes", "parse", "jinja2", "", "parse and render", "jinja2", "", "minijinja", "", "render",
                "jinja2", "",
            ])
        for subject in subjects {
            let ours = Times(subject)
            func cells(_ time: Double?, _ name: String, _ own: Double) -> [String] {
                let other = theirs?[subject.name]?[name]?.number?.double
                let ratio = other.map { Samples.ratio($0, to: own) } ?? ""
                return (time.map { [Samples.text($0)] } ?? []) + [other.map(Samples.text) ?? "", ratio]
            }
            table.add(
                [subject.name, "\(subject.template.utf8.count)"] + cells(ours.compile, "compile", ours.compile)
                    + cells(ours.first, "first", ours.first) + cells(nil, "mini", ours.first)
                    + cells(ours.render, "render", ours.render))
        }
        table.show()
    }

    /// The distribution of ratios over the corpus: below 1 we are faster.
    private func showCorpus() throws {
        guard let theirs = try Jinja2.times(JinjaSubject.corpus) else { return }
        var ratios: [(name: String, values: [Double])] = [
            ("parse and render: jinja2", []), ("parse and render: minijinja", []), ("render: jinja2", []),
            ("render: jinja2, 8 tags or more", []),
        ]
        for subject in JinjaSubject.corpus {
            guard let other = theirs[subject.name] else { continue }
            let ours = Times(subject)
            func add(_ index: Int, _ time: Double, _ name: String) {
                if let theirs = other[name]?.number?.double { ratios[index].values.append(time / theirs) }
            }
            add(0, ours.first, "first")
            add(1, ours.first, "mini")
            add(2, ours.render, "render")
            if subject.template.matches(of: /\{[{%]/).count >= 8 { add(3, ours.render, "render") }
        }
        var table = Table(
            "Corpus: our time divided by that of the other", ["", "templates", "p10", "median", "p90", "largest"])
        for (name, values) in ratios where !values.isEmpty {
            let sorted = values.sorted()
            let cells = [0.1, 0.5, 0.9, 1].map { part in
                Samples.ratio(sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))], to: 1)
            }
            table.add([name, "\(values.count)"] + cells)
        }
        table.show()
    }

    /// What parsed templates take.
    private func showMemory() {
        guard let message = JinjaSubject.all.first(where: { $0.name == "message" }) else { return }
        func resident() -> Double {
            let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
            return Double(text.split(separator: " ").dropFirst().first ?? "0").map { $0 * 4096 / 1e6 } ?? 0
        }
        let before = resident()
        let kept = (0..<1000).map { Template(message.template + "\($0)", in: .server) }
        var table = Table("Memory of parsed templates", ["", "templates", "MB"])
        table.add(["message", "\(kept.count)", Samples.text(resident() - before)])
        table.show()
    }
}
