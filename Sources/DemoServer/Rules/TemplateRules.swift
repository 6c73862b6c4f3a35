import JSON

/// The rules for `templates` in a POST or PUT: a missing key is unchanged, null resets to the server's default, `""` is a text.
struct TemplateRules {
    let options: DemoOptions

    func read(_ object: JSONObject) throws(Problem) -> [(slot: TemplateSlot, text: String?)] {
        var edits: [(slot: TemplateSlot, text: String?)] = []
        for channel in TemplateSlot.channels(of: options.dialect) {
            guard let value = object[channel.name] else { continue }
            edits += try read(value, of: channel)
        }
        for field in TemplateSlot.plainFields {
            guard let value = object[field] else { continue }
            switch value {
            case .null: edits.append((TemplateSlot(field), nil))
            case .string(let text) where options.templateChecker(text): edits.append((TemplateSlot(field), text))
            default: throw .detail("Invalid \(field) template data")
            }
        }
        return edits
    }

    private func read(
        _ value: JSONValue, of channel: TemplateSlot.Channel
    ) throws(Problem) -> [(slot: TemplateSlot, text: String?)] {
        switch value {
        case .null: return channel.fields.map { (TemplateSlot(channel.name, $0), nil) }
        case .object(let fields):
            var edits: [(slot: TemplateSlot, text: String?)] = []
            for (field, text) in fields {
                guard channel.fields.contains(field) else {
                    if channel.isStrict { throw .detail("Invalid template data") }
                    continue
                }
                switch text {
                case .null: edits.append((TemplateSlot(channel.name, field), nil))
                case .string(let text):
                    guard options.templateChecker(text) else {
                        throw .detail("invalid \(channel.name) \(field) template")
                    }
                    edits.append((TemplateSlot(channel.name, field), text))
                // The engine passes any value to Jinja, which fails.
                default: throw .serverError
                }
            }
            return edits
        default: throw .detail("Invalid \(channel.name) template data")
        }
    }
}
