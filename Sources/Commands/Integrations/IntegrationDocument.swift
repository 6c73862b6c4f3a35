import FoundationEssentials
import JSON
import OnCall

/// An integration as the commands print it in JSON: with names beside ids, labels as a map, and the window as one member.
enum IntegrationDocument {
    /// Members in the order of the documentation. Members that the program does not know are in `other`.
    /// - Parameters:
    ///   - serverTime: decides how long the window still lasts.
    ///   - showsSecrets: whether link and inbound e-mail address are complete.
    static func json(
        _ integration: Integration, _ names: Names, at serverTime: Date, showsSecrets: Bool = false
    ) -> JSONValue {
        let members = (showsSecrets ? integration.json : integration.jsonWithoutSecrets).object ?? JSONObject()
        var document = JSONObject()
        document["id"] = .string(integration.id.rawValue)
        document["name"] = members["name"] ?? .null
        if let text = members["description_short"] { document["description_short"] = text }
        document["type"] = members["type"] ?? .null
        document["team"] = named(integration.teamID.value?.rawValue, names.team(of: integration))
        document["default_route"] = members["default_route"].map { route($0, names) } ?? .null
        document["maintenance"] = maintenance(integration, at: serverTime)
        document["labels"] = labels(integration.labels)
        document["dynamic_labels"] = labels(integration.dynamicLabels)
        document["templates"] = members["templates"] ?? .null
        document["link"] = members["link"] ?? .null
        document["inbound_email"] = members["inbound_email"] ?? .null
        var other = JSONObject()
        for key in integration.others.keys { other[key] = members[key] }
        if !other.isEmpty { document["other"] = .object(other) }
        if !integration.unreadable.isEmpty {
            document["unreadable"] = .object(
                JSONObject(
                    integration.unreadable.sorted { $0.key < $1.key }.map {
                        ($0.key, JSONValue.string($0.value.problem.description))
                    }))
        }
        return .object(document)
    }

    private static func named(_ id: String?, _ name: String?) -> JSONValue {
        guard let id else { return .null }
        return ["id": .string(id), "name": name.map { .string($0) } ?? .null]
    }

    /// The default route, with its escalation chain by name.
    private static func route(_ value: JSONValue, _ names: Names) -> JSONValue {
        guard let object = value.object else { return value }
        return .object(
            JSONObject(
                object.map { key, value in
                    guard key == "escalation_chain_id" else { return (key, value) }
                    return ("escalation_chain", named(value.string, value.string.flatMap { names.chains[$0] }))
                }))
    }

    /// null if no window is open.
    static func maintenance(_ integration: Integration, at serverTime: Date) -> JSONValue {
        guard let window = integration.maintenance else { return .null }
        return [
            "mode": .string(window.mode.rawValue),
            "started_at": window.startedAt.map { .string($0.iso8601) } ?? .null,
            "end_at": window.endsAt.map { .string($0.iso8601) } ?? .null,
            "seconds_left": window.remainingSeconds(at: serverTime).map { .number(JSONNumber(max(0, $0))) } ?? .null,
            "state": .string(window.isOverdue(at: serverTime) ? "overdue" : "on"),
        ]
    }

    /// Sorted by key, because their order has no meaning; null where the server offers none.
    static func labels(_ field: Field<[Label]>) -> JSONValue {
        guard let labels = field.value else { return .null }
        return .object(
            JSONObject(labels.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }))
    }
}
