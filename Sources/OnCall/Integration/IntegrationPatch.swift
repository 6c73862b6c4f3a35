package import JSON

/// The body of "Update integration". PUT is partial, at the top level and inside a channel, so only the changed fields are sent,
/// down to the single template.
package struct IntegrationPatch: Hashable, Sendable {
    /// The changes in the order they were made; `null` resets a template to the server's default.
    package private(set) var changes: [Change] = []

    /// One field and its new value.
    package struct Change: Hashable, Sendable {
        package let field: EditableField
        package let value: JSONValue
    }

    package init() {}

    package init(_ field: EditableField, _ value: JSONValue) {
        self[field] = value
    }

    package var isEmpty: Bool { changes.isEmpty }

    /// The new value of `field`; nil leaves it unchanged.
    package subscript(field: EditableField) -> JSONValue? {
        get { changes.first { $0.field == field }?.value }
        set {
            changes.removeAll { $0.field == field }
            if let newValue { changes.append(Change(field: field, value: newValue)) }
        }
    }

    /// The body of the request.
    package var json: JSONValue {
        var object = JSONObject()
        for change in changes { IntegrationPatch.set(change.value, at: change.field.members[...], in: &object) }
        return .object(object)
    }

    private static func set(_ value: JSONValue, at members: ArraySlice<String>, in object: inout JSONObject) {
        guard let first = members.first else { return }
        guard members.count > 1 else {
            object[first] = value
            return
        }
        var inner = object[first]?.object ?? JSONObject()
        set(value, at: members.dropFirst(), in: &inner)
        object[first] = .object(inner)
    }
}

extension EditableField {
    /// The members of the body that lead to it, from the outside in.
    fileprivate var members: [String] {
        switch self {
        case .template(let slot): ["templates"] + (slot.channel.map { [$0] } ?? []) + [slot.name]
        case .route(let part): ["default_route"] + part.path
        case .name, .descriptionShort, .team, .labels, .dynamicLabels: [path]
        }
    }
}

/// The body of "Create an integration".
package struct NewIntegration: Hashable, Sendable {
    package var type: String
    /// If empty, the server chooses a name.
    package var name: String
    package var teamID: TeamID?

    package init(type: String, name: String, teamID: TeamID?) {
        self.type = type
        self.name = name
        self.teamID = teamID
    }

    /// The name, or what it is if the server chooses one.
    package var displayName: String {
        let parts = name.split(whereSeparator: \.isWhitespace)
        return parts.isEmpty ? "the new \(type) integration" : name
    }

    /// The body of the request.
    package var json: JSONValue {
        var object: JSONObject = ["type": .string(type)]
        if !name.isEmpty { object["name"] = .string(name) }
        if let teamID { object["team_id"] = .string(teamID.rawValue) }
        return .object(object)
    }
}
