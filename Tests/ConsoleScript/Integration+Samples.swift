import FoundationEssentials
import JSON
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
}
