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
    /// The members that this program uses.
    enum Known: String, CaseIterable {
        case id, name
        case descriptionShort = "description_short"
        case teamID = "team_id"
        case type, link
        case inboundEmail = "inbound_email"
        case maintenanceMode = "maintenance_mode"
        case maintenanceStartedAt = "maintenance_started_at"
        case maintenanceEndAt = "maintenance_end_at"
        case defaultRoute = "default_route"
        case templates, labels
        case dynamicLabels = "dynamic_labels"
    }

    /// Whether it is a member that this program uses.
    static func isKnown(_ key: String) -> Bool { Known(rawValue: key) != nil }

    /// Reads an integration from a response. A member that has another type than in the reference is kept in `unreadable`; the others
    /// are read.
    /// - Throws: `ShapeError` if it is not an object with an id.
    package init(_ json: JSONValue) throws(ShapeError) {
        var layout = IntegrationLayout()
        try self.init(json, &layout)
    }

    /// Reads an integration of a list.
    /// - Parameter layout: of the integrations before it.
    /// - Throws: `ShapeError` if it is not an object with an id.
    package init(_ json: JSONValue, _ layout: inout IntegrationLayout) throws(ShapeError) {
        guard let object = json.object else {
            throw ShapeError(path: "", expected: "an integration", found: json.kind)
        }
        layout.adopt(object)
        guard let id = layout[.id, object]?.string, !id.isEmpty else {
            throw ShapeError(path: "id", expected: "an id", found: layout[.id, object]?.kind ?? "missing")
        }
        var members = IntegrationMembers()
        func member(_ known: Known) -> JSONValue? { layout[known, object] }
        members.name = members.read(.name, member(.name), "a string") { $0.string }
        members.descriptionShort = members.read(.descriptionShort, member(.descriptionShort), "a string") { $0.string }
        members.teamID = members.read(.teamID, member(.teamID), "a string") { $0.string.map { TeamID($0) } }
        members.type = members.read(.type, member(.type), "a string") { $0.string }
        members.link = members.read(.link, member(.link), "a string") { $0.string }
        members.inboundEmail = members.read(.inboundEmail, member(.inboundEmail), "a string") { $0.string }
        members.maintenanceMode = members.read(.maintenanceMode, member(.maintenanceMode), "a string") {
            $0.string.map { MaintenanceMode(rawValue: $0) }
        }
        members.maintenanceStartedAt = members.read(
            .maintenanceStartedAt, member(.maintenanceStartedAt), Integration.time
        ) {
            $0.string.flatMap(Date.init(iso8601:))
        }
        members.maintenanceEndAt = members.read(.maintenanceEndAt, member(.maintenanceEndAt), Integration.time) {
            $0.string.flatMap(Date.init(iso8601:))
        }
        members.defaultRoute = members.read(.defaultRoute, member(.defaultRoute), "an object") { $0.object }
        members.labels = members.readLabels(.labels, member(.labels))
        members.dynamicLabels = members.readLabels(.dynamicLabels, member(.dynamicLabels))
        if case .value(let templates) = members.read(.templates, member(.templates), "an object", { $0.object }) {
            members.templates = layout.templates(templates)
        }
        members.others = layout.others(of: object)
        self.init(id: IntegrationID(id), members)
    }

    fileprivate static let time = "a time with a zone"

    /// The integration in the form of a response, for files of this program; absent members are left out.
    package var json: JSONValue {
        var object = JSONObject()
        forEachMember { object[$0] = $1 }
        return .object(object)
    }

    /// Calls `body` with the members of `json` in order.
    func forEachMember(_ body: (_ key: String, _ value: JSONValue) -> Void) {
        func give(_ key: String, _ field: Field<JSONValue>) {
            if let value = field.member { body(key, value) }
        }
        body("id", .string(id.rawValue))
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
        if unreadable["templates"] == nil { body("templates", .object(templates.json)) }
        give("labels", labels.map { .array($0.map(\.json)) })
        give("dynamic_labels", dynamicLabels.map { .array($0.map(\.json)) })
        for (key, member) in unreadable { body(key, member.value) }
        for index in others.keys.indices { body(others.keys[index], others.values[index]) }
    }
}

extension IntegrationMembers {
    /// A member, as far as it can be read.
    fileprivate mutating func read<Value>(
        _ known: Integration.Known, _ member: JSONValue?, _ expected: String, _ read: (JSONValue) -> Value?
    ) -> Field<Value> {
        switch member {
        case nil: return .absent
        case .null?: return .null
        case let json?:
            if let value = read(json) { return .value(value) }
            let key = known.rawValue
            let found = expected == Integration.time ? json.string.map { "'\($0.prefix(40))'" } ?? json.kind : json.kind
            unreadable[key] = UnreadableMember(json, ShapeError(path: key, expected: expected, found: found))
            return .absent
        }
    }

    fileprivate mutating func readLabels(_ known: Integration.Known, _ member: JSONValue?) -> Field<[Label]> {
        let rows = read(known, member, "an array") { $0.array }
        guard case .value(let values) = rows else { return rows.map { _ in [] } }
        var labels: [Label] = []
        for (index, value) in values.enumerated() {
            guard let label = Label(value) else {
                let key = known.rawValue
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
}
