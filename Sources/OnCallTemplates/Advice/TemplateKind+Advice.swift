package import JSON
package import Jinja

extension TemplateKind {
    /// Advice on a template that doesn't prevent saving it, in text order; advice on the whole template comes last.
    /// - Parameters:
    ///   - rendering: the result with `context`.
    ///   - context: as made by `context(payload:others:)`.
    package func advice(
        on template: Template, rendering: Rendering, context: JSONObject
    ) -> [TemplateAdvice] {
        var advice = adviceOnLength(of: template)
        func add(_ range: Range<Int>, _ kind: TemplateAdvice.Kind, _ message: String) {
            advice.append(TemplateAdvice(range: template.original(range), kind: kind, message: message))
        }
        for warning in template.warnings {
            let word = warning.message.hasSuffix(".") ? String(warning.message.dropLast()) : warning.message
            let remedy = warning.fix.map { "; did you mean \($0.replacement)?" } ?? ""
            advice.append(
                TemplateAdvice(
                    range: warning.range, kind: .unknownWord,
                    message: "\(word) once rendering reaches it" + remedy))
        }
        // In a template that can't be parsed, names that it would set appear unknown.
        if template.isAccepted {
            let uses = TemplateUses(template)
            for (range, message) in KnownNames(self, context, uses, functions: template.environment.functionNames)
                .advice(rendering.notes)
            {
                add(range, .unknownVariable, message)
            }
            var told: Set<Range<Int>> = []
            for miss in rendering.notes.misses {
                guard let range = miss.range, let use = uses.paths[range], uses.matters(use),
                    told.insert(range).inserted,
                    let missing = MissingPath(miss.path, in: context)
                else { continue }
                add(range, .missingPath, missing.message(fails: use.absence == .fails))
            }
            for method in uses.methods {
                let path = method.base ?? "…"
                add(
                    method.range, .hiddenKey,
                    "\(path).\(method.name) is a method and not a key: write \(path)[\"\(method.name)\"] or "
                        + "\(path).\(method.name)()")
            }
            if !uses.assigned.contains("range"), !context.contains("range") {
                for call in uses.rangeCalls {
                    add(
                        call, .range,
                        "the server refuses range when it renders; loop over a list or a slice of it: payload.alerts[:3]"
                    )
                }
            }
            advice += PatternAdvice.all(in: template, uses)
            if let text = rendering.text {
                advice += adviceOnResult(text, of: template)
            } else if self == .groupingID {
                advice.append(
                    TemplateAdvice(
                        range: nil, kind: .grouping,
                        message: "the grouping key fails: every alert will get its own group"))
            }
        }
        return advice.filter { $0.range != nil }.sorted { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
            + advice.filter { $0.range == nil }
    }

    private func adviceOnLength(of template: Template) -> [TemplateAdvice] {
        let length = PythonText.length(template.text)
        guard length > templateLimit else { return [] }
        let start = template.text.unicodeScalars.prefix(templateLimit).reduce(0) { $0 + UTF8.width($1) }
        return [
            TemplateAdvice(
                range: start..<template.text.utf8.count, kind: .longTemplate,
                message: "the template has \(length) characters, and the server accepts \(templateLimit)")
        ]
    }

    private func adviceOnResult(_ text: String, of template: Template) -> [TemplateAdvice] {
        func one(_ kind: TemplateAdvice.Kind, _ message: String) -> [TemplateAdvice] {
            [TemplateAdvice(range: nil, kind: kind, message: message)]
        }
        if PythonText.length(text) > outputLimit {
            return one(.longResult, "the result is longer than \(outputLimit) characters and is cut there")
        }
        let trimmed = StringMethods.trimmed(text)
        let shown = ShortValue.text(.string(trimmed))
        let isEmpty = trimmed.isEmpty || trimmed == "None"
        switch self {
        case .webImageURL:
            if !isEmpty, !ImageAddress.isValid(text) {
                return one(
                    .address,
                    "\(ShortValue.text(.string(text))) is not a URL that the server accepts: no image will be shown")
            }
        case .channelImageURL:
            if !isEmpty, !TemplateKind.isAddress(trimmed) {
                return one(.address, "\(shown) is not an http or https URL: no image will be shown")
            }
        case .sourceLink:
            if !isEmpty, !TemplateKind.isAddress(trimmed) {
                return one(.address, "\(shown) is not an http or https URL: the link will not open")
            }
        case .labels, .webhookHeaders:
            let value = try? JSONReader.read(text, limits: .init(acceptsNonFinite: true))
            if value?.object == nil, !StringMethods.trimmed(template.text).isEmpty {
                let loss = self == .labels ? "no labels will be set" : "the webhook will fail"
                return one(.object, "the result is not a JSON object, and \(loss); {…}|tojson makes one")
            }
        case .groupingID:
            if text.isEmpty, !template.text.isEmpty {
                return one(.grouping, "the result is empty: every alert will get its own group")
            }
            if text == "None" {
                return one(.grouping, "the result is None: all alerts like this one will be in one group")
            }
            if trimmed.isEmpty, !text.isEmpty {
                return one(
                    .grouping,
                    "the result is blank, and blanks are a key: all alerts like this one will be in one group")
            }
        default: break
        }
        return []
    }

    private static func isAddress(_ text: String) -> Bool {
        let small = text.lowercased()
        guard let scheme = ["http://", "https://"].first(where: { small.hasPrefix($0) }) else { return false }
        let rest = small.unicodeScalars.dropFirst(scheme.count)
        guard let first = rest.first, first != "/", first != "?", first != "#" else { return false }
        return !rest.contains(where: \.isPythonSpace)
    }
}
