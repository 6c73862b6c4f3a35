/// Tries the fixes of a template's faults: one is offered only if the text then parses further.
enum FixCheck {
    /// The most bytes that are parsed again for the fixes of one template: it is checked after every key.
    private static let maxBytes = 200_000

    /// `diagnostics` without the fixes that don't help.
    static func withUsefulFixes(
        _ diagnostics: [SyntaxDiagnostic], of text: String, in environment: TemplateEnvironment
    ) -> [SyntaxDiagnostic] {
        guard diagnostics.contains(where: { $0.fix != nil }) else { return diagnostics }
        var rest = maxBytes
        return diagnostics.map { diagnostic in
            guard let fix = diagnostic.fix else { return diagnostic }
            rest -= text.utf8.count
            if rest >= 0, !isSettled(diagnostic, by: diagnostics, of: text, in: environment),
                helps(fix, with: diagnostic, among: diagnostics, of: text, in: environment)
            {
                return diagnostic
            }
            var plain = diagnostic
            plain.fix = nil
            return plain
        }
    }

    /// Whether a fault whose fix would be added at the end is gone after the fix of another one: `{% end %}` that becomes `{% endif %}`.
    private static func isSettled(
        _ fault: SyntaxDiagnostic, by faults: [SyntaxDiagnostic], of text: String, in environment: TemplateEnvironment
    ) -> Bool {
        guard fault.fix?.range.lowerBound == text.utf8.count else { return false }
        return faults.contains { other in
            guard other.range != fault.range, let fix = other.fix else { return false }
            return !Template.uncheckedDiagnostics(of: fix.applied(to: text), in: environment).contains {
                $0.message == fault.message
            }
        }
    }

    /// Whether the fault is gone after the fix, and no other fault has come in the text up to there.
    private static func helps(
        _ fix: SyntaxDiagnostic.Fix, with fault: SyntaxDiagnostic, among faults: [SyntaxDiagnostic], of text: String,
        in environment: TemplateEnvironment
    ) -> Bool {
        let after = Template.uncheckedDiagnostics(of: fix.applied(to: text), in: environment)
        let growth = fix.replacement.utf8.count - fix.range.count
        // Positions after the fix move with the text.
        func moved(_ offset: Int) -> Int { offset < fix.range.upperBound ? offset : offset + growth }
        let old = Set(faults.filter { $0.range != fault.range }.map { moved($0.range.lowerBound) })
        let end = max(moved(fault.range.upperBound), fix.range.lowerBound + fix.replacement.utf8.count)
        let isAtEnd = fix.range.lowerBound > fault.range.upperBound
        let last = isAtEnd ? fault.range.upperBound : end
        let region = max(last, fault.range.lowerBound + 1)
        return !after.contains { $0.range.lowerBound < region && !old.contains($0.range.lowerBound) }
            && after.first?.range.lowerBound != fault.range.lowerBound
            && (after.count < faults.count || after.first.map { $0.range.lowerBound >= last } ?? true)
    }
}

extension SyntaxDiagnostic.Fix {
    /// The text with the change.
    package func applied(to text: String) -> String {
        var bytes = Array(text.utf8)
        bytes.replaceSubrange(range, with: Array(replacement.utf8))
        return String(decoding: bytes, as: UTF8.self)
    }
}
