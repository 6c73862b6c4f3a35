import FoundationEssentials
import JSON
import OnCall
import Planning
import Testing

/// Undo and redo only overwrite the value that was written from here.
@Suite struct UndoTests {
    private let one = PlanFixture.one

    /// A write that replaced `old` by `mine` on the server.
    private func step() throws -> JournalStep {
        try journal([("e1", .name, .value("old"), "mine", nil)]).undo(of: one).get()
    }

    private func runner(_ purpose: Plan.Purpose) -> PlanRunner {
        PlanFixture.single(purpose, PlanFixture.change(base: .absent, value: "old"))
    }

    @Test func `the last value is undone, with a relation to its entry`() throws {
        var runner = runner(.undo(try step()))
        _ = runner.fetched(one, PlanFixture.integration(one, name: .value("mine")), busy: [])
        guard case .send(_, let relation)? = runner.confirmAndCompare().last else {
            Issue.record("nothing is sent")
            return
        }
        #expect(relation == .undoes("e1"))
    }

    @Test(arguments: [false, true]) func `another value is not overwritten`(isRedo: Bool) throws {
        let step = try step()
        var runner = runner(isRedo ? .redo(step) : .undo(step))
        let actions = runner.fetched(one, PlanFixture.integration(one, name: .value("theirs")), busy: [])
        #expect(actions == [.close(.notExpected(.name, .changed))])
        #expect(runner.confirm(busy: []) == [])
    }

    @Test func `a value that the server does not report is not overwritten`() throws {
        var runner = runner(.undo(try step()))
        let actions = runner.fetched(one, PlanFixture.integration(one, name: .absent), busy: [])
        #expect(actions == [.close(.notExpected(.name, .notReported))])
    }

    @Test func `a change while the plan is shown ends it`() throws {
        var runner = runner(.redo(try step()))
        _ = runner.fetched(one, PlanFixture.integration(one, name: .value("mine")), busy: [])
        let actions = runner.changedOnServer(one, PlanFixture.integration(one, name: .value("theirs")), busy: [])
        #expect(actions == [.close(.notExpected(.name, .changed))])
    }

    // MARK: The journal

    private func journal(_ entries: [(String, EditableField, Field<JSONValue>, JSONValue, JournalEntry.Relation?)])
        -> Journal
    {
        var journal = Journal()
        for (id, field, before, after, relation) in entries {
            journal.record(
                JournalEntry(
                    id: id, at: Date(timeIntervalSince1970: 0), server: "", integration: one, name: "",
                    operation: .update(field, before: before, after: after), relation: relation,
                    outcome: .applied(stored: .absent)))
        }
        return journal
    }

    @Test func `undo and redo walk back and forth`() throws {
        var entries: [(String, EditableField, Field<JSONValue>, JSONValue, JournalEntry.Relation?)] = [
            ("a", .name, .value("0"), "1", nil), ("b", .name, .value("1"), "2", nil),
        ]
        #expect(try journal(entries).undo(of: one).get().value == "1")
        entries.append(("c", .name, .value("2"), "1", .undoes("b")))
        #expect(try journal(entries).undo(of: one).get().value == "0")
        let redo = try journal(entries).redo(of: one).get()
        #expect(redo.value == "2")
        #expect(redo.expected == .value("1"))
        #expect(redo.entry == "b")
        // A new write ends redo.
        entries.append(("d", .name, .value("1"), "3", nil))
        #expect(journal(entries).redo(of: one) == .failure(.nothingUndone))
    }

    @Test func `an impossible undo says why`() {
        #expect(Journal().undo(of: one) == .failure(.nothingSaved))
        #expect(journal([("a", .name, .absent, "1", nil)]).undo(of: one) == .failure(.valueBeforeUnknown(.name)))
        let undone = journal([("a", .name, .value("0"), "1", nil), ("b", .name, .value("1"), "0", .undoes("a"))])
        #expect(undone.undo(of: one) == .failure(.allUndone))
    }
}
