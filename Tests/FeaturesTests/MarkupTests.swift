import Features
import OnCall
import Testing

/// What people see of a notification.
@Suite struct MarkupTests {
    /// The text, with `b i s c l q` and brackets around what is set off.
    private func shown(_ markup: Markup, _ text: String) -> String {
        let rich = markup.read(text)
        let names: [(Emphasis, String)] = [
            (.bold, "b"), (.italic, "i"), (.strike, "s"), (.code, "c"), (.link, "l"), (.quote, "q"),
        ]
        var shown = ""
        var before: Emphasis = []
        for (character, emphasis) in zip(rich.characters, rich.emphases) {
            if emphasis != before {
                if !before.isEmpty { shown += "]" }
                if !emphasis.isEmpty { shown += names.filter { emphasis.contains($0.0) }.map(\.1).joined() + "[" }
            }
            before = emphasis
            shown.append(character)
        }
        return shown + (before.isEmpty ? "" : "]")
    }

    @Test(arguments: [
        ("*bold* and _italic_, ~gone~", "b[bold] and i[italic], s[gone]"),
        ("2*3*4 and a_b_c", "2*3*4 and a_b_c"), ("* no *", "* no *"), ("*open", "*open"),
        ("<https://x.example|the *link*>", "l[the ]bl[link]"), ("<https://x.example>", "l[https://x.example]"),
        ("<!here> <#C1|ops> <@U1>", "b[@here] l[#ops] l[@U1]"), ("a &lt; b &amp; c", "a < b & c"),
        ("`x*y*`", "c[x*y*]"), ("```\n*x*\n```", "c[*x*\n]"), ("> said\nso", "q[│ said]\nso"),
        ("<no link>", "<no link>"),
    ])
    func `Slack`(text: String, expected: String) { #expect(shown(.mrkdwn, text) == expected) }

    @Test(arguments: [
        ("**bold** *italic* __b__ ~~s~~", "b[bold] i[italic] b[b] s[s]"), ("# Title\ntext", "b[Title]\ntext"),
        ("- one\n  * two", "• one\n  • two"), ("[text](https://x.example) ![alt](y)", "l[text] q[[image: alt]]"),
        ("a<br>b", "a\nb"), ("[no](link", "[no](link"), ("snake_case_name", "snake_case_name"), ("`**x**`", "c[**x**]"),
    ])
    func `markdown`(text: String, expected: String) { #expect(shown(.markdown, text) == expected) }

    @Test(arguments: [
        ("<b>bold <i>both</i></b> plain", "b[bold ]bi[both] plain"),
        (#"<a href="https://x.example">link</a> <code>x</code>"#, "l[link] c[x]"),
        ("<script>x</script>", "<script>x</script>"),
        ("1 &lt; 2 *no*", "1 < 2 *no*"), ("<b>open", "b[open]"),
    ])
    func `Telegram`(text: String, expected: String) { #expect(shown(.html, text) == expected) }

    @Test func `only texts of channels with marks are drawn so`() {
        #expect(Markup(TemplateSlot(path: "slack.message")) == .mrkdwn)
        #expect(Markup(TemplateSlot(path: "telegram.title")) == .html)
        #expect(Markup(TemplateSlot(path: "email.message")) == .markdown)
        for path in ["email.title", "sms.title", "slack.image_url", "grouping_key", "source_link"] {
            #expect(Markup(TemplateSlot(path: path)) == nil)
        }
    }
}
