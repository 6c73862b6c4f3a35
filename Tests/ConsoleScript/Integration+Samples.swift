import FoundationEssentials
package import JSON
package import OnCall

/// Integrations for tests.
extension Integration {
    /// An integration from JSON members; everything else has sample values.
    package static func sample(_ id: String = "C1", _ members: String = "") -> Integration {
        let object = """
            {"id":"\(id)","name":"\(id) name","type":"webhook","team_id":"T1","link":"https://x/i/v1/webhook/SeCrEt/",
            "maintenance_mode":null,"maintenance_started_at":null,"maintenance_end_at":null,
            "templates":{"grouping_key":null,"slack":{"title":"old","message":null}},
            "labels":[{"key":{"name":"team"},"value":{"name":"SRE"}},{"key":{"name":"9bad"},"value":{"name":"x"}}],
            "dynamic_labels":[]}
            """
        guard let base = try? Integration(try JSONReader.read(object)),
            let more = try? Integration(
                try JSONReader.read("{\"id\":\"\(id)\"\(members.isEmpty ? "" : ",")\(members)}"))
        else {
            preconditionFailure("not an integration: \(members)")
        }
        return base.updated(with: more)
    }

    /// In maintenance until this many seconds after the start of every script.
    package static func inMaintenance(_ id: String = "C1", for seconds: Int) -> Integration {
        let end = Script.start.addingTimeInterval(TimeInterval(seconds)).iso8601
        return sample(
            id,
            "\"maintenance_mode\":\"group_alerts\",\"maintenance_started_at\":\"2023-11-14T22:00:00Z\",\"maintenance_end_at\":\"\(end)\""
        )
    }

    /// - Parameters:
    ///   - name: as inside the quotes of a JSON string; `type` too.
    package static func named(_ id: String, _ name: String, type: String = "webhook") -> Integration {
        sample(id, "\"name\":\"\(name)\",\"type\":\"\(type)\"")
    }

    /// What a server holds after a field was set.
    package mutating func set(_ value: JSONValue, for field: EditableField) {
        let text: Field<String> = value.string.map { .value($0) } ?? .null
        switch field {
        case .name: name = text
        case .descriptionShort: descriptionShort = text
        case .team: teamID = value.string.map { .value(TeamID($0)) } ?? .null
        case .route(let part):
            var route = defaultRoute.value ?? JSONObject()
            var channel = route[part.path[0]]?.object ?? JSONObject()
            if part.path.count == 2 { channel[part.path[1]] = value }
            route[part.path[0]] = part.path.count == 2 ? .object(channel) : value
            defaultRoute = .value(route)
        case .template(let slot): templates[slot] = text
        case .labels: labels = .value((value.array ?? []).compactMap(Label.init))
        case .dynamicLabels: dynamicLabels = .value((value.array ?? []).compactMap(Label.init))
        }
    }
}
