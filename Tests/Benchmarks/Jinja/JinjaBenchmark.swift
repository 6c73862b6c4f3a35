import ArgumentParser
import JSON
import Jinja
import OnCallTemplates
import ServerTemplates

struct JinjaBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jinja",
        abstract: "Parsing and rendering a template, compared with Python's jinja2 if installed.",
        discussion: "Processor time, the best of five. JINJA_PYTHON selects another Python than python3.")

    func run() throws {
        let subjects = JinjaSubject.all
        let theirs = try Jinja2.times(subjects)
        var table = Table(
            theirs == nil ? "Jinja, µs (no jinja2 here)" : "Jinja, µs: ours, jinja2's, and their ratio",
            ["", "bytes", "parse", "jinja2", "", "parse and render", "jinja2", "", "render", "jinja2", ""])
        for subject in subjects {
            let template = Template(subject.template, in: .server)
            let now = RenderInstant.now
            let context = JinjaSubject.context
            let ours = [
                ("compile", ProcessorTime.best(subject.runs) { _ = Template(subject.template, in: .server) }),
                (
                    "first",
                    ProcessorTime.best(subject.runs) {
                        _ = Template(subject.template, in: .server).render(context, now: now)
                    }
                ),
                ("render", ProcessorTime.best(subject.runs) { _ = template.render(context, now: now) }),
            ]
            let cells = ours.flatMap { name, time in
                let other = theirs?[subject.name]?[name]?.number?.double
                return [
                    Samples.text(time), other.map(Samples.text) ?? "", other.map { Samples.ratio($0, to: time) } ?? "",
                ]
            }
            table.add([subject.name, "\(subject.template.utf8.count)"] + cells)
        }
        table.show()
    }
}
