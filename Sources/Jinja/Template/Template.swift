// Module Jinja
//
// The Jinja2 language: parser, checker, renderer, diagnostics.
//
// Used by the modules that check, render or complete templates.
// Must not know OnCall: filters and functions of the server are passed in by OnCallTemplates.

package import JSON

/// A template, read once and rendered as often as one likes.
package struct Template: Sendable {
    /// As it is edited.
    package let text: String
    /// All that is wrong with it; the first is what jinja2 reports.
    package let diagnostics: [SyntaxDiagnostic]
    /// What the server takes, and what fails only when a rendering comes to it: unknown filters and tests inside of an `if`.
    package let warnings: [SyntaxDiagnostic]
    /// What it was read for.
    package let environment: TemplateEnvironment
    let source: SourceText
    let body: [Statement]
    /// Names that frames hold without a value when they are entered.
    let unset: [FrameKey: [String]]

    /// Reads `text`, which may be anything.
    /// - Parameter environment: the filters and functions that it may use.
    package init(_ text: String, in environment: TemplateEnvironment) {
        self.text = text
        self.environment = environment
        source = SourceText(text)
        var parser = Parser(source, in: environment)
        body = parser.parse()
        var faults = parser.faults
        var collapses = parser.collapses
        let checker = Checker.check(body, for: environment, in: source)
        // What the compiler says about bodies that were read in spite of faults is true all the same, but comes later.
        faults += checker.faults
        collapses += checker.collapses
        if parser.hasAssignments {
            let symbols = FrameSymbols(body, for: environment, in: source)
            unset = symbols.unset
            collapses += symbols.lost.map {
                SyntaxFault(
                    "names that come only in the filter of a set block can't be found: use a filter block, or set the name before",
                    at: $0.range, line: $0.line, isCollapse: true)
            }
        } else {
            unset = [:]
        }
        faults += collapses
        warnings = Template.distinct(checker.warnings).map { [source] in SyntaxDiagnostic($0, in: source) }
        diagnostics = Template.distinct(faults).map { [source] in SyntaxDiagnostic($0, in: source) }
    }

    /// Whether the server accepts it.
    package var isAccepted: Bool { diagnostics.isEmpty }

    /// Each place is told of once, by the first to find fault with it.
    private static func distinct(_ faults: [SyntaxFault]) -> [SyntaxFault] {
        var ranges: Set<Range<Int>> = []
        return faults.prefix(200).filter { ranges.insert($0.range).inserted }
    }

    /// The text that comes out, or the failure as the server shows it.
    /// - Parameters:
    ///   - context: the variables; their order is kept.
    ///   - now: what `time()` returns.
    package func render(
        _ context: JSONObject, now: RenderInstant = .now, limits: RenderLimits = RenderLimits(),
        mode: RenderMode = .plain
    ) -> Rendering {
        let count = source.codePoints(before: source.bytes.count)
        let length = max(count, PythonText.length(text))
        if length > limits.template {
            return Rendering(
                failure: RenderFailure(
                    type: "JinjaTemplateError",
                    message: "Template exceeds length limit (\(length) > \(limits.template))",
                    level: .error, range: nil))
        }
        if let diagnostic = diagnostics.first { return Rendering(failure: RenderFailure(diagnostic)) }
        let interpreter = Interpreter(
            source: source, body: body, environment: environment, variables: mode.variables(context), now: now.moment,
            limits: limits,
            unset: unset)
        return interpreter.render()
    }
}

extension Interpreter {
    /// Renders a whole template.
    func render() -> Rendering {
        output.maxBytes = limits.output &* 4 &+ 4
        collectBlocks(body)
        defer { finish() }
        do {
            try run(body)
            return Rendering(text: cut(try output.joined()), notes: notes)
        } catch {
            let failure = error as? PythonError ?? PythonError("RuntimeError", "\(error)")
            let range = failure.range.map { source.original($0.lowerBound)..<source.original($0.upperBound) }
            return Rendering(
                failure: RenderFailure(
                    type: failure.type, message: failure.message, level: failure.isWarning ? .warning : .error,
                    range: range),
                notes: notes)
        }
    }

    /// The server cuts a long result and says so with two dots.
    private func cut(_ text: String) -> String {
        guard text.utf8.count > limits.output, PythonText.length(text) > limits.output else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limits.output))) + ".."
    }

    private func collectBlocks(_ body: [Statement]) {
        for statement in body {
            switch statement.kind {
            case .block(let block):
                blocks[block.name] = block
                collectBlocks(block.body)
            case .conditional(let branches, let otherwise):
                for branch in branches { collectBlocks(branch.body) }
                collectBlocks(otherwise)
            case .loop(let loop):
                collectBlocks(loop.body)
                collectBlocks(loop.otherwise)
            case .setBlock(_, _, let body), .filter(_, let body), .with(_, let body), .autoescape(_, let body):
                collectBlocks(body)
            case .macro(let macro), .call(_, let macro): collectBlocks(macro.body)
            default: break
            }
        }
    }
}
