package import TextEditing

/// The line below a template for find, replace, or go to line.
package struct FindBar: Hashable, Sendable {
    package enum Purpose: Hashable, Sendable { case text, line }
    package enum Part: Hashable, Sendable { case needle, replacement }

    package let purpose: Purpose
    package internal(set) var needle: EditableText
    package internal(set) var replacement = EditableText("", singleLine: true)
    package internal(set) var part = Part.needle
    /// The selection when the search began: typing searches from there.
    let origin: TextSelection

    init(_ purpose: Purpose, needle: String = "", from origin: TextSelection) {
        self.purpose = purpose
        self.needle = EditableText(needle, singleLine: true)
        self.needle.selectAll()
        self.origin = origin
    }

    /// The line number, from 1; nil if it is not a number.
    package var line: Int? { Int(needle.text.trimmingBlanks()) }

    /// The number of matches in `text`, and which one is selected, from 1; 0 if none is. nil without a search text.
    package func matches(in text: EditableText) -> (current: Int, count: Int)? {
        guard purpose == .text, !needle.isEmpty else { return nil }
        let matches = text.matches(of: TextSearch(needle.text), limit: 1000)
        let here = matches.firstIndex(of: text.selection.range)
        return ((here ?? -1) + 1, matches.count)
    }
}
