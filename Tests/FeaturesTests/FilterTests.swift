import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import SeededRandom
import TerminalCore
import Testing
import TextEditing

/// The filter on the index gives what the plain definition gives.
@Suite struct FilterTests {
    /// Letters of many scripts, with what is hard about them: case, combining marks, and characters that are canonically equal.
    private static let pieces: [String] = [
        "a", "b", "e", "i", "I", "K", "s", "ss", "pay", "Pay", "payments", " ", "-", "=", ";", "1",
        "ı", "İ", "i\u{307}", "ß", "ẞ", "SS", "é", "e\u{301}", "\u{301}", "\u{323}\u{307}", "\u{307}\u{323}", "ǆ", "Ǆ",
        "Σ", "σ", "ς", "ა", "Ა", "Ⴀ", "ⴀ", "漢", "字", "か", "が", "か\u{3099}", "한", "\u{1112}\u{1161}\u{11ab}",
        "\u{212a}", "\u{212b}", "Å", "\u{37e}", "\u{1fef}", "`", "👩‍💻", "👩", "\u{200d}", "🇩🇪", "🇩", "🏽", "נ", "ا",
        "\u{200f}",
        "क्ष", "\u{600}", "\r", "\n", "\t",
    ]
    /// What a filter has besides.
    private static let syntax = [
        "is:", "is:o", "is:draft", "is:custom", "is:m", "is:unreadable", "type:", "type:=", "team:", "label:",
        "label:=", "id:",
        "id:=", "id:c", "\"", "=", ":", " ", "label:k=", "!", "-", "|", "~", "-is:c", "!is:m", "type=", "has:", "has:l",
        "-has:team|chain", "chain:", "chain=f1", "mode:", "mode:d", "ends<", "ends<1m", "ends>30s", "-ends<1h", "a|b",
        "~ae",
    ]

