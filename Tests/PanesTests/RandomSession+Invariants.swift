import ConsoleScript
import Features
import JSON
import OnCall
import Panes
import TerminalCore
import Testing
import TextEditing

extension RandomSession {
    /// The console may end only if every text is on disk, or the user has decided what happens to it.
    func quits() {
        let left = script.console.leftovers
        for draft in script.console.drafts.drafts where files[draft.key]?.draft != draft {
            if !left.unwritten.contains(draft) || left.rescue == .none {
                Issue.record("it quits without \(draft.key.field.path); seed \(seed), \(trace.suffix(12))")
            }
        }
    }

    func holds(_ before: Console) -> Bool {
        let console = script.console
        contexts.insert(console.inputContext)
        let story = "seed \(seed), \(trace.count) steps, the last: \(trace.suffix(12).joined(separator: ", "))"
        var isFine = true
        func expect(_ condition: Bool, _ expected: String) {
            if !condition {
                isFine = false
                Issue.record("\(expected); \(story)")
            }
        }
        expect(!console.focus.isOfStudio || console.editing != nil, "the keyboard is at an editor that is not there")
        if let id = console.list.selected { expect(console.directory[id] != nil, "what is selected is not there") }
        expect(
            console.list.marks.ids.allSatisfy { console.directory[$0] != nil },
            "an integration is marked that is not there")
        if case .planTable = console.dialog {
            expect(console.plan != nil, "the table of a plan is there without a plan")
        }
        if case .field(let editor) = console.editing, editor.isChanged, !console.configuration.isReadOnly {
            let draft = console.draft(editor.integration, editor.field)?.value.string
            expect(draft == editor.text.text, "the text in the editor is no draft")
        }
        if console.configuration.isReadOnly {
            expect(!console.requests.values.contains { $0.call.isWrite }, "a read-only console writes")
        }
        // A draft is removed only when the server has it, when its text is the server's again, or when a dialog confirmed it.
        for draft in before.drafts.drafts where console.drafts[draft.key] == nil && before.dialog == nil {
            let known = console.directory.integration(draft.key.integration)?.value(of: draft.key.field)
            let isOpen: Bool =
                switch before.editing {
                case .field(let editor): editor.integration == draft.key.integration && editor.field == draft.key.field
                case .labels(let editor): editor.integration == draft.key.integration && editor.field == draft.key.field
                case nil: false
                }
            expect(
                isOpen || known == .value(draft.value) || known?.isNull == true,
                "a draft of \(draft.key.field.path) is gone")
        }
        for draft in console.drafts.drafts where files[draft.key]?.draft != draft {
            expect(console.drafts.isDirty, "a draft of \(draft.key.field.path) counts as written and is not on disk")
        }
        let canvas = ConsoleView.canvas(console, theme: Screen.plain)
        expect(canvas.size == console.size, "the screen is of another size")
        return isFine
    }
}
