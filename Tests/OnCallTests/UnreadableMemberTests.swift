import JSON
import OnCall
import Testing

/// Integrations with a member that does not match the API reference.
@Suite struct UnreadableMemberTests {
    /// An integration with every member.
    static let members: JSONObject = [
        "id": "C1", "name": "Checkout", "description_short": "d", "team_id": "T1", "type": "webhook",
        "link": "https://x.io/integrations/v1/webhook/S3cret/", "inbound_email": "S3cret@in.io",
        "maintenance_mode": "debug",
        "maintenance_started_at": "2026-11-23T15:21:23Z", "maintenance_end_at": "2026-11-23T16:21:23Z",
        "default_route": ["escalation_chain_id": "F1", "slack": ["channel_id": "C0", "enabled": true]],
        "templates": ["grouping_key": "g", "slack": ["title": "t"]],
        "labels": [["key": ["name": "team"], "value": ["name": "SRE"]]], "dynamic_labels": [],
    ]

    /// Values of every kind that are wrong for a member.
    static func wrongValues(for member: String) -> [JSONValue] {
        let all: [JSONValue] = [true, 7, -1, "text", [], [7], ["x"], [[:]], [:], ["a": ["b": "c"]]]
        return all.filter { value in
            switch member {
            case "maintenance_started_at", "maintenance_end_at": true
            case "default_route", "templates": value.object == nil
            case "labels", "dynamic_labels": value != []
            default: value.string == nil
            }
        } + (member.hasSuffix("_at") ? times : [])
    }

    /// Times that could be any of several instants, or none.
    private static let times: [JSONValue] = [
        "2026-11-23T15:21:23", "2026-11-23T15:21:23.5", "2026-11-23", "2026-02-30T15:21:23Z", "2026-11-23T25:21:23Z",
        "2026-11-23T15:61:23Z", "2026-13-01T15:21:23Z", "2026-11-23T15:21:23ZZ", "2026-11-23T15:21:23+99:99",
        "2026-11-23T15:21:23.Z", "2026-11-23T15:21Z", "soon", "", "1795447283",
    ]

    static let cases = members.keys.filter { $0 != "id" }.flatMap { member in
        wrongValues(for: member).map { (member, $0) }
    }

    private func integration(_ changes: JSONObject = [:]) throws -> Integration {
        var object = Self.members
        for (key, value) in changes { object[key] = value }
        return try Integration(.object(object))
    }

    @Test func `there are wrong values for every member`() {
        #expect(Self.cases.count > 120)
        #expect(Set(Self.cases.map(\.0)).count == 13)
    }

    @Test(arguments: cases) func `one member is unreadable, and nothing else`(member: String, value: JSONValue) throws {
        let whole = try integration()
        let odd = try integration(JSONObject([(member, value)]))
        #expect(odd.unreadable.keys.sorted() == [member])
        let reason = try #require(odd.unreadable[member]?.reason)
        #expect(reason.contains(", not a"), "\(reason)")
        // The rest is as in an integration without the member.
        var rest = Self.members
        rest[member] = nil
        var expected = try Integration(.object(rest))
        expected.unreadable = odd.unreadable
        #expect(odd == expected)
        // Nothing is lost, in files either.
        #expect(odd.json[member] == value)
        #expect(try Integration(odd.json) == odd)
        // What was known before is no longer so, and what comes later is.
        let updated = whole.updated(with: odd)
        #expect(updated == odd)
        #expect(odd.updated(with: whole) == whole)
        // A response that says nothing about it changes nothing.
        #expect(
            odd.updated(with: try Integration(["id": "C1", "name": "n"])).unreadable[member] != nil || member == "name")
    }

    @Test(arguments: cases) func `its field has the value that the server sent`(member: String, value: JSONValue) throws
    {
        let odd = try integration(JSONObject([(member, value)]))
        let fields: [String: EditableField] = [
            "name": .name, "description_short": .descriptionShort, "team_id": .team, "labels": .labels,
            "dynamic_labels": .dynamicLabels, "templates": .template(TemplateSlot(path: "slack.title")),
            "default_route": .route(.escalationChain),
        ]
        for (name, field) in fields {
            #expect((odd.problem(of: field) != nil) == (name == member), "\(name)")
            if name == member { #expect(odd.value(of: field) == .value(value)) }
        }
    }

    @Test func `a value in place of a channel or a template is not overwritten`() throws {
        let title = EditableField.template(TemplateSlot(path: "slack.title"))
        let channel = EditableField.route(.slackChannel)
        let odd = try integration([
            "templates": ["slack": 7, "telegram": ["title": [1]]], "default_route": ["slack": "off"],
        ])
        for field in [title, .template(TemplateSlot(path: "telegram.title")), channel] {
            #expect(odd.problem(of: field) != nil, "\(field)")
        }
        #expect(odd.value(of: title) == .value(7))
        #expect(odd.value(of: channel) == .value("off"))
        let whole = try integration()
        #expect(whole.problem(of: title) == nil && whole.problem(of: channel) == nil)
        // It replaces what was known, and is replaced.
        let updated = whole.updated(with: odd)
        #expect(updated.templates[TemplateSlot(path: "slack.title")] == .absent)
        #expect(updated.problem(of: title) != nil)
        #expect(updated.updated(with: whole).problem(of: title) == nil)
    }

    @Test func `what is wrong is said without the value of a secret`() throws {
        let odd = try integration([
            "link": ["S3cret"], "labels": [["key": ["name": "a"], "value": ["name": "b"]], 7],
            "maintenance_end_at": "2026-11-23T15:21:23",
        ])
        #expect(odd.unreadable["link"]?.reason == "is an array, not a string")
        #expect(
            odd.unreadable["labels"]?.reason
                == "has a number at [1], not an object with key.name and value.name")
        #expect(
            odd.unreadable["maintenance_end_at"]?.reason == "is '2026-11-23T15:21:23', not a time with a zone"
        )
    }
}
