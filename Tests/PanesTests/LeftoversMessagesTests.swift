import ConsoleScript
import FoundationEssentials
import JSON
import OnCall
import Panes
import Testing

@testable import Features

/// What is printed after the screen is closed.
@Suite struct LeftoversMessagesTests {
    private func draft(_ text: String, _ name: String = "Payments") -> Draft {
        Draft(
            key: Draft.Key(
                server: "https://x", integration: IntegrationID(name),
                field: .template(TemplateSlot(path: "slack.title"))),
            integrationName: name, base: .null, value: .string(text), changedAt: Date(timeIntervalSince1970: 0))
    }

    private func left(_ count: Int, _ unwritten: [Draft] = [], _ rescue: Rescue = .none) -> Leftovers {
        Leftovers(count: count, unwritten: unwritten, reason: "/x: No space left", rescue: rescue)
    }

    @Test func `nothing is said if nothing is left`() {
        #expect(left(0).report(folder: "/d") == nil)
        #expect(left(0).loss == nil)
    }

    @Test func `only drafts that are on disk are kept`() {
        #expect(left(1).report(folder: "/d") == "1 draft is not saved to the server, and kept in /d")
        #expect(left(3, [draft("x")]).report(folder: "/d") == "2 drafts are not saved to the server, and kept in /d")
        #expect(left(1, [draft("x")]).report(folder: "/d") == nil)
    }

    @Test func `a text that is lost without a question is printed`() {
        let loss =
            "1 draft could not be written to disk: /x: No space left\nThe text, 42 bytes:\n=== Slack title of Payments ===\nmine\nmore\n"
        #expect(left(1, [draft("mine\nmore")]).loss == loss)
        let two = left(2, [draft("mine"), draft("yours", "Other")]).loss
        #expect(two?.contains("=== Slack title of Payments ===\nmine\n") == true)
        #expect(two?.contains("=== Slack title of Other ===\nyours\n") == true)
    }

    @Test func `a very long text is printed whole, with its size`() {
        let text = String(repeating: "x", count: 300_000)
        let loss = left(1, [draft(text)]).loss
        #expect(loss?.contains("The text, 300033 bytes:") == true)
        #expect(loss?.hasSuffix(text + "\n") == true)
    }

    @Test func `what the user has decided is carried out`() {
        let one = draft("mine")
        #expect(left(1, [one], .print).report(folder: "/d") == "mine")
        #expect(left(1, [one], .print).loss == nil)
        #expect(left(1, [one], .giveUp([one])).report(folder: "/d") == nil)
        #expect(
            left(1, [one], .giveUp([one])).loss
                == "1 draft could not be written to disk, and is lost: /x: No space left")
        let written = left(1, [one], .written(path: "/tmp/x", [one]))
        #expect(written.report(folder: "/d") == "1 draft is written to /tmp/x")
        #expect(written.loss == nil)
        // Text that was typed after the file was written.
        #expect(left(1, [draft("more")], .written(path: "/tmp/x", [one])).loss?.hasSuffix("===\nmore\n") == true)
    }
}