    private static func text(_ random: inout SeededGenerator, _ count: ClosedRange<Int>) -> String {
        (0..<Int.random(in: count, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }

    private static func integration(_ random: inout SeededGenerator) -> Integration {
        func quoted(_ text: String) -> String { JSONValue.string(text).compactText }
        let id =
            "C" + ["", "x", "É", "ß"][Int.random(in: 0..<4, using: &random)]
            + "\(Int.random(in: 0..<12, using: &random))"
        var members = ["\"name\":" + quoted(text(&random, 0...6)), "\"type\":" + quoted(text(&random, 0...2))]
        let labels = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            "{\"key\":{\"name\":\(quoted(text(&random, 0...2)))},\"value\":{\"name\":\(quoted(text(&random, 0...2)))}}"
        }
        members.append("\"labels\":[\(labels.joined(separator: ","))]")
        if Bool.random(using: &random) { members.append("\"team_id\":\"T\(Int.random(in: 1...3, using: &random))\"") }
        if Bool.random(using: &random) {
            members.append("\"default_route\":{\"escalation_chain_id\":\"F\(Int.random(in: 1...3, using: &random))\"}")
        }
        if Int.random(in: 0..<4, using: &random) == 0 { members.append(#""description_short":"d""#) }
        if Bool.random(using: &random) { members.append(#""templates":{"slack":{"title":""}}"#) }
        if Int.random(in: 0..<5, using: &random) == 0 { members.append(#""name":5"#) }
        let sample = Integration.sample(id, members.joined(separator: ","))
        guard Bool.random(using: &random) else { return sample }
        return sample.updated(with: .inMaintenance(id, for: Int.random(in: 0...60, using: &random)))
    }

    private func expected(_ console: Console) -> [IntegrationID] {
        let filter = PlainFilter(console.list.filterText.text)
        return console.directory.order.filter { id in
            console.directory.integration(id).map { filter.matches($0, in: console) } ?? false
        }
    }

    @Test func `it gives what its definition gives, while one types and rows change`() async {
        await LongRun.repeated("filter", count: 150) { random, seed in
            var script = Script()
            script.send(.started(now: script.now))
            let teams = script.number(of: .teams)
            let chains = script.number(of: .escalationChains)
            script.press("/")
            for step in 0..<60 {
                let list = script.number(of: .list)
                switch Int.random(in: 0..<20, using: &random) {
                case 0..<8:
                    script.now += Double.random(in: 0...3, using: &random)
                    let text = Self.pieces.randomElement(using: &random) ?? ""
                    for character in text { script.press(.char(character)) }
                case 8..<11:
                    let text = Self.syntax.randomElement(using: &random) ?? ""
                    script.send(.input(.paste(text), now: script.now))
                case 11..<14: script.press("<Backspace>")
                case 14: script.press("<Esc>/")
                case 15 where list >= 0:
                    script.answer(list, .listed)
                    script.pass(100, alarm: .refresh)
                case 16 where Bool.random(using: &random):
                    let names = (1...3).map { EscalationChain(id: "F\($0)", name: Self.text(&random, 0...3)) }
                    script.answer(chains, .escalationChains(names))
                case 16:
                    let names = (1...3).map { Team(id: TeamID("T\($0)"), name: Self.text(&random, 0...3)) }
                    script.answer(teams, .teams(names))
                default:
                    let page = (0..<Int.random(in: 1...4, using: &random)).map { _ in Self.integration(&random) }
                    script.answer(list, .page(script.page(page)))
                }
                // Names that match come first.
                let found = script.console.list.rows.map(\.rawValue).sorted()
                #expect(
                    found == expected(script.console).map(\.rawValue).sorted(),
                    "seed \(seed), step \(step): \(script.console.list.filterText.text)")
            }
        }
    }

    @Test(arguments: [
        ("ı", ["C2"]), ("i", ["C1", "C3", "C4", "C6"]), ("ss", ["C4"]), ("ß", ["C3"]),
        ("e", ["C1", "C2", "C3", "C4", "C5", "C6"]),
        ("é", ["C5"]), ("e\u{301}", ["C5"]), ("ა", ["C6"]), ("漢字", ["C1"]), ("字漢", []),
        ("k", ["C2", "C3", "C4", "C5", "C6", "C1"].sorted()),
    ])
    func `characters are compared, and not code points or bytes`(filter: String, expected: [String]) {
        var script = Script([
            .named("C1", "漢字 i"), .named("C2", "ılk"), .named("C3", "Straße i"), .named("C4", "STRASSE I"),
            .named("C5", "cafe\u{301}"), .named("C6", "Ა I"),
        ])
        script.press("/")
        script.send(.input(.paste(filter), now: script.now))
        // Names that match come first.
        let found = script.console.list.rows.map(\.rawValue).sorted()
        #expect(self.expected(script.console).map(\.rawValue).sorted() == found)
        #expect(found == expected)
    }

    @Test func `a selection in a filtered list stays on its integration when rows change`() {
        var script = Script((0..<30).map { .named("C\($0)", $0 % 2 == 0 ? "even" : "odd") })
        script.press("/odd<Enter>jjjj")
        #expect(script.console.selectedID == IntegrationID("C9"))
        script.press("R")
        let list = script.number(of: .list)
        // The first ones are gone, and one has another name.
        let rest = (6..<30).map { Integration.named("C\($0)", $0 % 2 == 0 || $0 == 7 ? "even" : "odd") }
        script.answer(list, .page(script.page(rest)))
        script.answer(list, .listed)
        #expect(script.console.selectedID == IntegrationID("C9"))
        #expect(script.console.list.cursor == 0)
        #expect(script.console.list.rows.map(\.rawValue) == (4..<15).map { "C\($0 * 2 + 1)" })
    }

    @Test(arguments: [
        ("!one", ["C1", "C3", "C4"]), ("-one", []), ("-is:custom", ["C1", "C2", "C4"]),
        ("!is:custom", ["C1", "C2", "C4"]),
        ("alpha|beta", ["C1", "C3"]), ("!alpha|beta", ["C2", "C4"]), ("type:zab|alert", ["C3", "C4"]),
        ("alpha|type:zab", ["C1", "C3"]), ("\"a|b\"", ["C4"]), ("\"!x\"", ["C4"]), ("type=webhook", ["C1"]),
        ("has:label", ["C3"]), ("-has:label", ["C1", "C2", "C4"]), ("has:chain", ["C3"]), ("chain:night", ["C3"]),
        ("chain=night", []), ("chain=\"night shift\"", ["C3"]), ("mode:silence", ["C4"]), ("mode:group", []),
        ("ends<1h", ["C4"]), ("ends>1h", []), ("ends<10m", []), ("ends>10", ["C4"]), ("ends<x", []),
        ("~ontwo", ["C2"]), ("~twone", []), ("!~ontwo", ["C1", "C3", "C4"]), ("!", ["C1", "C2", "C3", "C4"]),
        ("-type:", ["C1", "C2", "C3", "C4"]), ("alpha|", ["C1"]), ("is:draft|custom", ["C3"]),
    ])
    func `words are negated, alternatives, exact, compared and approximate`(filter: String, expected: [String]) {
        var script = Script()
        script.send(.started(now: script.now))
        func plain(_ id: String, _ members: String) -> Integration {
            .sample(id, #""templates":{"slack":{"title":null}},"labels":[],"# + members)
        }
        let labels = #""labels":[{"key":{"name":"team"},"value":{"name":"Site Reliability"}}]"#
        let end = script.now.addingTimeInterval(1800).iso8601
        let rows = [
            plain("C1", #""name":"alpha","type":"webhook""#),
            plain("C2", #""name":"one two","type":"formatted_webhook""#),
            .sample("C3", #""name":"beta","type":"zabbix","default_route":{"escalation_chain_id":"F1"},"# + labels),
            plain(
                "C4",
                #""name":"a|b !x","type":"alertmanager","maintenance_mode":"silence_escalations","#
                    + "\"maintenance_end_at\":\"\(end)\""),
        ]
        script.answer(script.number(of: .list), .page(script.page(rows)))
        script.answer(
            script.number(of: .escalationChains), .escalationChains([EscalationChain(id: "F1", name: "Night shift")]))
        script.press("/")
        script.send(.input(.paste(filter), now: script.now))
        #expect(script.console.list.rows.map(\.rawValue).sorted() == expected)
        #expect(self.expected(script.console).map(\.rawValue).sorted() == expected)
    }

    @Test(arguments: [
        ("is:nonsense", FilterProblem.state("nonsense")), ("has:x", .part("x")), ("ends<soon", .length("soon")),
        ("tpye:web", .prefix("tpye", near: "type")), ("-teams:x", .prefix("teams", near: "team")),
        ("a|is:x", .state("x")), ("type:a|\"b", nil), ("https://x", nil), ("\"tpye:web\"", nil), ("ends<", nil),
        ("is:", nil), ("is:cust", nil), ("nonsense", nil), ("x:y", nil),
    ])
    func `a word that means nothing is said`(filter: String, problem: FilterProblem?) {
        #expect(IntegrationFilter(filter).problems.first == problem)
    }

    @Test func `a mistyped prefix is corrected`() {
        var script = Script([.named("C1", "alpha", type: "webhook")])
        script.press("/tpye:web<Enter>")
        #expect(script.console.list.filterText.text == "type:web")
        #expect(script.console.list.rows.count == 1)
    }

    @Test func `a window comes into the list when it ends within the time`() {
        var script = Script([.named("C1", "alpha").updated(with: .inMaintenance("C1", for: 3660))])
        script.press("/")
        script.send(.input(.paste("ends<1h"), now: script.now))
        script.press("<Enter>")
        #expect(script.console.list.rows.isEmpty)
        script.pass(61, alarm: .tick)
        #expect(script.console.list.rows.count == 1)
    }

    @Test func `names with the word come before those with its letters`() {
        var script = Script([.named("C1", "a xpxi"), .named("C2", "b"), .named("C3", "my api"), .named("C4", "axpxi")])
        script.press("/~api")
        #expect(script.console.list.rows.map(\.rawValue) == ["C3", "C1", "C4"])
        #expect(IntegrationFilter("~api").highlights(in: "axpi").count == 3)
        #expect(IntegrationFilter("~api").highlights(in: "my api").count == 1)
        #expect(IntegrationFilter("!api").highlights(in: "my api").isEmpty)
    }
}
