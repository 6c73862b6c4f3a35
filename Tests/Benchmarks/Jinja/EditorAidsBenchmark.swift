import ArgumentParser
import JSON
import Jinja
import JinjaEditing
import OnCallTemplates
import ServerTemplates

struct EditorAidsBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aids", abstract: "The work of the editor's template aids per key.",
        discussion: "Processor time, the best of five.")

    func run() throws {
        let context = JinjaSubject.context
        var table = Table(
            "Editor aids, µs", ["", "tokens", "pairs", "completion", "advice", "tokens of the payload"])
        for subject in JinjaSubject.all {
            let text = subject.template + "{% for a in payload.alerts %}{{ a.labels."
            let template = Template(subject.template, in: .server)
            let rendering = template.render(context)
            let json = JSONValue.array([.object(context), .string(subject.template)]).indentedText()
            let request = CompletionRequest(
                text: text, cursor: text.utf8.count, variables: TemplateKind.webMessage.variables, context: context,
                environment: .server)
            let times = [
                ProcessorTime.best(subject.runs ?? 1) { _ = SyntaxToken.all(of: text) },
                ProcessorTime.best(subject.runs ?? 1) { _ = TemplatePairs(text).partners(atByte: 5) },
                ProcessorTime.best(subject.runs ?? 1) { _ = request.completions() },
                ProcessorTime.best(subject.runs ?? 1) {
                    _ = TemplateKind.webMessage.advice(on: template, rendering: rendering, context: context)
                },
                ProcessorTime.best(subject.runs ?? 1) { _ = JSONTokens(json) },
            ]
            table.add([subject.name] + times.map(Samples.text))
        }
        table.show()
    }
}
