import JSON
import OnCall
import Testing

/// What of an integration may be written to files.
@Suite struct IntegrationSecretsTests {
    private func masked(_ changes: JSONObject) throws -> JSONValue {
        var object = UnreadableMemberTests.members
        for (key, value) in changes { object[key] = value }
        return try Integration(.object(object)).jsonWithoutSecrets
    }

    @Test(arguments: ["a1", "team", "C1", "webhook", "slack", "1", "e"])
    func `a short secret changes nothing but addresses`(secret: String) throws {
        let link = "https://x.io/integrations/v1/webhook/\(secret)/"
        var expected = UnreadableMemberTests.members
        expected["link"] = "https://x.io/…/••••••••"
        expected["inbound_email"] = "••••••••@in.io"
        #expect(try masked(["link": .string(link)]) == .object(expected))
    }

    @Test func `the whole link is masked in any text, and so are addresses with its secret`() throws {
        let link = "https://x.io/hook/a1/"
        let json = try masked([
            "link": .string(link), "name": .string("a1 \(link)"),
            "description_short": .string("see (\(link)heartbeat/), not https://x.io/a1b/"),
            "templates": [
                "slack": ["title": .string(#"x.io/hook/a1 "https:\/\/x.io\/hook\/a1\/" https://y.io/?key=a1&b=2 a1"#)]
            ],
            "labels": [["key": ["name": "a1"], "value": ["name": .string(link)]]],
            "heartbeat": ["link": "https://z.io/other/", "alive": true, "key": "https://x.io/a1"],
        ])
        #expect(json["name"] == "a1 https://x.io/…/••••••••")
        #expect(json["description_short"] == "see (https://x.io/…/••••••••), not https://x.io/a1b/")
        #expect(
            json["templates"]?["slack"]?["title"]
                == JSONValue.string("x.io/…/•••••••• \"https:\\/\\/x.io/…/••••••••\\/\" https://y.io/…/•••••••• a1"))
        #expect(json["labels"] == [["key": ["name": "a1"], "value": ["name": "https://x.io/…/••••••••"]]])
        #expect(
            json["heartbeat"] == ["link": "https://z.io/…/••••••••", "alive": true, "key": "https://x.io/…/••••••••"])
    }

    @Test func `the inbound address is masked in any text`() throws {
        let json = try masked(["description_short": "mail S3cret@in.io!", "later": ["a": ["<S3cret@in.io>"]]])
        #expect(json["description_short"] == "mail ••••••••@in.io!")
        #expect(json["later"] == ["a": ["<••••••••@in.io>"]])
    }

    @Test func `a link or an address that can't be read is masked as a whole, and wherever its texts occur`() throws {
        let json = try masked([
            "link": ["url": "https://x.io/hook/S3cret/"], "inbound_email": [["Box@in.io"]],
            "description_short": "Box@in.io, https://x.io/hook/S3cret/heartbeat/",
        ])
        #expect(json["link"] == "••••••••" && json["inbound_email"] == "••••••••")
        #expect(json["description_short"] == "••••••••@in.io, https://x.io/…/••••••••")
    }

    @Test func `a link that is no address is masked, and nothing else`() throws {
        var expected = UnreadableMemberTests.members
        expected["link"] = "••••••••"
        expected["inbound_email"] = "••••••••"
        #expect(try masked(["link": "C1", "inbound_email": "t"]) == .object(expected))
        #expect(try masked(["link": .null, "inbound_email": ""])["link"] == .null)
    }
}
