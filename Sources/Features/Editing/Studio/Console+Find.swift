import TextEditing

extension Console {
    mutating func openFind(_ purpose: FindBar.Purpose) {
        guard let editor = templateEditor else { return }
        focus(.editor)
        let selected = editor.text.selectedText
        let isWord = !selected.isEmpty && !selected.contains(where: \.isNewline)
        let needle = purpose == .line ? "" : isWord ? selected : editingState.lastSearch
        editingState.studio?.find = FindBar(purpose, needle: needle, from: editor.text.selection)
    }

    /// The search text has changed: finds the first match from where the search began.
    mutating func searchTextChanged() {
        guard let find = studio?.find, find.part == .needle else { return }
        switch find.purpose {
        case .line:
            guard let line = find.line else { return }
            editTemplate { $0.area.text.move(.position(TextPosition(line: max(1, line) - 1, column: 0))) }
        case .text:
            editingState.lastSearch = find.needle.text
            guard !find.needle.isEmpty else { return }
            let search = TextSearch(find.needle.text)
            editTemplate { editor in
                guard let match = editor.text.nextMatch(of: search, from: find.origin.range.start) else { return }
                editor.area.text.select(match)
            }
        }
    }

    /// Enter: the next match; in the second field, replaces this match first.
    mutating func findNext() {
        guard let find = studio?.find else { return }
        if find.purpose == .line {
            editingState.studio?.find = nil
            return
        }
        if find.part == .replacement {
            guard !isReadOnly else {
                notice = .disabled(nil, .readOnly)
                return
            }
            let search = TextSearch(find.needle.text)
            editTemplate { editor in
                let here = editor.text.selection.range
                guard editor.text.matches(of: search).contains(here) else { return }
                editor.area.text.replace(here, with: find.replacement.text)
            }
        }
        self.find(forward: true)
    }

    mutating func find(forward: Bool) {
        guard let find = studio?.find, find.purpose == .text, !find.needle.isEmpty else { return }
        let search = TextSearch(find.needle.text)
        var isFound = false
        editTemplate { editor in
            let from = editor.text.selection.range
            guard
                let match = editor.text.nextMatch(
                    of: search, from: forward ? from.end : from.start, forward ? .forward : .backward)
            else { return }
            editor.area.text.select(match)
            isFound = true
        }
        if !isFound { notice = .studio(.notFound(find.needle.text)) }
    }

    mutating func replaceAll() {
        guard let find = studio?.find, find.purpose == .text, !find.needle.isEmpty else { return }
        var count = 0
        editTemplate {
            count = $0.area.text.replaceMatches(of: TextSearch(find.needle.text), with: find.replacement.text)
        }
        guard count > 0 else {
            notice = .studio(.notFound(find.needle.text))
            return
        }
        notice = .studio(.replaced(count))
    }
}

extension EditableText {
    /// Selects a range and moves the cursor to its end.
    fileprivate mutating func select(_ range: TextRange) {
        move(.position(range.start))
        move(.position(range.end), extending: true)
    }
}
