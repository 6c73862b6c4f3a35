import JSON
import OnCall
import Testing

@Suite struct IntegrationTests {
    private static let response = #"""
        {"id":"CFRPV98RPR1U8","name":"Grafana","description_short":null,"team_id":null,"link":"https://x/secret/",
        "inbound_email":null,"type":"grafana","maintenance_mode":"debug",
        "maintenance_started_at":"2026-11-23T15:21:23Z","maintenance_end_at":"2026-11-23T15:21:26.5Z",
        "templates":{"grouping_key":"","slack":{"title":"t","message":null},"pager":{"odd":7},"resolve_signal":null},
        "labels":[{"key":{"name":"team","id":"k1"},"value":{"name":"SRE"}}],"heartbeat":{"link":"y"},
        "default_route":{"id":"R1","slack":{"channel_id":"C1"}}}
        """#

    private func integration(_ text: String = response) throws -> Integration {
        try Integration(try JSONReader.read(text))
    }

    @Test func `null, an empty text and an absent member are different`() throws {
        let integration = try integration()
        #expect(integration.templates[TemplateSlot(path: "grouping_key")] == .value(""))
        #expect(integration.templates[TemplateSlot(path: "slack.message")] == .null)
        #expect(integration.templates[TemplateSlot(path: "msteams.title")] == .absent)
        #expect(integration.descriptionShort == .null)
        #expect(integration.dynamicLabels == .absent)
    }

    @Test func `unknown members are preserved`() throws {
        let json = try integration().json
        #expect(json["heartbeat"] == ["link": "y"])
        #expect(json["templates"]?["pager"] == ["odd": 7])
        #expect(json["labels"]?.array?.first?["key"] == ["name": "team", "id": "k1"])
    }

    @Test func `a key missing from a response erases nothing`() throws {
        let known = try integration()
        let response = try integration(#"{"id":"CFRPV98RPR1U8","name":"New","templates":{"slack":{"title":null}}}"#)
        let updated = known.updated(with: response)
        #expect(updated.name == .value("New"))
        #expect(updated.templates[TemplateSlot(path: "slack.title")] == .null)
        #expect(updated.templates[TemplateSlot(path: "grouping_key")] == .value(""))
        #expect(updated.labels == known.labels)
        #expect(updated.maintenance == known.maintenance)
        #expect(updated.others == known.others)
    }

    @Test func `behaviour slots come before channel slots`() throws {
        let paths = try integration().templates.slots.map(\.path)
        #expect(paths == ["grouping_key", "resolve_signal", "slack.title", "slack.message"])
    }

    @Test(arguments: [
        (#"[]"#, "the response should be an integration, but is an array"),
        (#"{"name":"x"}"#, "'id' should be an id, but is missing"),
        (#"{"id":7}"#, "'id' should be an id, but is a number"),
        (#"{"id":""}"#, "'id' should be an id, but is a string"),
    ])
    func `a response without an id is rejected with a message`(text: String, message: String) {
        let error = #expect(throws: ShapeError.self) { try integration(text) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        "2026-11-23T15:21:23Z", "2026-11-23T15:21:23.000000Z", "2026-11-23T18:21:23+03:00",
        "2026-11-23T15:21:23.1+00:00",
        "2026-11-23T15:21:23.123456789+0000", "2026-11-23T12:21:23-03", "2026-11-23t15:21:23z",
        "2026-11-23 15:21:23+00:00",
    ])
    func `times with fractions and offsets are parsed`(text: String) throws {
        let integration = try integration(#"{"id":"C","maintenance_end_at":"\#(text)"}"#)
        #expect(integration.maintenanceEndAt.value?.iso8601 == "2026-11-23T15:21:23Z")
    }

    @Test func `a patch contains only what was changed`() {
        var patch = IntegrationPatch(.template(TemplateSlot(path: "slack.title")), "x")
        #expect(patch.json.compactText == #"{"templates":{"slack":{"title":"x"}}}"#)
        patch[.template(TemplateSlot(path: "grouping_key"))] = .null
        patch[.name] = "n"
        #expect(patch.json.compactText == #"{"templates":{"slack":{"title":"x"},"grouping_key":null},"name":"n"}"#)
    }

    @Test func `a renamed label drops the id of the old name`() throws {
        var label = try #require(try integration().labels.value?.first)
        #expect(label.json == ["key": ["name": "team", "id": "k1"], "value": ["name": "SRE"]])
        label.key = "squad"
        #expect(label.json == ["key": ["name": "squad"], "value": ["name": "SRE"]])
    }

    @Test func `the dialect is inferred from what the server returns`() throws {
        #expect(Dialect(evidence: try integration()) == .cloud)
        #expect(Dialect(evidence: try integration(#"{"id":"C","heartbeat":null}"#)) == .oss)
        #expect(Dialect(evidence: try integration(#"{"id":"C"}"#)) == nil)
    }

    @Test(arguments: [
        EditableField.name, .descriptionShort, .team, .labels, .dynamicLabels,
        .template(TemplateSlot(path: "slack.title")),
        .template(TemplateSlot(path: "grouping_key")),
    ])
    func `a field round-trips through its path`(field: EditableField) {
        #expect(EditableField(path: field.path) == field)
    }
}
