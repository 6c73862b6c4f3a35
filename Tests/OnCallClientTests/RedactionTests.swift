import HTTPCurl
import OnCall
import Testing

@testable import OnCallClient

/// What a record may contain.
@Suite struct RedactionTests {
    private static let token = #"gl"sa/to\ken.1"#
    private let redaction = Redaction(Secret(token))
    private let mark = RequestRecord.secretMark

    @Test(arguments: [
        #"gl"sa/to\ken.1"#, #"gl\"sa/to\\ken.1"#, #"gl\"sa\/to\\ken.1"#, "gl%22sa%2Fto%5Cken.1", "gl%22sa%2fto%5cken.1",
    ])
    func `the token is removed from any text, however it is encoded`(form: String) {
        #expect(redaction.text("no such token: <\(form)>, \(form)") == "no such token: <\(mark)>, \(mark)")
    }

    @Test func `texts without secrets stay unchanged, byte for byte`() {
        for text in [
            "", "{}", #"{"name":"a link: x","links":"y"}"#, "gl\"sa", "https://x/api/v1/integrations/C1/", "\"\\",
        ] {
            #expect(redaction.text(text) == text)
        }
    }

    @Test(arguments: ["link", "inbound_email", "LINK", #"l\u0069nk"#])
    func `secret members of JSON lose their value`(name: String) {
        #expect(
            redaction.text(#"{"a":1,"\#(name)" : "https://x/y/S3\"cret/","b":"c"}"#)
                == #"{"a":1,"\#(name)" : "\#(mark)","b":"c"}"#)
    }

    @Test func `a truncated secret member loses the rest of its value`() {
        #expect(redaction.text(#"{"id":"C1","link":"https://x/y/S3cr"#) == #"{"id":"C1","link":"\#(mark)"#)
        #expect(redaction.text(#"{"link":"S3cret\"#) == #"{"link":"\#(mark)"#)
    }

    @Test func `a secret member without a string stays`() {
        for text in [#"{"link":null,"inbound_email":""}"#, #"{"link":true}"#, #"{"link":[]}"#, #"["link","x"]"#] {
            #expect(redaction.text(text) == text)
        }
    }

    @Test func `a secret member of another kind loses every text in it`() {
        #expect(
            redaction.text(#"{"link":{"a":["b",{"c":"d"}]},"inbound_email":["x@y",""],"token":-12.5e3,"name":"n"}"#)
                == #"{"link":{"\#(mark)":["\#(mark)",{"\#(mark)":"\#(mark)"}]},"inbound_email":["\#(mark)",""],"token":\#(mark),"name":"n"}"#
        )
        #expect(redaction.text(#"{"link":["https://x/S3cr"#) == #"{"link":["\#(mark)"#)
        // In an error they are messages about the member.
        let error = #"{"link":["Enter a valid URL."]}"#
        #expect(redaction.errorText(error) == error)
    }

    @Test(arguments: [
        #"\u0067l\u0022sa\u002fto\u005Cken.1"#, #"gl\\\"sa\\/to\\\\ken.1"#, #"\\u0067l\\u0022sa/to\\ken.1"#,
        "%67l%22sa/to%5cken%2e1", "&#103;l&quot;sa&#x2F;to\\ken.1",
    ])
    func `the token is removed in every spelling, and nothing else changes`(form: String) {
        #expect(redaction.text(#"é\u0041 <\#(form)> %41"#) == #"é\u0041 <\#(mark)> %41"#)
    }

    @Test(arguments: [
        ("mail S3cret.box+1@in.example.com.", "mail MARK@in.example.com."), ("<a@b>, c@d.e", "<MARK@b>, MARK@d.e"),
        (#"S3cret\u0040in.example.com"#, #"MARK\u0040in.example.com"#), ("@here, a@ b", "@here, a@ b"),
    ])
    func `an error shows no local part of an e-mail address`(text: String, shown: String) {
        #expect(redaction.errorText(text) == shown.replacing("MARK", with: mark))
        #expect(redaction.text(text) == text)
    }

    @Test func `an address and a link that the server has sent are removed from all later texts`() {
        _ = redaction.bytes(
            Array(#"{"link":"https:\/\/x.io\/hook\/a1\/","inbound_email":"Box@in.io","name":"a1"}"#.utf8))
        #expect(
            redaction.text("see https://x.io/hook/a1/heartbeat/, box@in.io, a1@in.io and /integrations/a1/ of a1.")
                == "see https://x.io/hook/\(mark)/heartbeat/, \(mark)@in.io, a1@in.io and /integrations/a1/ of a1.")
        #expect(redaction.text("https://x.io/hook/a1.") == "https://x.io/hook/\(mark).")
        #expect(
            redaction.text("https://x.io/hook/a1b/ https://y.io/hook/a1/")
                == "https://x.io/hook/a1b/ https://y.io/hook/a1/")
    }

    @Test(arguments: [
        ("see https://x/integrations/v1/webhook/S3cr_et-1/ now", "see https://x/integrations/v1/webhook/MARK/ now"),
        (
            #""u":"https:\/\/x\/integrations\/v1\/grafana\/S3cret\/""#,
            #""u":"https:\/\/x\/integrations\/v1\/grafana\/MARK\/""#
        ),
        ("https://x/i/v1/webhook/S3cret", "https://x/i/v1/webhook/MARK"),
    ])
    func `a link loses its secret wherever it occurs`(text: String, shown: String) {
        #expect(redaction.text(text) == shown.replacing("MARK", with: mark))
    }

    @Test func `secret headers keep only their names`() {
        let headers = redaction.headers([
            HTTPHeader("Authorization", "Bearer \(Self.token)"), HTTPHeader("authorization", Self.token),
            HTTPHeader("Cookie", "a=b"), HTTPHeader("Set-Cookie", "c=d"), HTTPHeader("X-Api-Token", "e"),
            HTTPHeader("X-Echo", "<\(Self.token)>"), HTTPHeader("Accept", "application/json"),
        ])
        #expect(
            headers.map(\.value) == [
                "Bearer $TOKEN", "$TOKEN", mark, mark, mark, "<\(mark)>", "application/json",
            ])
    }

    @Test func `a long body is truncated, and no secret is cut in two`() throws {
        for shift in 0..<Self.token.utf8.count {
            let filler = String(repeating: "x", count: Redaction.maxBodyBytes - shift)
            let body = redaction.body(Array((filler + Self.token + String(repeating: "y", count: 9000)).utf8))
            let text = try #require(body.text)
            #expect(!text.contains("gl\""), "\(shift)")
            #expect(body.isTruncated)
            #expect(body.hasSecret)
            #expect(text.utf8.count <= Redaction.maxBodyBytes + 2)
            #expect(body.size == Redaction.maxBodyBytes - shift + Self.token.utf8.count + 9000)
        }
    }

    @Test func `an empty token removes nothing`() {
        #expect(Redaction(Secret("")).text("abc") == "abc")
    }
}
