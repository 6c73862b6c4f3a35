// Module Jinja
//
// The Jinja2 language: parser, checker, renderer, diagnostics.
//
// Used by the modules that check, render or complete templates.
// Must not know OnCall: filters and functions of the server are passed in by OnCallTemplates.

package import JSON

/// A template, parsed once and rendered any number of times.
package struct Template: Sendable {
    /// What was made of the text.
    private let parts: Parts

    private final class Parts: Sendable {
        let text: String
        let diagnostics: [SyntaxDiagnostic]
        let warnings: [SyntaxDiagnostic]
        /// Why jinja2's compiler fails, although the server accepts the template: it fails with any data.
        let failure: RenderFailure?
        let environment: TemplateEnvironment
        /// nil for a template that is only checked: it is made again whenever it is rendered.
        private let keptCode: TemplateCode?
        /// nil for a long text, which is parsed again when it is needed, rather than kept twice.
        private let keptSource: SourceText?
        private static let longText = 512

        var source: SourceText { keptSource ?? SourceText(text) }

        var code: TemplateCode { keptCode ?? Parts(text, in: environment, keepsCode: true).code }

        init(_ text: String, in environment: TemplateEnvironment, keepsCode: Bool) {
            self.text = text
            self.environment = environment
            let source = SourceText(text)
            keptSource = text.utf8.count < Parts.longText ? source : nil
            var parser = Parser(source, in: environment)
            let body = parser.parse()
            var faults = parser.faults
            var collapses = parser.collapses
            var warnings: [SyntaxFault] = []
            var failure: SyntaxFault?
            if parser.needsCheck {
                let checker = Checker.check(
                    body, for: environment, in: source, hasTupledSlices: parser.hasTupledSlices,
                    hasPowers: parser.hasConstantPowers)
                failure = checker.failure
                // The compiler's faults in bodies that were parsed despite other faults are still valid, but come later.
                faults += checker.faults
                collapses += checker.collapses
                warnings = checker.warnings
            }
            var unset: [FrameKey: [String]] = [:]
            if parser.hasAssignments {
                let symbols = FrameSymbols(body, for: environment, in: source)
                unset = symbols.unset
                collapses += symbols.unresolved.map {
                    SyntaxFault(
                        "names that come only in the filter of a set block can't be found: use a filter block, or set the name before",
                        at: $0.range, line: $0.line, isCollapse: true)
                }
            }
            faults += collapses
            self.warnings = Parts.diagnostics(warnings, in: source)
            self.failure = failure.map {
                RenderFailure(
                    type: "ValueError", message: $0.message, level: .warning,
                    range: source.original($0.range.lowerBound)..<source.original($0.range.upperBound))
            }
            diagnostics =
                faults.isEmpty
                ? []
                : FixCheck.withUsefulFixes(Parts.diagnostics(faults, in: source), of: text, in: environment)
            if faults.isEmpty {
                keptCode = keepsCode ? CodeBuilder.code(body, in: source, unset: unset) : nil
            } else {
                keptCode = .empty
            }
        }

        private static func diagnostics(_ faults: [SyntaxFault], in source: SourceText) -> [SyntaxDiagnostic] {
            faults.isEmpty ? [] : Template.distinct(faults).map { SyntaxDiagnostic($0, in: source) }
        }
    }

    /// Parses any text.
    /// - Parameters:
    ///   - environment: the filters and functions available to it.
    ///   - isOnlyChecked: whether it is most likely never rendered; what that needs is not made then.
    package init(_ text: String, in environment: TemplateEnvironment, isOnlyChecked: Bool = false) {
        parts = Parts(text, in: environment, keepsCode: !isOnlyChecked)
    }

    /// The text as edited.
    package var text: String { parts.text }
    /// All its faults; the first is the one that jinja2 reports.
    package var diagnostics: [SyntaxDiagnostic] { parts.diagnostics }
    /// Faults that the server accepts and that fail only when rendering reaches them: unknown filters and tests inside an `if`.
    package var warnings: [SyntaxDiagnostic] { parts.warnings }
    /// The environment it was parsed for.
    package var environment: TemplateEnvironment { parts.environment }
    var source: SourceText { parts.source }
    /// What is rendered; empty if the template isn't accepted.
    var code: TemplateCode { parts.code }

    /// The statements as a tree, parsed again at each call.
    var body: [Statement] {
        var parser = Parser(source, in: environment)
        return parser.parse()
    }

    /// The faults of a text with the fixes that were found, whether or not they help.
    static func uncheckedDiagnostics(of text: String, in environment: TemplateEnvironment) -> [SyntaxDiagnostic] {
        let source = SourceText(text)
        var parser = Parser(source, in: environment)
        let body = parser.parse()
        let checker = Checker.check(
            body, for: environment, in: source, hasTupledSlices: parser.hasTupledSlices)
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
        // A text has at most as many code points as bytes.
        if text.utf8.count > limits.template {
            let length = max(source.codePoints(before: source.bytes.count), PythonText.length(text))
            if length > limits.template {
                return Rendering(
                    failure: RenderFailure(
                        type: "JinjaTemplateError",
                        message: "Template exceeds length limit (\(length) > \(limits.template))",
                        level: .error, range: nil))
            }
        }
        if let diagnostic = diagnostics.first { return Rendering(failure: RenderFailure(diagnostic)) }
        if let failure = parts.failure { return Rendering(failure: failure) }
        let interpreter = Interpreter(
            source: source, code: code, environment: environment, variables: mode.variables(context), now: now,
            limits: limits)
        return interpreter.render()
    }
}

extension Interpreter {
    /// Renders a whole template.
    func render() -> Rendering {
        output.maxBytes = limits.output &* 4 &+ 4
        output.reserve(min(source.bytes.count + 32, 1 << 16))
        defer { finish() }
        do {
            try run(body: code.body)
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
}
