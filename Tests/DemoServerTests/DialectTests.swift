import JSON
import Testing

@testable import DemoServer

@Suite struct DialectTests {
    @Test func `the engine's object has the recorded members in the recorded order`() throws {
        var lab = Lab(.oss)
        let created = try #require(lab.send("POST", "/", #"{"type":"grafana","name":"N"}"#).json)
        let id = try #require(created["id"]?.string)
        let link = try #require(created["link"]?.string)
        let route = try #require(created["default_route"]?["id"]?.string)
        #expect(id.utf8.count == 13 && id.hasPrefix("C"))
        let slots = #"{"title":null,"message":null,"image_url":null}"#
        let off = #"{"id":null,"enabled":false}"#
        #expect(
            created.compactText == #"{"maintenance_mode":null,"maintenance_started_at":null,"maintenance_end_at":null,"#
                + #""id":"\#(id)","name":"N","description_short":null,"team_id":null,"link":"\#(link)","inbound_email":null,"#
                + #""type":"grafana","templates":{"grouping_key":null,"resolve_signal":null,"acknowledge_signal":null,"#
                + #""source_link":null,"slack":\#(slots),"web":\#(slots),"sms":{"title":null},"phone_call":{"title":null},"#
                + #""telegram":\#(slots),"mobile_app":{"title":null,"message":null},"email":{"title":null,"message":null},"#
                + #""webhook":\#(slots)},"heartbeat":{"link":"\#(link)heartbeat/"},"#
                + #""default_route":{"id":"\#(route)","escalation_chain_id":null,"slack":{"channel_id":null,"enabled":true},"#
                + #""telegram":\#(off),"mobile_app":\#(off),"mobile_app_critical":\#(off),"email":\#(off),"webhook":\#(off)}}"#
        )
    }

    @Test func `the Cloud's object has the reference's members in the reference's order, and labels`() throws {
        var lab = Lab(.cloud)
        let shown = try #require(lab.shown?.object)
        #expect(
            shown.keys == [
                "id", "name", "team_id", "link", "inbound_email", "maintenance_mode", "maintenance_started_at",
                "maintenance_end_at", "type", "default_route", "templates", "labels", "dynamic_labels",
            ])
        #expect(shown["default_route"]?.object?.keys == ["id", "escalation_chain_id", "slack"])
        #expect(shown["default_route"]?["slack"]?.object?.keys == ["channel_id"])
        #expect(
            shown["templates"]?.object?.keys == [
                "grouping_key", "resolve_signal", "acknowledge_signal", "source_link", "slack", "web", "sms",
                "phone_call",
                "telegram", "mobile_app", "email", "msteams",
            ])
    }

    @Test func `the Cloud's response to a PUT leaves out what the reference does, although it is stored`() throws {
        var lab = Lab(.cloud)
        let change = #"{"templates":{"msteams":{"title":"t"},"source_link":"s"}}"#
        let response = try #require(lab.send("PUT", "/{lab}/", change).json?["templates"]?.object)
        #expect(
            response.keys == [
                "grouping_key", "resolve_signal", "slack", "web", "email", "sms", "phone_call", "telegram",
                "mobile_app",
            ])
        #expect(lab.shown?["templates"]?["msteams"]?["title"] == "t")
        #expect(lab.shown?["templates"]?["source_link"] == "s")
    }

    @Test func `each dialect ignores the channels of the other`() {
        for (dialect, channel) in [(DemoDialect.cloud, "webhook"), (.oss, "msteams")] {
            var lab = Lab(dialect)
            let before = lab.shown
            #expect(lab.send("PUT", "/{lab}/", #"{"templates":{"\#(channel)":{"title":"{{"}}}"#).status == 200)
            #expect(lab.shown == before)
        }
    }

    @Test(arguments: DemoDialect.allCases)
    func `only the engine has descriptions`(dialect: DemoDialect) {
        var lab = Lab(dialect)
        #expect(lab.send("PUT", "/{lab}/", #"{"description_short":"new"}"#).status == 200)
        #expect(lab.shown?["description_short"] == (dialect == .oss ? "new" : nil))
    }

    @Test func `the Cloud limits names to 150 characters, the engine does not`() {
        let name = String(repeating: "n", count: 151)
        var cloud = Lab(.cloud)
        #expect(
            cloud.send("PUT", "/{lab}/", #"{"name":"\#(name)"}"#).json == [
                "name": ["Ensure this field has no more than 150 characters."]
            ])
        #expect(cloud.send("PUT", "/{lab}/", #"{"name":"\#(name.dropLast())"}"#).status == 200)
        var oss = Lab(.oss)
        #expect(oss.send("PUT", "/{lab}/", #"{"name":"\#(name)"}"#).status == 200)
    }

    @Test(arguments: ["datadog", "pagerduty", "sentry", "jira", "amazon_sns", "grafana_alerting"])
    func `the Cloud creates types that the engine refuses`(type: String) {
        var cloud = Lab(.cloud)
        #expect(cloud.send("POST", "/", #"{"type":"\#(type)"}"#).status == 201)
        var oss = Lab(.oss)
        #expect(oss.send("POST", "/", #"{"type":"\#(type)"}"#).status == 400)
    }

    @Test func `a wrong method is a server error in the engine and a client error in the Cloud`() {
        var oss = Lab(.oss)
        #expect(oss.send("PUT", "/").status == 500)
        var cloud = Lab(.cloud)
        #expect(cloud.send("PUT", "/").json == ["detail": "Method \"PUT\" not allowed."])
        #expect(cloud.send("PUT", "/").status == 405)
    }

    @Test func `a Slack channel must be known where Slack is connected`() {
        var lab = Lab(.cloud)
        let unknown = lab.send("PUT", "/{lab}/", #"{"default_route":{"slack":{"channel_id":"CNOSUCH"}}}"#)
        #expect(unknown.json == ["slack": ["channel_id": ["Slack channel does not exist"]]])
        let channel = lab.service.store.directory.slackChannels[0].id
        #expect(lab.send("PUT", "/{lab}/", #"{"default_route":{"slack":{"channel_id":"\#(channel)"}}}"#).status == 200)
        #expect(lab.shown?["default_route"]?["slack"]?["channel_id"] == .string(channel))
    }

    @Test func `a manual integration has no link, one for mail has a mail address`() {
        var lab = Lab(.oss)
        let manual = lab.send("POST", "/", #"{"type":"manual"}"#).json
        #expect(manual?["link"] == .null && manual?["heartbeat"] == .null)
        let mail = lab.send("POST", "/", #"{"type":"inbound_email"}"#).json
        #expect(mail?["link"] == .null)
        #expect(mail?["inbound_email"]?.string?.hasSuffix("@None") == true)
    }
}
