import JSON
import SeededRandom
import Testing

@testable import OnCall

/// Integrations of a list are read by the places of their members, and copies share their memory; both must not be noticed.
@Suite struct IntegrationLayoutTests {
    private static let members: [(key: String, values: [String])] = [
        ("id", [#""C1""#, #""C2""#]), ("name", [#""a""#, "null", "7"]), ("type", [#""webhook""#, "[]"]),
        ("templates", [#"{"sms":{"title":"x"}}"#, #"{"sms":{"title":null},"email":{"title":"long enough"}}"#, "1"]),
        (
            "labels",
            [#"[{"key":{"name":"k"},"value":{"name":"v"}}]"#, #"[{"key":{"name":"k","id":1},"value":{"name":"v"}}]"#]
        ),
        ("default_route", [#"{"id":"R1","slack":{"enabled":true,"channel_id":null}}"#, "null"]),
        ("later", ["1", "{}"]),
        ("maintenance_mode", ["null", #""debug""#]), ("other", [#"{"link":"x"}"#]),
    ]

    @Test func `each integration of a list is read as if it were alone`() async {
        await LongRun.repeated("integration layout", count: 500) { random, seed in
            var orders = [Self.members.map(\.key)]
            orders.append(orders[0].shuffled(using: &random))
            orders.append(Array(orders[0].prefix(4)))
            let rows = (0..<6).map { _ in
                let order = orders.randomElement(using: &random) ?? []
                let texts = order.map { key in
                    let values = Self.members.first { $0.key == key }?.values ?? []
                    return "\"\(key)\":" + (values.randomElement(using: &random) ?? "null")
                }
                return "{" + texts.joined(separator: ",") + "}"
            }
            let list = (try? JSONReader.read("[" + rows.joined(separator: ",") + "]"))?.array ?? []
            var layout = IntegrationLayout()
            let read = list.compactMap { try? Integration($0, &layout) }
            let alone = rows.compactMap { row in (try? JSONReader.read(row)).flatMap { try? Integration($0) } }
            #expect(read.count == rows.count && read == alone, "seed \(seed)")
        }
    }

    @Test func `a change of a copy changes nothing else`() {
        var first = Integration(id: IntegrationID("C1"))
        first.name = .value("a")
        var second = first
        second.name = .value("b")
        second.templates[TemplateSlot(path: "sms.title")] = .value("x")
        #expect(first.name == .value("a") && first.templates.slots.isEmpty)
        #expect(second.name == .value("b") && second.templates.slots.count == 1)
        #expect(first != second)
    }

    @Test func `a label that is all of its row is written as it came`() throws {
        for row in [
            #"{"key":{"name":"k"},"value":{"name":"v"}}"#, #"{"value":{"name":"v"},"key":{"name":"k"}}"#,
            #"{"key":{"name":"k","id":"7"},"value":{"name":"v"}}"#, #"{"key":{"name":"k"},"value":{"name":"v"},"x":1}"#,
        ] {
            let json = try JSONReader.read(row)
            #expect(try #require(Label(json)).json.compactText == row)
        }
    }

    @Test func `whether anything is unreadable is what the list of it says`() async {
        let pieces = ["null", "7", "true", #""a""#, "{}", "[]", #"{"enabled":7}"#, #"{"enabled":true,"channel_id":1}"#]
        await LongRun.repeated("unreadable members", count: 500) { random, seed in
            func piece() -> String { pieces.randomElement(using: &random) ?? "null" }
            let text = #"""
                {"id":"C1","name":"a","default_route":{"id":\#(piece()),"escalation_chain_id":\#(piece()),"slack":\#(piece()),
                "telegram":\#(piece())},"templates":{"grouping_key":\#(Bool.random(using: &random) ? "null" : piece())}}
                """#
            guard let row = (try? JSONReader.read(text)).flatMap({ try? Integration($0) }) else {
                Issue.record("seed \(seed)")
                return
            }
            #expect(row.hasUnreadableMembers == !row.unreadableMembers.isEmpty, "seed \(seed): \(text)")
        }
    }
}
