import JSON

/// The JSON of an integration.
struct IntegrationAnswer {
    let dialect: DemoDialect
    /// The URL that links begin with, without a trailing slash.
    let base: String

    func value(of record: IntegrationRecord) -> JSONValue {
        switch dialect {
        case .cloud: cloudValue(of: record, templates: templates(of: record))
        case .oss: ossValue(of: record)
        }
    }

    /// The response to a PUT. The Cloud's leaves out some templates and orders the rest differently, as in the reference's
    /// example; a missing key carries no information.
    func valueAfterUpdate(of record: IntegrationRecord) -> JSONValue {
        guard dialect == .cloud else { return value(of: record) }
        let all = templates(of: record)
        let shown = [
            "grouping_key", "resolve_signal", "slack", "web", "email", "sms", "phone_call", "telegram", "mobile_app",
        ]
        return cloudValue(of: record, templates: JSONObject(shown.map { ($0, all[$0] ?? .null) }))
    }

    private func cloudValue(of record: IntegrationRecord, templates: JSONObject) -> JSONValue {
        var answer = JSONObject()
        answer["id"] = .string(record.id)
        answer["name"] = .string(record.name)
        answer["team_id"] = .text(record.team)
        answer["link"] = .text(link(of: record))
        answer["inbound_email"] = .text(inboundEmail(of: record))
        addMaintenance(of: record, to: &answer)
        answer["type"] = .string(record.type)
        answer["default_route"] = .object([
            "id": .string(record.route.id),
            "escalation_chain_id": .text(record.route.escalationChain),
            "slack": .object(["channel_id": .text(record.route.slackChannel)]),
        ])
        answer["templates"] = .object(templates)
        answer["labels"] = labels(record.labels)
        answer["dynamic_labels"] = labels(record.dynamicLabels)
        return .object(answer)
    }

    private func ossValue(of record: IntegrationRecord) -> JSONValue {
        var answer = JSONObject()
        addMaintenance(of: record, to: &answer)
        answer["id"] = .string(record.id)
        answer["name"] = .string(record.name)
        answer["description_short"] = .text(record.description)
        answer["team_id"] = .text(record.team)
        answer["link"] = .text(link(of: record))
        answer["inbound_email"] = .text(inboundEmail(of: record))
        answer["type"] = .string(record.type)
        answer["templates"] = .object(templates(of: record))
        answer["heartbeat"] = heartbeat(of: record)
        answer["default_route"] = .object(IntegrationAnswer.route(record.route))
        return .object(answer)
    }

    /// A route's channels as in the engine, with the route's ID and chain first.
    static func route(_ route: DefaultRoute) -> JSONObject {
        var answer: JSONObject = [
            "id": .string(route.id),
            "escalation_chain_id": .text(route.escalationChain),
        ]
        addChannels(of: route, to: &answer)
        return answer
    }

    static func addChannels(of route: DefaultRoute, to answer: inout JSONObject) {
        answer["slack"] = .object([
            "channel_id": .text(route.slackChannel), "enabled": .bool(route.isSlackEnabled),
        ])
        for channel in DefaultRoute.otherChannels {
            answer[channel] = .object(["id": .null, "enabled": .bool(route.enabled.contains(channel))])
        }
    }

    private func addMaintenance(of record: IntegrationRecord, to answer: inout JSONObject) {
        let window = record.maintenance
        answer["maintenance_mode"] = .text(window?.mode)
        answer["maintenance_started_at"] = .text(window.map { Moment(second: $0.start).iso })
        answer["maintenance_end_at"] = .text(window.map { Moment(second: $0.end).iso })
    }

    private func templates(of record: IntegrationRecord) -> JSONObject {
        var answer = JSONObject()
        for field in TemplatePlace.plainFields { answer[field] = .text(record.templates[TemplatePlace(field)]) }
        for channel in TemplatePlace.channels(of: dialect) {
            answer[channel.name] = .object(
                JSONObject(channel.fields.map { ($0, .text(record.templates[TemplatePlace(channel.name, $0)])) }))
        }
        return answer
    }

    private func labels(_ labels: [LabelRecord]) -> JSONValue {
        .array(
            labels.map { ["key": ["name": .string($0.key)], "value": ["name": .string($0.value)]] })
    }

    private func link(of record: IntegrationRecord) -> String? {
        switch record.type {
        case "manual", "inbound_email", "maintenance", "direct_paging": nil
        default: "\(base)/integrations/v1/\(record.type)/\(record.secret)/"
        }
    }

    private func inboundEmail(of record: IntegrationRecord) -> String? {
        guard record.type == "inbound_email" else { return nil }
        return record.secret + (dialect == .cloud ? "@alerts.example.net" : "@None")
    }

    private func heartbeat(of record: IntegrationRecord) -> JSONValue {
        guard record.type != "kapacitor", let link = link(of: record) else { return .null }
        return .object(["link": .string(link + "heartbeat/")])
    }
}

extension JSONValue {
    /// The text, or null.
    static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
