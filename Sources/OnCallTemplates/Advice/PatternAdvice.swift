package import Jinja

/// Advice on the regular expressions that are written out in a template.
package enum PatternAdvice {
    private static let filters: Set<String> = ["regex_replace", "regex_match", "regex_search"]

    /// One for each pattern that the server refuses, or that this engine can't run.
    package static func all(in template: Template) -> [TemplateAdvice] {
        // Most templates have none, and need not be walked.
        guard template.isAccepted, mentionsFilter(template.text) else { return [] }
        return all(in: template, TemplateUses(template))
    }

    /// Whether `regex_` is in a text. Compared as bytes: `lint` reads thousands of templates.
    private static func mentionsFilter(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let mark = Array("regex_".utf8)
            guard bytes.count >= mark.count else { return false }
            return (0...(bytes.count - mark.count)).contains { start in
                bytes[start] == mark[0] && bytes[start..<(start + mark.count)].elementsEqual(mark)
            }
        }
    }

    static func all(in template: Template, _ uses: TemplateUses) -> [TemplateAdvice] {
        var told: Set<Range<Int>> = []
        return uses.filterTexts.compactMap { use in
            guard filters.contains(use.filter), told.insert(use.range).inserted, let message = message(use.text) else {
                return nil
            }
            return TemplateAdvice(range: template.original(use.range), kind: .pattern, message: message)
        }
    }

    private static func message(_ pattern: String) -> String? {
        do {
            _ = try RegularExpression(pattern)
            return nil
        } catch let error as PythonError {
            switch error.type {
            case RenderFailure.notTried: return error.message
            case "error": return "the server refuses this pattern: \(error.message)"
            default: return "the result of this pattern is None: \(error.message)"
            }
        } catch {
            return nil
        }
    }
}
