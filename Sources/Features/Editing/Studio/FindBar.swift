package import TextEditing

/// The line below a template that finds, replaces, or goes to a line.
package struct FindBar: Hashable, Sendable {
    package enum Purpose: Hashable, Sendable { case text, line }
    package enum Part: Hashable, Sendable { case needle, replacement }

    package let purpose: Purpose
    package internal(set) var needle: EditableText
    package internal(set) var replacement = EditableText("", singleLine: true)
    package internal(set) var part = Part.needle
    /// Where the cursor was when the search began: what is typed is sought from there.
    let origin: TextSelection

    init(_ purpose: Purpose, needle: String = "", from origin: TextSelection) {
        self.purpose = purpose
        self.needle = EditableText(needle, singleLine: true)
        self.needle.selectAll()
        self.origin = origin
    }

    /// The line that is named, from 1; nil for what is no number.
    package var line: Int? { Int(needle.text.trimmingBlanks()) }

    /// Which of how many places in `text` the cursor is on, from 1; 0 where it is on none. nil where nothing is sought.
    package func matches(in text: EditableText) -> (current: Int, count: Int)? {
        guard purpose == .text, !needle.isEmpty else { return nil }
        let matches = text.matches(of: TextSearch(needle.text), limit: 1000)
        let here = matches.firstIndex(of: text.selection.range)
        return ((here ?? -1) + 1, matches.count)
    }
}
