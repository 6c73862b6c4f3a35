import JSON
import ServerTemplates
import Testing

@testable import Jinja
@testable import OnCallTemplates

/// The server's behaviour around the language.
@Suite struct ServerTests {
    @Test func `each kind of slot has its variables`() {
        func names(_ kind: TemplateKind) -> [String] { kind.variables.map(\.name) }
        #expect(names(.route) == ["payload", "labels"])
        #expect(names(.labelValue) == ["payload"])
        #expect(names(.webTitle).contains("grafana_oncall_link") && !names(.webTitle).contains("labels"))
        #expect(names(.channelMessage).contains("web_image_url"))
        #expect(names(.webhookData).contains("users_to_be_notified"))
        for kind in TemplateKind.allCases { #expect(kind.variables.allSatisfy { !$0.note.isEmpty }) }
    }

    @Test(arguments: [
        ("slack_title_template", TemplateKind.channelTitle), ("web.title", .webTitle), ("grouping_key", .groupingID),
        ("resolve_signal", .resolveCondition), ("phone_call_message", .channelMessage), ("webhook_data", .webhookData),
        ("Route", .route),
    ])
    func `a kind is found by the server's names`(name: String, kind: TemplateKind) {
        #expect(TemplateKind(slot: name) == kind)
    }

    @Test func `unknown names have no kind`() {
        for name in ["", "slack", "slack_colour", "pager_title"] { #expect(TemplateKind(slot: name) == nil) }
    }

    @Test(
        arguments: [
            (TemplateKind.route, "{{ range(3) }}", "Template Error: use of 'range' is restricted"),
            (.route, "{{ 1 / 0 }}", "Template Error: division by zero"), (.route, "{{ payload.a.b }}", nil),
            (
                .webhookData, "{{ alert_payload.labels|dictsort }}",
                "Template Error: 'str' object has no attribute 'items'"
            ),
            (.webhookURL, "{{ alert_payload.labels.items() }}", nil), (.webTitle, "{{ range(3) }}", nil),
            (.labelValue, "{{ x", nil),
            (.channelTitle, "{{ x", "Template Error: unexpected end of template, expected 'end of print statement'."),
        ] as [(TemplateKind, String, String?)])
    func `a template that the server would not save is detected`(kind: TemplateKind, source: String, refusal: String?) {
        #expect(kind.refusal(of: Template(source))?.shown == refusal)
    }

    @Test func `a route has a shorter limit`() {
        let refusal = TemplateKind.route.refusal(of: Template(String(repeating: "x", count: 1025)))
        #expect(refusal?.message.hasPrefix("Expression is too long.") == true)
        #expect(TemplateKind.route.refusal(of: Template(String(repeating: "x", count: 1024))) == nil)
    }

    @Test func `a kind passes its variables as the server does`() {
        #expect(
            TemplateKind.route.render(
                Template("{{ labels }}{{ payload.a }}"), TemplateKind.route.context(payload: ["a": 1])
            )
            .text == "None1")
        let webhook = TemplateKind.webhookData
        let context = webhook.context(payload: ["a": "say \"x\""])
        #expect(webhook.render(Template("{{ payload }} {{ alert_payload.a }}"), context).text == "None say \\\"x\\\"")
        #expect(
            TemplateKind.webTitle.render(Template("{{ 'a' * 600 }}"), JSONObject()).text?.utf8.count == 502)
    }

    @Test(arguments: [("True", true), (" ok\n", true), ("1", true), ("yes", false), ("", false), ("TRUE", true)])
    func `a condition is true for few results`(text: String, holds: Bool) {
        #expect(SignalResult.isTrue(text) == holds)
    }

    @Test(arguments: [("True", true), ("1", true), (" 1", false), ("ok", false)])
    func `a trigger fires for even fewer results`(text: String, holds: Bool) {
        #expect(SignalResult.isTriggered(text) == holds)
    }

    @Test(arguments: [
        (#"{"id":7,"template":"{{ d }}","context":{"d":{"b":1,"a":2.0}}}"#, #"{"id":7,"ok":"{'b': 1, 'a': 2.0}"}"#),
        (
            #"{"id":"x","template":"a\n{{ b"}"#,
            #"{"id":"x","syntax_error":{"message":"unexpected end of template, expected 'end of print statement'.","line":2,"column":5}}"#
        ),
        (
            #"{"id":null,"template":"{{ 1/0 }}"}"#,
            #"{"id":null,"runtime_error":{"type":"ZeroDivisionError","message":"division by zero","level":"error"}}"#
        ),
        (
            #"{"template":"{{ time().isoformat() }}","now":"2025-03-09T06:12:44Z","extra":[]}"#,
            #"{"id":null,"ok":"2025-03-09T06:12:44+00:00"}"#
        ),
        (#"{"id":1}"#, #"{"id":1,"error":"there is no \"template\""}"#),
    ])
    func `each line gets a response`(line: String, response: String) {
        #expect(RenderLine.response(to: line, in: .server) == response)
    }

    @Test func `a line that is not JSON gets a response too`() {
        for line in ["", "{", "[]", "nul", String(repeating: "[", count: 100_000)] {
            #expect(RenderLine.response(to: line, in: .server).contains("\"error\""))
        }
    }
}
