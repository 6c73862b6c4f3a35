import JSON

/// The payload as Telegram's templates get it.
enum TelegramPayload {
    /// Every text in it has its Slack markup replaced and is escaped as HTML; keys stay as they are.
    ///
    /// Source: `_preformat` in `telegram_templater.py` of grafana/oncall v1.16.8.
    static func formatted(_ payload: JSONValue) -> JSONValue {
        switch payload {
        case .string(let text): return .string(HTMLText.escaped(SlackMarkup.telegram.format(text)))
        case .array(let items): return .array(items.map(formatted))
        case .object(let object):
            var result = JSONObject()
            for (key, value) in zip(object.keys, object.values) { result[key] = formatted(value) }
            return .object(result)
        default: return payload
        }
    }
}
