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
    /// Telegram's templates get another payload, and so do the web templates that they use.
    private var telegramPayload: JSONValue?
    private var others: [Bool: JSONObject] = [:]
    /// The variables that only the server knows, and why.
    private var unknown: [String: String] = [:]

    /// The number of the alert group, which only the server knows; its own preview uses 0 too.
    static let groupNumber = 0

    init(_ request: RenderRequest, _ environment: TemplateEnvironment, now: Date) {
        self.request = request
        self.environment = environment
        instant = RenderInstant(microsecondsSince1970: Int(now.timeIntervalSince1970 * 1_000_000))
    }

    /// - Parameter isTelegram: whether a template of Telegram gets it.
    private mutating func payload(isTelegram: Bool) -> JSONValue {
        guard isTelegram else { return request.payload }
        let payload = telegramPayload ?? TelegramPayload.formatted(request.payload)
        telegramPayload = payload
        return payload
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
        let isTelegram = slot.channel == TemplateChannel.telegram.rawValue
        let context = kind.context(
            payload: payload(isTelegram: isTelegram),
            others: needsOthers ? variables(isTelegram: isTelegram) : JSONObject())
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
                verdict: isCondition ? SignalResult.isTrue(result) : nil,
                delivery: ChannelRules.delivery(of: result, in: slot, integration: request.integrationName))
        case .failure(let failure):
            let location = failure.range.map { template.location(of: $0.lowerBound) }
            return SlotRendering(
                .failure(failure.shown, location: location.map { "line \($0.line), column \($0.column)" }),
                advice: advice, placeholders: placeholders, verdict: isCondition ? false : nil)
        }
    }

    /// The variables other than the payload. Those that only the server knows have placeholders.
    /// - Parameter isTelegram: whether they are for a template of Telegram.
    private mutating func variables(isTelegram: Bool) -> JSONObject {
        if let others = others[isTelegram] { return others }
        var variables: JSONObject = [
            "integration_name": .string(request.integrationName),
            "grafana_oncall_alert_group_id": .number(JSONNumber(RenderContext.groupNumber)),
            "grafana_oncall_incident_id": .number(JSONNumber(RenderContext.groupNumber)),
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
                if name != "source_link" { variables[name] = .string("(\(name))") }
                unknown[name] = "the server's default makes it"
                continue
            }
            let context = kind.context(
                payload: payload(isTelegram: isTelegram), others: variables)
            let rendering = kind.render(
                Template(text, in: environment), context, now: instant, limits: RenderContext.limits)
            switch rendering.outcome {
            // A source link that gives None is none; the others stay texts.
            case .text("None") where name == "source_link": variables[name] = .null
            case .text(let result): variables[name] = .string(result)
            case .failure(let failure): variables[name] = .string(failure.shown)
            }
        }
        others[isTelegram] = variables
        return variables
    }
}
