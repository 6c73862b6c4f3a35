import FoundationEssentials
import JSON
import OnCall
import Planning
import Testing

/// Undo of the writes of a batch.
@Suite struct BatchUndoTests {
    private static func entry(
        _ id: String, of integration: String, batch: String? = "b1", relation: JournalEntry.Relation? = nil,
        before: String = "old", after: String = "new", more: [JournalEntry.FieldWrite] = []
    ) -> JournalEntry {
        var entry = JournalEntry(
            id: id, at: Date(timeIntervalSince1970: 0), server: "s", integration: IntegrationID(integration),
            name: integration, operation: .update(.name, before: .value(.string(before)), after: .string(after)),
            relation: relation, outcome: .applied(stored: .value(.string(after))))
        entry.batch = batch
        entry.more = more
        return entry
    }

    private static func journal(_ entries: [JournalEntry]) -> Journal {
        var journal = Journal()
        journal.load(entries)
        return journal
    }

    @Test func `all integrations of a batch are undone in their order, each with all of its fields`() {
        let more = [JournalEntry.FieldWrite(.descriptionShort, before: .null, after: "d")]
        let journal = Self.journal([
            Self.entry("1", of: "C2", more: more), Self.entry("2", of: "C1"), Self.entry("3", of: "C3", batch: "b0"),
        ])
        let steps = journal.undoStepsOfBatch(of: IntegrationID("C1"))
        #expect(steps.map { $0.map(\.integration.rawValue) } == [["C2", "C2"], ["C1"]])
        #expect(steps.first?.map(\.field) == [.name, .descriptionShort])
        #expect(steps.first?.map(\.value) == ["old", .null])
        #expect(steps.first?.map(\.expected) == [.value("new"), .value("d")])
        #expect(journal.undoStepsOfBatch(of: IntegrationID("C3")).isEmpty)
    }

    @Test func `what is undone is not offered again, and a later write hides the batch`() {
        let undone = Self.entry("3", of: "C2", relation: .undoes("1"), before: "new", after: "old")
        var entries = [Self.entry("1", of: "C2"), Self.entry("2", of: "C1"), undone]
        #expect(Self.journal(entries).undoStepsOfBatch(of: IntegrationID("C1")).isEmpty)
        entries = [Self.entry("1", of: "C2"), Self.entry("2", of: "C1"), Self.entry("4", of: "C1", batch: nil)]
        #expect(Self.journal(entries).undoStepsOfBatch(of: IntegrationID("C1")).isEmpty)
        #expect(Self.journal(entries).undoStepsOfBatch(of: IntegrationID("C2")).count == 2)
    }

    @Test func `a request with several fields is undone and redone as a whole`() {
        let more = [JournalEntry.FieldWrite(.descriptionShort, before: .null, after: "d")]
        let write = Self.entry("1", of: "C1", batch: "b1", more: more)
        #expect(Self.journal([write]).undoSteps(of: IntegrationID("C1")).count == 2)
        let undo = Self.entry(
            "2", of: "C1", batch: "b2", relation: .undoes("1"), before: "new", after: "old",
            more: [JournalEntry.FieldWrite(.descriptionShort, before: .value("d"), after: .null)])
        let redo = Self.journal([write, undo]).redoSteps(of: IntegrationID("C1"))
        #expect(redo.map(\.value) == ["new", "d"])
        #expect(redo.map(\.expected) == [.value("old"), .null])
    }
}
