import FoundationEssentials
import JSON
import Jinja
import OnCall
import TextEditing

/// The results that templates share: the server renders source link and web templates first.
struct RenderContext {
    private let request: RenderRequest
    private let environment: TemplateEnvironment
    private let instant: RenderInstant
    private var others: JSONObject?
    /// Failures of the other templates, by the name of the variable.
    private var unknown: [String: String] = [:]

    init(_ request: RenderRequest, _ environment: TemplateEnvironment, now: Date) {
        self.request = request
        self.environment = environment
        instant = RenderInstant(microsecondsSince1970: Int(now.timeIntervalSince1970 * 1_000_000))
    }

    private static var limits: RenderLimits {
        var limits = RenderLimits()
        // The user waits for it while typing.
        limits.time = .seconds(2)
        return limits
    }

    mutating func rendering(of text: String, in slot: TemplateSlot) -> SlotRendering {
        let kind = TemplateKind(slot) ?? .channelMessage
        let template = Template(text, in: environment)
        let needsOthers = kind.variables.contains { $0.name == "integration_name" }
        let context = kind.context(payload: request.payload, others: needsOthers ? variables() : JSONObject())
        let rendering = kind.render(template, context, now: instant, limits: RenderContext.limits)
        let advice = kind.advice(on: template, rendering: rendering, context: context)
            .map { SlotRendering.Advice(range: $0.range, message: $0.message) }
        let read = Set(rendering.notes.read.map(\.text))
        let placeholders = unknown.keys.filter(read.contains).sorted().map { "\($0): \(unknown[$0] ?? "")" }
        let isCondition = kind == .resolveCondition || kind == .acknowledgeCondition
        switch rendering.outcome {
        case .text(let result):
            return SlotRendering(
                .text(EditableText(result)), advice: advice, placeholders: placeholders,
                verdict: isCondition ? SignalResult.isTrue(result) : nil)
        case .failure(let failure):
            let location = failure.range.map { template.location(of: $0.lowerBound) }
            return SlotRendering(
                .failure(failure.shown, location: location.map { "line \($0.line), column \($0.column)" }),
                advice: advice, placeholders: placeholders, verdict: isCondition ? false : nil)
        }
    }

    /// The variables other than the payload. Those that only the server knows have placeholders.
    private mutating func variables() -> JSONObject {
        if let others { return others }
        var variables: JSONObject = [
            "integration_name": .string(request.integrationName),
            "grafana_oncall_alert_group_id": "I0000000000000", "grafana_oncall_incident_id": "I0000000000000",
            "grafana_oncall_link": "https://oncall.example.net/alert-groups/I0000000000000",
        ]
        unknown = [
            "grafana_oncall_alert_group_id": "the server gives the number",
            "grafana_oncall_incident_id": "the server gives the number",
            "grafana_oncall_link": "the server gives the address",
        ]
        variables["source_link"] = .null
        for (name, path) in [
            ("source_link", "source_link"), ("web_title", "web.title"), ("web_message", "web.message"),
            ("web_image_url", "web.image_url"),
        ] {
            let slot = TemplateSlot(path: path)
            guard let text = request.pieces.first(where: { $0.slot == slot })?.text,
                let kind = TemplateKind(slot)
            else {
                // The server's text if nothing is set.
                if name != "source_link" {
                    variables[name] = .string(name == "web_image_url" ? "web_image_url is not set" : "(\(name))")
                }
                if name != "web_image_url" { unknown[name] = "the server's default makes it" }
                continue
            }
            let context = kind.context(payload: request.payload, others: variables)
            let rendering = kind.render(
                Template(text, in: environment), context, now: instant, limits: RenderContext.limits)
            switch rendering.outcome {
            case .text(let result): variables[name] = .string(result)
            case .failure(let failure): variables[name] = .string(failure.shown)
            }
        }
        others = variables
        return variables
    }
}
