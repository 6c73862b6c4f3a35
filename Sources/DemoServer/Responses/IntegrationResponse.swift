import JSON

/// The JSON of an integration.
struct IntegrationResponse {
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
        var object = JSONObject()
        object["id"] = .string(record.id)
        object["name"] = .string(record.name)
        object["team_id"] = .text(record.team)
        object["link"] = .text(link(of: record))
        object["inbound_email"] = .text(inboundEmail(of: record))
        addMaintenance(of: record, to: &object)
        object["type"] = .string(record.type)
        object["default_route"] = .object([
            "id": .string(record.route.id),
            "escalation_chain_id": .text(record.route.escalationChain),
            "slack": .object(["channel_id": .text(record.route.slackChannel)]),
        ])
        object["templates"] = .object(templates)
        object["labels"] = labels(record.labels)
        object["dynamic_labels"] = labels(record.dynamicLabels)
        return .object(object)
    }

    private func ossValue(of record: IntegrationRecord) -> JSONValue {
        var object = JSONObject()
        addMaintenance(of: record, to: &object)
        object["id"] = .string(record.id)
        object["name"] = .string(record.name)
        object["description_short"] = .text(record.description)
        object["team_id"] = .text(record.team)
        object["link"] = .text(link(of: record))
        object["inbound_email"] = .text(inboundEmail(of: record))
        object["type"] = .string(record.type)
        object["templates"] = .object(templates(of: record))
        object["heartbeat"] = heartbeat(of: record)
        object["default_route"] = .object(IntegrationResponse.route(record.route))
        return .object(object)
    }

    /// A route's channels as in the engine, with the route's ID and chain first.
    static func route(_ route: DefaultRoute) -> JSONObject {
        var object: JSONObject = [
            "id": .string(route.id),
            "escalation_chain_id": .text(route.escalationChain),
        ]
        addChannels(of: route, to: &object)
        return object
    }

    static func addChannels(of route: DefaultRoute, to object: inout JSONObject) {
        object["slack"] = .object([
            "channel_id": .text(route.slackChannel), "enabled": .bool(route.isSlackEnabled),
        ])
        for channel in DefaultRoute.otherChannels {
            object[channel] = .object(["id": .null, "enabled": .bool(route.enabled.contains(channel))])
        }
    }

    private func addMaintenance(of record: IntegrationRecord, to object: inout JSONObject) {
        let window = record.maintenance
        object["maintenance_mode"] = .text(window?.mode)
        object["maintenance_started_at"] = .text(window.map { Timestamp(second: $0.start).iso })
        object["maintenance_end_at"] = .text(window.map { Timestamp(second: $0.end).iso })
    }

    private func templates(of record: IntegrationRecord) -> JSONObject {
        var object = JSONObject()
        for field in TemplateSlot.plainFields { object[field] = .text(record.templates[TemplateSlot(field)]) }
        for channel in TemplateSlot.channels(of: dialect) {
            object[channel.name] = .object(
                JSONObject(channel.fields.map { ($0, .text(record.templates[TemplateSlot(channel.name, $0)])) }))
        }
        return object
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
