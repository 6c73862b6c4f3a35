import JSON
import OnCall
import Planning
import StateMachine
import TerminalCore

extension Console {
    /// Stores a draft, replacing the previous one of its field.
    mutating func keep(_ draft: Draft) { persistence.drafts.put(draft) }

    /// Stores the edited value as a draft, or removes the draft if nothing is changed any more.
    /// - Parameters:
    ///   - value: the edited value; nil for no change.
    ///   - base: the server's value when editing began.
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

    /// Bases the draft of a field, if any, on the server's current value.
    /// - Parameter text: what the draft becomes; nil if it stays as it is.
    mutating func rebaseDraft(_ key: Draft.Key, on stored: Field<JSONValue>, text: String? = nil) {
        guard var rebased = drafts[key] else { return }
        rebased.base = stored
        if let text { rebased.value = .string(text) }
        keep(rebased)
    }

    /// Drops a draft. Its text goes to the clipboard.
    mutating func drop(_ key: Draft.Key) {
        if let text = drafts[key]?.value.string, !text.isEmpty { editingState.setClipboard(text) }
        persistence.drafts.remove(key)
    }

    /// Drops a draft and closes its editor.
    mutating func dropAndClose(_ key: Draft.Key) {
        editingState.close(key.integration, key.field)
        drop(key)
        updateList()
        notify(.draftDropped(key))
    }

    /// The notice when a draft is opened.
    func openingNotice(_ draft: Draft) -> Notice {
        .draft(.opened(isBaseChanged: surroundings.isBaseChanged(draft) ?? false))
    }
}
