import ConsoleScript
import Features
import OnCall
import StateMachine
import Testing

/// Values that a test needs to continue. If one is missing, the test fails and ends.
extension Script {
    /// The open editor of a field.
    func fieldEditor(sourceLocation: SourceLocation = #_sourceLocation) throws -> FieldEditor {
        let editor: FieldEditor? = if case .field(let editor) = console.editing { editor } else { nil }
        return try #require(editor, "no field is being edited", sourceLocation: sourceLocation)
    }

    /// The open history.
    func historyView(sourceLocation: SourceLocation = #_sourceLocation) throws -> HistoryView {
        let view: HistoryView? = if case .history(let view) = console.dialog { view } else { nil }
        return try #require(view, "no history is open", sourceLocation: sourceLocation)
    }

    /// The dialog that chooses a payload.
    func payloadDialog(sourceLocation: SourceLocation = #_sourceLocation) throws -> PayloadDialog {
        let dialog: PayloadDialog? = if case .payload(let dialog) = console.dialog { dialog } else { nil }
        return try #require(dialog, "no payload is being chosen", sourceLocation: sourceLocation)
    }

    /// The patch of the last action, if its first call is an update.
    func sentPatch(sourceLocation: SourceLocation = #_sourceLocation) throws -> IntegrationPatch {
        let patch: IntegrationPatch? = if case .update(_, let patch) = calls.first { patch } else { nil }
        return try #require(patch, "no update is sent", sourceLocation: sourceLocation)
    }

    /// The draft of the last action, if its first job is to write one.
    func savedDraft(sourceLocation: SourceLocation = #_sourceLocation) throws -> (draft: Draft, revision: Int) {
        let saved: (Draft, Int)? =
            if case .saveDraft(let draft, let revision)? = jobs.first { (draft, revision) } else { nil }
        return try #require(saved, "no draft goes to disk", sourceLocation: sourceLocation)
    }
}
