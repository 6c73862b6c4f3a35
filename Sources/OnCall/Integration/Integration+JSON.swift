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

    /// The same error with the path prefixed.
    package func inside(_ outer: String) -> ShapeError {
        let joined = path.isEmpty || path.hasPrefix("[") ? outer + path : outer + "." + path
        return ShapeError(path: joined, expected: expected, found: found)
    }
}

extension Integration {
    private static let known: Set<String> = [
        "id", "name", "description_short", "team_id", "type", "link", "inbound_email", "maintenance_mode",
        "maintenance_started_at", "maintenance_end_at", "default_route", "templates", "labels", "dynamic_labels",
    ]

    /// Reads an integration from a response.
    /// - Throws: `ShapeError` if a member named in the reference has another type.
    package init(_ json: JSONValue) throws(ShapeError) {
        guard let object = json.object else {
            throw ShapeError(path: "", expected: "an integration", found: json.kind)
        }
        guard let id = object["id"]?.string, !id.isEmpty else {
            throw ShapeError(path: "id", expected: "an id", found: object["id"]?.kind ?? "missing")
        }
        self.init(id: IntegrationID(id))
        name = try object.field("name", "a string") { $0.string }
        descriptionShort = try object.field("description_short", "a string") { $0.string }
        teamID = try object.field("team_id", "a string") { $0.string.map { TeamID($0) } }
        type = try object.field("type", "a string") { $0.string }
        link = try object.field("link", "a string") { $0.string }
        inboundEmail = try object.field("inbound_email", "a string") { $0.string }
        maintenanceMode = try object.field("maintenance_mode", "a string") {
            $0.string.map { MaintenanceMode(rawValue: $0) }
        }
        maintenanceStartedAt = try object.field("maintenance_started_at", "a time") {
            $0.string.flatMap(Date.init(iso8601:))
        }
        maintenanceEndAt = try object.field("maintenance_end_at", "a time") { $0.string.flatMap(Date.init(iso8601:)) }
        defaultRoute = try object.field("default_route", "an object") { $0.object }
        labels = try Integration.labels("labels", in: object)
        dynamicLabels = try Integration.labels("dynamic_labels", in: object)
        switch object["templates"] {
        case nil, .null?: break
        case .object(let members)?: templates = TemplateSet(members)
        case let other?: throw ShapeError(path: "templates", expected: "an object", found: other.kind)
        }
        for (key, value) in object where !Integration.known.contains(key) { others[key] = value }
    }

    private static func labels(_ key: String, in object: JSONObject) throws(ShapeError) -> Field<[Label]> {
        let rows = try object.field(key, "an array") { $0.array }
        guard case .value(let values) = rows else { return rows.map { _ in [] } }
        var labels: [Label] = []
        for (index, value) in values.enumerated() {
            guard let label = Label(value) else {
                throw ShapeError(
                    path: "\(key)[\(index)]", expected: "an object with key.name and value.name", found: value.kind)
            }
            labels.append(label)
        }
        return .value(labels)
    }

    /// The integration in the form of a response, for files of this program; absent members are left out.
    package var json: JSONValue {
        var object = JSONObject()
        object["id"] = .string(id.rawValue)
        object["name"] = name.map { .string($0) }.member
        object["description_short"] = descriptionShort.map { .string($0) }.member
        object["team_id"] = teamID.map { .string($0.rawValue) }.member
        object["type"] = type.map { .string($0) }.member
        object["link"] = link.map { .string($0) }.member
        object["inbound_email"] = inboundEmail.map { .string($0) }.member
        object["maintenance_mode"] = maintenanceMode.map { .string($0.rawValue) }.member
        object["maintenance_started_at"] = maintenanceStartedAt.map { .string($0.iso8601) }.member
        object["maintenance_end_at"] = maintenanceEndAt.map { .string($0.iso8601) }.member
        object["default_route"] = defaultRoute.map { .object($0) }.member
        object["templates"] = .object(templates.json)
        object["labels"] = labels.map { .array($0.map(\.json)) }.member
        object["dynamic_labels"] = dynamicLabels.map { .array($0.map(\.json)) }.member
        for (key, value) in others { object[key] = value }
        return .object(object)
    }
}

extension JSONObject {
    fileprivate func field<Value>(
        _ key: String, _ expected: String, _ read: (JSONValue) -> Value?
    ) throws(ShapeError) -> Field<Value> {
        switch Field(member: self[key]) {
        case .absent: return .absent
        case .null: return .null
        case .value(let json):
            guard let value = read(json) else { throw ShapeError(path: key, expected: expected, found: json.kind) }
            return .value(value)
        }
    }
}
