import FoundationEssentials
import JSON
import Jinja
import OnCall
import RecordedPages
import Testing

@testable import OnCallTemplates

@Suite struct ChannelRulesTests {
    private static let payload: JSONValue = [
        "html": "<b>bold</b> & \"q\"", "slack": "<https://x.example.com/p|Title> :fire:", "two": "first\nsecond",
        "target": "10:web-1:8080 load_avg_1 <host> [a](http://b.c) # t", "none": .null,
        "image": " https://a.example.com/x.png ",
    ]

    /// What is shown of the slots of an integration.
    private func delivery(_ path: String, _ text: String, others: [(String, String?)] = []) -> Delivery? {
        let slot = TemplateSlot(path: path)
        let pieces =
            [RenderRequest.Piece(slot, text)] + others.map { RenderRequest.Piece(TemplateSlot(path: $0.0), $0.1) }
        let request = RenderRequest(
            number: 1, integrationName: "Payments API", payload: ChannelRulesTests.payload, payloadRevision: 1,
            pieces: pieces, wanted: [slot])
        let report = request.perform(now: Date(timeIntervalSince1970: 0), in: .onCall)
        return report.results[slot]?.delivery
    }

    @Test(
        arguments: [
            ("web.title", "{{ payload.slack }} <b>", "[Title](https://x.example.com/p) 🔥 &lt;b&gt;"),
            ("web.title", "{{ payload.none }}", "Alert"), ("web.title", "  ", "Alert"),
            ("web.message", "**a** _b_\n- c", "<p><strong>a</strong> _b_</p><ul><li>c</li><br/></ul>"),
            ("web.message", "[FIRING]: text", "<p></p>"),
            ("web.image_url", "{{ payload.image }}", nil), ("web.image_url", "http://grafana:3000/x.png", nil),
            ("web.image_url", "https://a.example.com/x.png?a=1&b=2", "https://a.example.com/x.png?a=1&amp;b=2"),
            ("web.image_url", "ftp://a.example.com/x.png", "ftp://a.example.com/x.png"),
            ("slack.title", "{{ payload.two }}", "firstsecond"), ("slack.title", "{{ payload.missing }}", "Alert"),
            ("slack.message", "*a* <b>", "*a* <b>"), ("slack.message", " ", nil),
            (
                "telegram.title", "{{ payload.html }} {{ payload.html|length }}",
                "&lt;b&gt;bold&lt;/b&gt; &amp; &quot;q&quot; 43"
            ),
            ("telegram.message", "{{ payload.slack }}", "Title - https://x.example.com/p 🔥"),
            ("telegram.title", "{{ payload.none }}", "Incident"),
            ("sms.title", "{{ payload.target }}", "10:web1:8080 loadavg_1  a # t"),
            ("sms.title", "{{ payload.none }}", "Incident"),
            ("phone_call.title", "*bold* <b>html</b> <@U0BM1CGQY|calvin> 5 < 6", "bold html calvin 5 &lt; 6"),
            ("email.title", "{{ payload.two }}", "firstsecond"),
            ("email.title", "{{ payload.none }}", "#0 Incident via Payments API"),
            ("email.message", "{{ payload.slack }}", "<p>Title - https://x.example.com/p 🔥</p>"),
            ("mobile_app.title", "{{ payload.none }}", "New Alert"), ("mobile_app.title", "  ", "  "),
            ("mattermost.title", "*a*", "*a*"), ("grouping_key", "None", "None"), ("source_link", "None", nil),
        ] as [(String, String, String?)])
    func `people get what the engine makes of a result`(path: String, text: String, expected: String?) throws {
        #expect(try #require(delivery(path, text)).text == expected, "\(path)")
    }

    @Test func `long results are cut where the channel cuts them`() throws {
        let slack = try #require(delivery("slack.message", "{{ 'x' * 4500 }}")?.text)
        #expect(slack.count == 2800)
        #expect(slack.hasSuffix("x... Message has been trimmed. Check the whole content in Web"))
        let push = try #require(delivery("mobile_app.message", "{{ 'x' * 603 }}")?.text)
        #expect(push == String(repeating: "x", count: 200) + "...")
        #expect(delivery("slack.message", "{{ 'x' * 2800 }}")?.steps == [])
    }

    @Test func `a source link that gives None is none for other templates`() {
        let link = [("source_link", "{{ payload.none }}")] as [(String, String?)]
        let title = "{% if source_link %}see {{ source_link }}{% else %}no link{% endif %}"
        #expect(delivery("sms.title", title, others: link)?.text == "no link")
        #expect(delivery("slack.title", "{{ source_link is none }}", others: link)?.text == "True")
    }

    @Test func `the number of the group is a number`() {
        #expect(delivery("slack.title", "{{ '%05d'|format(grafana_oncall_incident_id) }}")?.text == "00000")
        #expect(delivery("slack.title", "{{ grafana_oncall_alert_group_id + 1 }}")?.text == "1")
    }

    @Test func `Telegram's templates see the web title with the payload that they get`() {
        let web = [("web.title", "{{ payload.html }}")] as [(String, String?)]
        #expect(
            delivery("telegram.title", "{{ web_title }}", others: web)?.text
                == "&lt;b&gt;bold&lt;/b&gt; &amp; &quot;q&quot;")
        #expect(delivery("slack.title", "{{ web_title }}", others: web)?.text == "<b>bold</b> & \"q\"")
    }

    @Test func `the steps that changed something are named`() {
        #expect(delivery("slack.title", "{{ payload.two }}")?.steps == [.oneLine])
        #expect(delivery("web.image_url", "{{ payload.image }}")?.steps == [.validAddress])
        #expect(delivery("sms.title", "a")?.steps == [])
    }

    @Test func `CHANNELS has the table of the rules`() throws {
        var rows = ["| Slot | Steps | Alert |", "| --- | --- | --- |"]
        var sources = ["", "| Step | Source |", "| --- | --- |"]
        for channel in TemplateChannel.allCases {
            for name in ["title", "message", "image_url"] {
                let steps = ChannelRules.steps(of: TemplateSlot(channel: channel.rawValue, name: name))
                guard !steps.isEmpty else { continue }
                let cells = steps.map(\.sentence).joined(separator: "; ")
                rows.append("| \(channel.rawValue).\(name) | \(cells) | \(ChannelRules.alert(of: channel).rawValue) |")
                for step in steps {
                    let row = "| \(step.sentence) | `\(step.source)` |"
                    if !sources.contains(row) { sources.append(row) }
                }
            }
        }
        rows += sources
        let table = rows.joined(separator: "\n") + "\n"
        #expect(try RecordedSection("channels", of: "Sources/OnCallTemplates/CHANNELS.md").recorded(table) == table)
    }
}
