import ArgumentParser
import Glibc
import JSON
import Jinja
import OnCallTemplates

/// Renders a template with an alert as the server would.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Render a Jinja2 template as the OnCall server would.",
        discussion: """
            The text goes to standard output; a failure goes to standard error as the server shows it, with status 1. With --jsonl each \
            line of standard input is a request, {"id", "template", "context", "now", "mode"}, and is answered with one line.
            """)

    @Option(help: ArgumentHelp("The template; - is standard input.", valueName: "file"), completion: .file())
    var template: String?

    @Option(help: ArgumentHelp("The payload, JSON; - is standard input.", valueName: "file"), completion: .file())
    var payload: String?

    @Option(help: ArgumentHelp("More variables, a JSON object.", valueName: "file"), completion: .file())
    var vars: String?

    @Option(help: ArgumentHelp("What time() returns.", valueName: "ISO 8601"))
    var now: String?

    @Option(help: SlotArgument.help, completion: .slot)
    var kind: SlotArgument?

    @Flag(help: "Print JSON, with what was read and what was missing.")
    var json = false

    @Flag(help: "Answer requests from standard input, one JSON object a line.")
    var jsonl = false

    func validate() throws {
        if jsonl {
            guard template == nil, payload == nil, vars == nil, now == nil, kind == nil, !json else {
                throw ValidationError(
                    "--jsonl reads everything from standard input: it can't be combined with other options")
            }
        } else {
            guard template != nil else { throw ValidationError("--template FILE is missing") }
            guard [template, payload, vars].count(where: { $0 == "-" }) <= 1 else {
                throw ValidationError("standard input can be only one of --template, --payload and --vars")
            }
            if let now, RenderInstant(iso: now) == nil {
                throw ValidationError("--now \(now) is not an ISO 8601 time, such as 2025-03-09T06:12:44Z")
            }
        }
    }

    func run() throws {
        if jsonl {
            while let line = readLine(strippingNewline: true) {
                if line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
                TerminalText.print(RenderLine.response(to: line, in: .onCall))
            }
            return
        }
        let template = Template(try InputText.read(template ?? "-"), in: .onCall)
        let given = try payload.map { try Self.json($0) } ?? .object(JSONObject())
        let others = try vars.map { try Self.object($0) } ?? JSONObject()
        let instant = now.flatMap { RenderInstant(iso: $0) } ?? .now
        let rendering: Rendering
        if let kind = kind?.kind {
            rendering = kind.render(template, kind.context(payload: given, others: others), now: instant)
        } else {
            var context: JSONObject = ["payload": given]
            for (name, value) in zip(others.keys, others.values) { context[name] = value }
            rendering = template.render(context, now: instant)
        }
        if json { TerminalText.print(JSONValue.object(RenderOutput.json(rendering, of: template))) }
        switch rendering.outcome {
        case .text(let text): if !json { TerminalText.print(text) }
        case .failure(let failure):
            if !json { TerminalText.print(failure.shown, to: STDERR_FILENO) }
            throw ExitStatus.failure.code
        }
    }

    /// The JSON in a file; `-` is standard input.
    static func json(_ path: String) throws -> JSONValue {
        let text = try InputText.read(path)
        do {
            return try JSONReader.read(text, limits: .init(depth: 400, acceptsNonFinite: true))
        } catch {
            throw Failure("\(path) is not JSON: \(error)")
        }
    }

    private static func object(_ path: String) throws -> JSONObject {
        guard let object = try json(path).object else { throw Failure("\(path) must be a JSON object") }
        return object
    }
}
