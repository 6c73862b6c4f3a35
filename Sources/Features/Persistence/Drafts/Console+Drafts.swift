import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore

extension Console {
    /// Keeps a draft, in the place of the one that its field had.
    mutating func keep(_ draft: Draft) { persistence.drafts.put(draft) }

    /// Keeps what is being edited as a draft, or removes the draft where nothing is changed any more.
    /// - Parameters:
    ///   - value: what was typed; nil for no change.
    ///   - base: what the server held when the typing began, as the editor knows it.
    mutating func keepDraft(
        _ value: JSONValue?, of id: IntegrationID, _ field: EditableField, base: Field<JSONValue>
    ) {
        let key = draftKey(id, field)
        guard let value else {
            persistence.drafts.remove(key)
            return
        }
        if drafts[key]?.value == value { return }
        let name = directory.integration(id)?.displayName ?? id.rawValue
        keep(Draft(key: key, integrationName: name, base: drafts[key]?.base ?? base, value: value, changedAt: now))
    }

    /// The draft of a field, if there is one, is from now on a change of what the server holds now.
    mutating func rebaseDraft(_ key: Draft.Key, on stored: Field<JSONValue>) {
        guard var rebased = drafts[key] else { return }
        rebased.base = stored
        keep(rebased)
    }

    /// Throws a draft away. Its text stays at hand for pasting, as what was cut does.
    mutating func drop(_ key: Draft.Key) {
        if let text = drafts[key]?.value.string, !text.isEmpty { editingState.setClipboard(text) }
        persistence.drafts.remove(key)
    }

    /// Throws a draft away, and closes the editor that it is in.
    mutating func dropAndClose(_ key: Draft.Key) {
        editingState.close(key.integration, key.field)
        drop(key)
        updateList()
        tell(.draftDropped(key))
    }

    /// What is said when a draft is opened.
    func welcome(_ draft: Draft) -> Notice {
        .draft(.opened(isBaseChanged: surroundings.isBaseChanged(draft) ?? false))
    }
}
