package import JSON

/// A template, read once and rendered as often as one likes.
package struct Template: Sendable {
    /// As it is edited.
    package let text: String
    /// All that is wrong with it; the first is what jinja2 reports.
    package let diagnostics: [SyntaxDiagnostic]
    let source: SourceText
    let body: [Statement]

    /// Reads `text`, which may be anything.
    package init(_ text: String) {
        self.text = text
        source = SourceText(text)
        var parser = Parser(source)
        body = parser.parse()
        var faults = parser.faults
        var collapses = parser.collapses
        let checker = Checker.check(body, filters: Template.filterNames, tests: Template.testNames)
        // What the compiler says about bodies that were read in spite of faults is true all the same, but comes later.
        faults += checker.faults
        collapses += checker.collapses
        faults += collapses
        diagnostics = Template.distinct(faults).map { [source] in SyntaxDiagnostic($0, in: source) }
    }

    /// Whether the server accepts it.
    package var isAccepted: Bool { diagnostics.isEmpty }

    /// The filters that a template may use.
    package static let filterNames: Set<String> = Set(Filters.all.keys)
    /// The tests that a template may use.
    package static let testNames: Set<String> = Set(Tests.all.keys)
    /// What a template may call without its context giving it.
    package static let globalNames = Set(Globals.names)

    /// Each place is told of once, by the first to find fault with it.
    private static func distinct(_ faults: [SyntaxFault]) -> [SyntaxFault] {
        var places: Set<Range<Int>> = []
        return faults.prefix(200).filter { places.insert($0.range).inserted }
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
        if let diagnostic = diagnostics.first {
            return Rendering(
                failure: RenderFailure(
                    type: diagnostic.isCollapse ? "SyntaxError" : "TemplateSyntaxError", message: diagnostic.message,
                    level: .error, range: diagnostic.range))
        }
        let interpreter = Interpreter(
            source: source, variables: mode.variables(context), now: now.moment, limits: limits)
        return interpreter.render(body)
    }
}

extension Interpreter {
    /// Renders a whole template.
    fileprivate func render(_ body: [Statement]) -> Rendering {
        output.most = limits.output &* 4 &+ 4
        collectBlocks(body)
        do {
            try run(body)
            return Rendering(text: cut(output.text), notes: notes)
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
