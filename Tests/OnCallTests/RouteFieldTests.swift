import JSON
import OnCall
import Testing

@Suite struct RouteFieldTests {
    private func route(_ text: String) throws -> JSONObject { try #require(try JSONReader.read(text).object) }

    @Test(arguments: [
        // The Cloud's shape, without `enabled`.
        (#"{"slack":{"channel_id":"CH23212D"}}"#, ["Escalation chain", "Slack channel"]),
        (
            #"{"slack":{"channel_id":"CH1"},"telegram":{"id":"T1"},"msteams":{"id":null}}"#,
            ["Escalation chain", "Slack channel", "Telegram", "Microsoft Teams"]
        ),
        // The open-source engine's shape.
        (
            #"{"escalation_chain_id":null,"slack":{"channel_id":null,"enabled":true},"mobile_app_critical":{"id":null,"enabled":false}}"#,
            ["Escalation chain", "Slack", "Slack channel", "Mobile app critical"]
        ),
        (#"{"slack":"x","telegram":null,"foo":{}}"#, ["Escalation chain", "Foo"]), (#"{}"#, ["Escalation chain"]),
    ])
    func `a route has a field for each part that the server reports`(text: String, expected: [String]) throws {
        let fields = RouteField.fields(of: try route(text))
        #expect(fields.map(\.title) == expected)
        for field in fields { #expect(RouteField(path: field.path) == field) }
    }

    @Test func `a value that the server does not report is absent`() throws {
        let route = try route(#"{"escalation_chain_id":"F1","slack":{"channel_id":null},"telegram":{"id":"T1"}}"#)
        #expect(RouteField.escalationChain.value(in: route) == .value("F1"))
        #expect(RouteField.slackChannel.value(in: route) == .null)
        #expect(RouteField.isPosting("slack").value(in: route) == .absent)
        #expect(RouteField.isPosting("msteams").value(in: route) == .absent)
        #expect(RouteField.channel(of: "telegram", in: route) == "T1")
        #expect(RouteField.channel(of: "slack", in: route) == nil)
    }

    @Test(arguments: [
        (RouteField.escalationChain, JSONValue.string("F1"), #"{"default_route":{"escalation_chain_id":"F1"}}"#),
        (.escalationChain, .null, #"{"default_route":{"escalation_chain_id":null}}"#),
        (.isPosting("slack"), .bool(false), #"{"default_route":{"slack":{"enabled":false}}}"#),
        (.slackChannel, .string("CH1"), #"{"default_route":{"slack":{"channel_id":"CH1"}}}"#),
    ])
    func `only the changed part of the route is sent`(field: RouteField, value: JSONValue, body: String) throws {
        #expect(IntegrationPatch(.route(field), value).json == (try JSONReader.read(body)))
        #expect(EditableField(path: EditableField.route(field).path) == .route(field))
    }

    @Test func `parts of the route are joined in one body`() throws {
        var patch = IntegrationPatch(.route(.slackChannel), "CH1")
        patch[.route(.isPosting("slack"))] = true
        patch[.route(.escalationChain)] = .null
        #expect(
            patch.json
                == (try JSONReader.read(
                    #"{"default_route":{"slack":{"channel_id":"CH1","enabled":true},"escalation_chain_id":null}}"#)))
    }

    @Test(arguments: ["default_route", "default_route.", "default_route.id", "default_route.slack.enabled.x"])
    func `other members of the route are not fields`(path: String) {
        #expect(EditableField(path: path) == nil)
    }
}
