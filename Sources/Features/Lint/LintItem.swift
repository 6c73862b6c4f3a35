package import FoundationEssentials
import JSON
package import Jinja
package import OnCall
package import OnCallTemplates

/// Templates of an integration that are tried out with the payload that was chosen for it last.
package struct LintItem: Hashable, Sendable {
    package let key: PayloadKey
    package let name: String
    /// The type of the integration: its first sample is used if no payload was chosen.
    package let type: String
    /// All templates of the integration, which may use each other.
    package let pieces: [RenderRequest.Piece]
    /// The slots that are tried out.
    package let wanted: Set<TemplateSlot>

    /// Tries the templates out. Takes as long as they take: don't call it on the thread that reads keys.
    /// - Parameter payload: JSON; nil for the first sample of the type.
    package func verdicts(payload: String?, at now: Date, in environment: TemplateEnvironment) -> LintResult {
        let text = payload ?? SamplePayload.all(forType: type).first?.text ?? "{}"
        let json = (try? JSONReader.read(text)) ?? .object(JSONObject())
        let report = RenderRequest(
            number: 0, integrationName: name, payload: json, payloadRevision: 0, pieces: pieces, wanted: wanted
        ).perform(now: now, in: environment)
        var verdicts: [TemplateSlot: LintVerdict] = [:]
        for piece in pieces where wanted.contains(piece.slot) {
            guard let text = piece.text else { continue }
            if let fault = Template(text, in: environment).diagnostics.first {
                verdicts[piece.slot] = .refused("\(fault.line):\(fault.column) \(fault.message)")
            } else if case .failure(let message, let location)? = report.results[piece.slot]?.outcome {
                verdicts[piece.slot] = .warning((location.map { $0 + ": " } ?? "") + message)
            } else if let advice = report.results[piece.slot]?.advice.first {
                verdicts[piece.slot] = .warning(advice.message)
            }
        }
        return LintResult(integration: key.integration, texts: texts, verdicts: verdicts)
    }

    /// The texts that are tried out.
    var texts: [TemplateSlot: String] {
        var texts: [TemplateSlot: String] = [:]
        for piece in pieces where wanted.contains(piece.slot) { texts[piece.slot] = piece.text }
        return texts
    }
}

/// What is wrong with a template.
package enum LintVerdict: Hashable, Sendable {
    /// The server would refuse it: where and why.
    case refused(String)
    /// With the payload of the integration it fails, or something in it is missing.
    case warning(String)
}

/// The verdicts on templates of an integration; a slot without one is fine.
package struct LintResult: Hashable, Sendable {
    package let integration: IntegrationID
    /// What was tried out.
    package let texts: [TemplateSlot: String]
    package let verdicts: [TemplateSlot: LintVerdict]
}
