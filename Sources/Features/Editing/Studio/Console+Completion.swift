import JinjaEditing
import OnCallTemplates
import TextEditing

extension Console {
    /// Opens or updates the completion list.
    /// - Parameter isAsked: whether the user asked for it; then an empty result is reported.
    mutating func complete(isAsked: Bool) {
        guard let studio, let editor = templateEditor, let payload else { return }
        let places = ByteOffsets(editor.text)
        let context = studio.kind.context(payload: payload.value)
        let completions = CompletionRequest(
            text: editor.text.text, cursor: places.byte(of: editor.text.selection.head),
            variables: studio.kind.variables, context: context, environment: configuration.templates
        ).completions()
        editingState.studio?.completion = CompletionList(
            completions, of: editor.text, keeping: studio.completion?.selected.label)
        guard let list = self.studio?.completion else {
            if isAsked { notice = .studio(.nothingToComplete) }
            return
        }
        // A single completion that was asked for is inserted at once.
        if isAsked, list.items.count == 1 { acceptCompletion() }
    }

    mutating func acceptCompletion() {
        guard let list = studio?.completion, let editor = templateEditor else { return }
        let places = ByteOffsets(editor.text)
        let range = TextRange(
            places.position(atByte: list.selected.replacing.lowerBound),
            places.position(atByte: list.selected.replacing.upperBound))
        editingState.studio?.completion = nil
        editTemplate { $0.area.text.replace(range, with: list.selected.insertion) }
    }

    /// A key has changed the text or moved the cursor: the list is updated, opened (if the configuration allows) or closed.
    mutating func followCompletion(typed text: String?) {
        guard studio != nil, !isReadOnly else { return }
        if studio?.completion != nil {
            if text != nil { complete(isAsked: false) } else { editingState.studio?.completion = nil }
        } else if configuration.completesWhileTyping, let character = text?.last,
            CompletionRequest.isAutomatic(after: character)
        {
            complete(isAsked: false)
        }
    }
}
