import JSON

/// How the server passes its variables to a template.
package enum RenderMode: String, Sendable {
    case plain
    /// A webhook's data and headers: text is escaped for JSON first, and dicts print with escaped quotes.
    case webhookData = "webhook_json"
    /// The test rendering before a route is saved: `payload` is empty, and there are no other variables.
    case savingRoute = "save_route"
    /// The test rendering before a webhook is saved: every key of `alert_payload` is an empty text.
    case savingWebhook = "save_webhook"

    func variables(_ context: JSONObject) -> Variables {
        switch self {
        case .plain: return Variables(context)
        case .webhookData: return Variables(context, escapesText: true)
        case .savingRoute:
            var variables = Variables(JSONObject())
            variables.set("payload", .dict(DictObject()))
            return variables
        case .savingWebhook:
            var variables = Variables(JSONObject())
            variables.set("payload", .none)
            variables.set("alert_payload", .dict(DictObject(flavour: .defaultingToText)))
            variables.set("alert_group_id", .string("alert_group_1"))
            return variables
        }
    }
}
