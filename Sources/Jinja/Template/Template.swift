// Module Jinja
//
// The Jinja2 language: parser, checker, renderer, diagnostics.
//
// Used by the modules that check, render or complete templates.
// Must not know OnCall: filters and functions of the server are passed in by OnCallTemplates.

package import JSON

/// A template, parsed once and rendered any number of times.
package struct Template: Sendable {
    /// The text as edited.
    package let text: String
    /// All its faults; the first is the one that jinja2 reports.
    package let diagnostics: [SyntaxDiagnostic]
    /// Faults that the server accepts and that fail only when rendering reaches them: unknown filters and tests inside an `if`.
    package let warnings: [SyntaxDiagnostic]
    /// The environment it was parsed for.
    package let environment: TemplateEnvironment
    let source: SourceText
    let body: [Statement]
    /// Names that are declared but unset when a frame is entered.
    let unset: [FrameKey: [String]]

    /// Parses any text.
    /// - Parameter environment: the filters and functions available to it.
    package init(_ text: String, in environment: TemplateEnvironment) {
        self.text = text
        self.environment = environment
        source = SourceText(text)
        var parser = Parser(source, in: environment)
        body = parser.parse()
        var faults = parser.faults
        var collapses = parser.collapses
        let checker = Checker.check(body, for: environment, in: source)
        // The compiler's faults in bodies that were parsed despite other faults are still valid, but come later.
        faults += checker.faults
        collapses += checker.collapses
        if parser.hasAssignments {
            let symbols = FrameSymbols(body, for: environment, in: source)
            unset = symbols.unset
            collapses += symbols.unresolved.map {
                SyntaxFault(
                    "names that come only in the filter of a set block can't be found: use a filter block, or set the name before",
                    at: $0.range, line: $0.line, isCollapse: true)
            }
        } else {
            unset = [:]
        }
        faults += collapses
        warnings = Template.distinct(checker.warnings).map { [source] in SyntaxDiagnostic($0, in: source) }
        diagnostics = FixCheck.withUsefulFixes(
            Template.distinct(faults).map { [source] in SyntaxDiagnostic($0, in: source) }, of: text, in: environment)
    }

    /// The faults of a text with the fixes that were found, whether or not they help.
    static func uncheckedDiagnostics(of text: String, in environment: TemplateEnvironment) -> [SyntaxDiagnostic] {
        let source = SourceText(text)
        var parser = Parser(source, in: environment)
        let body = parser.parse()
        let checker = Checker.check(body, for: environment, in: source)
        let faults = parser.faults + checker.faults + parser.collapses + checker.collapses
        return distinct(faults).map { SyntaxDiagnostic($0, in: source) }
    }

    /// Whether the server accepts it.
    package var isAccepted: Bool { diagnostics.isEmpty }

    /// Keeps the first fault of each range.
    private static func distinct(_ faults: [SyntaxFault]) -> [SyntaxFault] {
        var ranges: Set<Range<Int>> = []
        return faults.prefix(200).filter { ranges.insert($0.range).inserted }
    }

    /// The rendered text, or the failure as the server shows it.
    /// - Parameters:
    ///   - context: the variables; their order is preserved.
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

    /// The server truncates a long result and appends two dots.
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
