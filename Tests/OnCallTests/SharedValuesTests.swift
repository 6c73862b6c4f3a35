import JSON
import SeededRandom
import Testing

@testable import OnCall

/// Integrations are kept in little memory, and written without a tree; both must not change them.
@Suite struct SharedValuesTests {
    private static func read(_ text: String) throws -> Integration { try Integration(try JSONReader.read(text)) }

    private static let pieces = [
        "null", "7", #""a text that is longer than a small one""#, #""é""#, #""e\u0301""#, "[]", "[1]", "{}", #""""#,
        #"{"a":"https://x.io/hook/S3cret/"}"#, #""https://x.io/hook/S3cret/ x.io/hook/S3cret B0x@in.io""#,
    ]

    private static func row(_ random: inout SeededGenerator) -> String {
        func piece() -> String { pieces.randomElement(using: &random) ?? "null" }
        let link = Bool.random(using: &random) ? #""https://x.io/hook/S3cret/""# : piece()
        return #"""
            {"id":"C1","name":\#(piece()),"team_id":\#(piece()),"type":\#(piece()),"link":\#(link),
            "inbound_email":"B0x@in.io","default_route":{"id":"R1","slack":\#(piece())},
            "templates":{"grouping_key":\#(piece()),"slack":{"title":\#(piece()),"message":\#(piece())},"sms":\#(piece())},
            "labels":[{"key":{"name":"k"},"value":{"name":\#(piece())}}],"dynamic_labels":\#(piece()),
            "later":\#(piece()),"heartbeat":{"link":\#(piece())}}
            """#
    }

    @Test func `a shared integration is the same, to the byte`() async {
        var shared = SharedValues()
        await LongRun.repeated("shared values", count: 2000) { random, seed in
            guard let row = try? Self.read(Self.row(&random)) else {
                Issue.record("seed \(seed)")
                return
            }
            let again = shared.share(row)
            #expect(again == row, "seed \(seed)")
            #expect(again.json.compactText.isExactly(row.json.compactText), "seed \(seed)")
        }
    }

    @Test func `an integration is written as its JSON without secrets and without addresses`() async {
        await LongRun.repeated("written integration", count: 2000) { random, seed in
            guard let row = try? Self.read(Self.row(&random)), var expected = row.jsonWithoutSecrets.object else {
                Issue.record("seed \(seed)")
                return
            }
            for address in ["link", "inbound_email"] where expected[address]?.isNull == false {
                expected[address] = nil
            }
            var written = WrittenParts()
            let text = Self.written(row, &written)
            // The second time the templates are known.
            #expect(Self.written(row, &written) == text, "seed \(seed)")
            // Members that can't be read have no order.
            let members = (try? JSONReader.read(text))?.object
            #expect(members?.keys.sorted() == expected.keys.sorted(), "seed \(seed)")
            for (key, value) in expected { #expect(members?[key] == value, "seed \(seed): \(key)") }
            // Type and team stay as they are.
            let kept = [row.type.value, row.teamID.value?.rawValue]
            guard !kept.contains(where: { $0?.contains("S3cret") ?? false }) else { return }
            #expect(!text.contains("B0x"), "seed \(seed): \(text)")
            guard row.link.value?.hasSuffix("hook/S3cret/") ?? false else { return }
            #expect(!text.contains("S3cret"), "seed \(seed): \(text)")
        }
    }

    private static func written(_ row: Integration, _ written: inout WrittenParts) -> String {
        var writer = JSONWriter()
        row.append(withoutAddressesTo: &writer, &written)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `templates whose channels are apart are written together`() throws {
        var row = try Self.read(#"{"id":"C1","templates":{"slack":{"title":"a"},"sms":{"title":"b"}}}"#)
        row.templates[TemplateSlot(channel: "slack", name: "message")] = .value("c")
        row.templates[TemplateSlot(channel: nil, name: "grouping_key")] = .null
        var written = WrittenParts()
        #expect(
            Self.written(row, &written)
                == #"{"id":"C1","templates":{"slack":{"title":"a","message":"c"},"sms":{"title":"b"},"grouping_key":null}}"#
        )
    }

    @Test func `a response that repeats what is known changes nothing, and one with other bytes does`() throws {
        let known = try Self.read(#"{"id":"C1","name":"é","templates":{"sms":{"title":"é"}}}"#)
        #expect(known.updated(with: known) == known)
        let other = try Self.read(#"{"id":"C1","name":"e\u0301","templates":{"sms":{"title":"e\u0301"}}}"#)
        #expect(known != other)
        #expect(known.updated(with: other).json == other.json)
    }

    @Test func `secrets are found in bytes where they are found in characters`() async {
        let words = [
            "https://x.io/hook/", "x.io", "/", "S3K", "S3\u{212A}", "b0x@in.io", "@", " ", "é", "\u{301}", "://",
            "\\/", "x.io\\/hook\\/S3K", "?", "a", "\r\n", "https://ü.io/", "ü",
        ]
        await LongRun.repeated("secrets in texts", count: 5000) { random, seed in
            func text(_ count: Int) -> String {
                (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined()
            }
            var integration = Integration(id: IntegrationID("C1"))
            integration.link = .value(
                Bool.random(using: &random) ? "https://x.io/hook/S3K/" : "https://" + text(3))
            if Bool.random(using: &random) { integration.inboundEmail = .value("b0x@in.io") }
            let secrets = IntegrationSecrets(of: integration)
            let sample = text(Int.random(in: 0...8, using: &random))
            #expect(
                secrets.masked(sample).isExactly(secrets.maskedByCharacter(sample)),
                "seed \(seed): \(integration.link) in \(sample.debugDescription)")
        }
    }
}
