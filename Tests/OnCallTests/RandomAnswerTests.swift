import FoundationEssentials
import JSON
import OnCall
import SeededRandom
import Testing

/// Damaged responses give an integration that round-trips, or an error with a path.
@Suite struct RandomAnswerTests {
    private static let integration = #"""
        {"id":"C1","name":"Checkout","description_short":null,"team_id":"T1","type":"webhook",
        "link":"https://x.example.net/integrations/v1/webhook/SeCrEt/","inbound_email":null,"maintenance_mode":"debug",
        "maintenance_started_at":"2026-11-23T15:21:23Z","maintenance_end_at":"2026-11-23T16:21:23.5+00:00",
        "default_route":{"id":"R1","escalation_chain_id":"F1","slack":{"channel_id":"C0FFEE","enabled":true}},
        "templates":{"grouping_key":null,"slack":{"title":"{{ payload.a }}","message":""},"odd":[1,2]},
        "labels":[{"key":{"name":"team"},"value":{"name":"SRE"}}],"dynamic_labels":[],"heartbeat":{"x":1}}
        """#

    private static let pieces = [
        "null", "true", "[", "]", "{", "}", ",", ":", "\"", "\\u0000", "\\ud800", "\\", "1e999", "-0", "1.0",
        "\u{1B}[31m", "é",
        "[[[[[[[[", "{\"a\":", "\"id\":", "\"templates\":{}", "\"templates\":null,", "\"labels\":[{}],",
        "9999999999999999999999",
    ]

    @Test func `a damaged integration`() async {
        await LongRun.repeated("integration", count: 1000) { random, seed in
            let bytes = Damage.of(Self.integration, with: Self.pieces, &random)
            guard let json = try? JSONReader.read(bytes) else { return }
            do throws(ShapeError) {
                let integration = try Integration(json)
                let again = try Integration(integration.json)
                #expect(again.templates.slots.count == integration.templates.slots.count, "seed \(seed)")
                #expect(again.displayName == integration.displayName, "seed \(seed)")
                _ = integration.updated(with: again)
                _ = integration.maintenance?.remainingSeconds(at: .distantPast)
            } catch {
                #expect(!error.description.isEmpty, "seed \(seed)")
            }
        }
    }
}
