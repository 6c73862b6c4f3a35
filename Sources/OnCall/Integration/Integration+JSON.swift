import FoundationEssentials
package import JSON

/// A response that does not match the API reference.
package struct ShapeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path of the mismatch: `results[3].templates.slack`.
    package let path: String
    /// What the reference specifies.
    package let expected: String
    /// What was found instead.
    package let found: String

    package init(path: String, expected: String, found: String) {
        self.path = path
        self.expected = expected
        self.found = found
    }

    package var description: String {
        "\(path.isEmpty ? "the response" : "'\(path)'") should be \(expected), but is \(found)"
    }
}

extension Integration {
    /// Whether it is a member that this program uses.
    static func isKnown(_ key: String) -> Bool {
        switch key {
        case "id", "name", "description_short", "team_id", "type", "link", "inbound_email", "maintenance_mode",
            "maintenance_started_at", "maintenance_end_at", "default_route", "templates", "labels", "dynamic_labels":
            true
        default: false
        }
    }

    /// Reads an integration from a response. A member that has another type than in the reference is kept in `unreadable`; the others
    /// are read.
    /// - Throws: `ShapeError` if it is not an object with an id.
    package init(_ json: JSONValue) throws(ShapeError) {
        guard let object = json.object else {
            throw ShapeError(path: "", expected: "an integration", found: json.kind)
        }
        guard let id = object["id"]?.string, !id.isEmpty else {
            throw ShapeError(path: "id", expected: "an id", found: object["id"]?.kind ?? "missing")
        }
        self.init(id: IntegrationID(id))
        name = read("name", of: object, "a string") { $0.string }
        descriptionShort = read("description_short", of: object, "a string") { $0.string }
        teamID = read("team_id", of: object, "a string") { $0.string.map { TeamID($0) } }
        type = read("type", of: object, "a string") { $0.string }
        link = read("link", of: object, "a string") { $0.string }
        inboundEmail = read("inbound_email", of: object, "a string") { $0.string }
        maintenanceMode = read("maintenance_mode", of: object, "a string") {
            $0.string.map { MaintenanceMode(rawValue: $0) }
        }
        maintenanceStartedAt = read("maintenance_started_at", of: object, Integration.time) {
            $0.string.flatMap(Date.init(iso8601:))
        }
        maintenanceEndAt = read("maintenance_end_at", of: object, Integration.time) {
            $0.string.flatMap(Date.init(iso8601:))
        }
        defaultRoute = read("default_route", of: object, "an object") { $0.object }
        labels = readLabels("labels", of: object)
        dynamicLabels = readLabels("dynamic_labels", of: object)
        if case .value(let members) = read("templates", of: object, "an object", { $0.object }) {
            templates = TemplateSet(members)
        }
        for index in object.keys.indices where !Integration.isKnown(object.keys[index]) {
            others[object.keys[index]] = object.values[index]
        }
    }

    private static let time = "a time with a zone"

    /// The member `key`, as far as it can be read.
    private mutating func read<Value>(
        _ key: String, of object: JSONObject, _ expected: String, _ read: (JSONValue) -> Value?
    ) -> Field<Value> {
        switch Field(member: object[key]) {
        case .absent: return .absent
        case .null: return .null
        case .value(let json):
            if let value = read(json) { return .value(value) }
            let found = expected == Integration.time ? json.string.map { "'\($0.prefix(40))'" } ?? json.kind : json.kind
            unreadable[key] = UnreadableMember(json, ShapeError(path: key, expected: expected, found: found))
            return .absent
        }
    }

    private mutating func readLabels(_ key: String, of object: JSONObject) -> Field<[Label]> {
        let rows = read(key, of: object, "an array") { $0.array }
        guard case .value(let values) = rows else { return rows.map { _ in [] } }
        var labels: [Label] = []
        for (index, value) in values.enumerated() {
            guard let label = Label(value) else {
                let problem = ShapeError(
                    path: "\(key)[\(index)]", expected: "an object with key.name and value.name", found: value.kind)
                // Rows that can be read are no labels of their own: to write them would drop the others.
                unreadable[key] = UnreadableMember(.array(values), problem)
                return .absent
            }
            labels.append(label)
        }
        return .value(labels)
    }

    /// The integration in the form of a response, for files of this program; absent members are left out.
    package var json: JSONValue {
        var object = JSONObject()
        forEachMember { object[$0] = $1.json }
        return .object(object)
    }

    /// The value of a member. Templates are most of an integration, and need not become a tree to be written.
    enum Member {
        case value(JSONValue)
        case templates(TemplateSet)

        var json: JSONValue {
            switch self {
            case .value(let value): value
            case .templates(let templates): .object(templates.json)
            }
        }
    }

    /// Calls `body` with the members of `json` in order.
    func forEachMember(_ body: (_ key: String, _ member: Member) -> Void) {
        func give(_ key: String, _ field: Field<JSONValue>) {
            if let value = field.member { body(key, .value(value)) }
        }
        body("id", .value(.string(id.rawValue)))
        give("name", name.map { .string($0) })
        give("description_short", descriptionShort.map { .string($0) })
        give("team_id", teamID.map { .string($0.rawValue) })
        give("type", type.map { .string($0) })
        give("link", link.map { .string($0) })
        give("inbound_email", inboundEmail.map { .string($0) })
        give("maintenance_mode", maintenanceMode.map { .string($0.rawValue) })
        give("maintenance_started_at", maintenanceStartedAt.map { .string($0.iso8601) })
        give("maintenance_end_at", maintenanceEndAt.map { .string($0.iso8601) })
        give("default_route", defaultRoute.map { .object($0) })
        if unreadable["templates"] == nil { body("templates", .templates(templates)) }
        give("labels", labels.map { .array($0.map(\.json)) })
        give("dynamic_labels", dynamicLabels.map { .array($0.map(\.json)) })
        for (key, member) in unreadable { body(key, .value(member.value)) }
        for index in others.keys.indices { body(others.keys[index], .value(others.values[index])) }
    }
}
