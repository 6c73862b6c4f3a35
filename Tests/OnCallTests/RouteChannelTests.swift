import JSON
import OnCall
import Testing

@Suite struct RouteChannelTests {
    @Test(arguments: [
        // The Cloud's shape, without `enabled`.
        (#"{"slack":{"channel_id":"CH23212D"}}"#, ["Slack CH23212D"]),
        (#"{"slack":{"channel_id":null}}"#, []),
        (
            #"{"slack":{"channel_id":"CH1"},"telegram":{"id":"T1"},"msteams":{"id":null}}"#,
            ["Slack CH1", "Telegram T1"]
        ),
        // The open-source engine's shape.
        (
            #"{"slack":{"channel_id":null,"enabled":true},"telegram":{"id":null,"enabled":false},"email":{"id":null,"enabled":false}}"#,
            ["Slack default channel"]
        ),
        (
            #"{"slack":{"channel_id":"CH-OPS","enabled":false},"telegram":{"id":null,"enabled":true}}"#,
            ["Slack off", "Telegram default channel"]
        ),
        (
            #"{"slack":{"channel_id":null,"enabled":false},"msteams":{"id":"M1","enabled":true},"mobile_app_critical":{"id":null,"enabled":true}}"#,
            ["Slack off", "Microsoft Teams M1", "Mobile app critical"]
        ),
        (#"{"slack":"x","telegram":null,"foo":{}}"#, []), (#"{}"#, []),
    ])
    func `a route says where it posts`(route: String, expected: [String]) throws {
        let object = try #require(try JSONReader.read(route).object)
        #expect(RouteChannel.channels(of: object).map(\.summary) == expected)
    }
}
