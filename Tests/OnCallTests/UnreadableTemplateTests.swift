import JSON
import OnCall
import Testing

/// Values of a wrong type inside templates and the default route: they are named, and never written.
@Suite struct UnreadableTemplateTests {
    @Test(arguments: [
        (#""templates":{"slack":"text"}"#, "templates.slack", "templates.slack.title"),
        (#""templates":{"slack":{"title":5}}"#, "templates.slack.title", "templates.slack.title"),
        (#""templates":{"resolve_signal":{}}"#, "templates.resolve_signal", "templates.resolve_signal"),
        (
            #""default_route":{"slack":{"enabled":"yes"}}"#, "default_route.slack.enabled",
            "default_route.slack.enabled"
        ),
        (
            #""default_route":{"escalation_chain_id":7}"#, "default_route.escalation_chain_id",
            "default_route.escalation_chain_id"
        ),
    ])
    func `a value of a wrong type is unreadable, and its field is not written`(
        members: String, name: String, field: String
    ) throws {
        let integration = try Integration(try JSONReader.read(#"{"id":"C1","name":"n",\#(members)}"#))
        #expect(Array(integration.unreadableMembers.keys) == [name])
        let field = try #require(EditableField(path: field))
        #expect(integration.problem(of: field) != nil)
        // It is kept as it came.
        let again = try Integration(integration.json)
        #expect(again.unreadableMembers == integration.unreadableMembers)
    }

    @Test func `what another server adds may be of any shape`() throws {
        let text = #"{"id":"C1","templates":{"odd":{"list":[1]}},"default_route":{"slack":{"channel_id":null}}}"#
        #expect(try Integration(try JSONReader.read(text)).unreadableMembers.isEmpty)
    }
}
