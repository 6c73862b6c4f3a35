import JSON

/// The JSON of the routes of an integration. The demo's integrations for Alertmanager have two before the default route.
enum RouteResponse {
    static func values(of record: IntegrationRecord) -> [JSONValue] {
        let seeded = record.isOld && record.type == "alertmanager" ? SeedRoute.all : []
        return seeded.enumerated().map { value(of: $1, at: $0, record) } + [lastValue(record)]
    }

    private static func value(of seed: SeedRoute, at position: Int, _ record: IntegrationRecord) -> JSONValue {
        var object: JSONObject = [
            "position": .number(JSONNumber(position)),
            "id": .string(record.route.id + String(position + 1)),
            "integration_id": .string(record.id),
            "escalation_chain_id": .text(record.route.escalationChain),
            "routing_type": .string(seed.type),
            "routing_regex": .string(seed.term),
            "is_the_last_route": false,
        ]
        IntegrationResponse.addChannels(of: record.route, to: &object)
        return .object(object)
    }

    private static func lastValue(_ record: IntegrationRecord) -> JSONValue {
        var object: JSONObject = [
            "position": 0,
            "id": .string(record.route.id),
            "integration_id": .string(record.id),
            "escalation_chain_id": .text(record.route.escalationChain),
            "routing_type": "regex",
            "routing_regex": .null,
            "is_the_last_route": true,
        ]
        IntegrationResponse.addChannels(of: record.route, to: &object)
        return .object(object)
    }
}

/// A route that the demo begins with.
struct SeedRoute: Sendable {
    /// `regex` or `jinja2`.
    let type: String
    let term: String

    static let all = [
        SeedRoute(type: "jinja2", term: "{{ payload.commonLabels.severity == 'critical' }}"),
        SeedRoute(type: "regex", term: "\"namespace\": \"(payments|checkout)\""),
    ]
}
