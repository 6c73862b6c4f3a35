package import JinjaEditing
import TextEditing

/// The list of what can stand at the cursor.
package struct CompletionList: Hashable, Sendable {
    package let completions: Completions
    package internal(set) var index = 0
    /// The text that it is for.
    let text: EditableText

    package var items: [Completions.Item] { completions.items }
    package var selected: Completions.Item { items[min(index, items.count - 1)] }

    /// nil where nothing can stand there.
    init?(_ completions: Completions?, of text: EditableText, keeping label: String? = nil) {
        guard let completions, !completions.items.isEmpty else { return nil }
        self.completions = completions
        self.text = text
        if let label, let index = completions.items.firstIndex(where: { $0.label == label }) { index = index }
    }

    mutating func move(by step: Int) { index = (index + step + items.count) % items.count }
}
