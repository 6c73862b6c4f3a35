package import JinjaEditing
import TextEditing

/// The list of completions at the cursor.
package struct CompletionList: Hashable, Sendable {
    package let completions: Completions
    package internal(set) var index = 0
    /// The text that it was made for.
    let text: EditableText

    package var items: [Completions.Item] { completions.items }
    package var selected: Completions.Item { items[min(index, items.count - 1)] }

    /// nil if there is nothing to complete.
    init?(_ completions: Completions?, of text: EditableText, keeping label: String? = nil) {
        guard let completions, !completions.items.isEmpty else { return nil }
        self.completions = completions
        self.text = text
        if let label, let found = completions.items.firstIndex(where: { $0.label == label }) { index = found }
    }

    mutating func move(by step: Int) { index = (index + step + items.count) % items.count }
}
