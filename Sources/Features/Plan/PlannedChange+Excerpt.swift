import OnCall
package import Planning

extension PlannedChange {
    /// The first line that differs, before and after, for a row of a table. Reads long texts only up to there.
    package var excerpt: (old: String, new: String) {
        let held = theirs.isAbsent ? base : theirs
        let (old, new) = (FieldText(held, names), FieldText(sent, names))
        return Excerpt.firstDifference(
            of: old.text.isEmpty ? old.name ?? "" : old.text, and: new.text.isEmpty ? new.name ?? "" : new.text)
    }
}

extension ReplacementPreview.Group {
    /// The first line that differs, before and after.
    package var excerpt: (old: String, new: String) { Excerpt.firstDifference(of: text, and: replaced) }
}

/// The first line in which two texts differ.
private enum Excerpt {
    /// So much of a line is enough for any screen.
    private static let maxBytes = 800

    static func firstDifference(of old: String, and new: String) -> (old: String, new: String) {
        var start = 0
        for (index, (one, other)) in zip(old.utf8, new.utf8).enumerated() {
            guard one == other else { break }
            if one == UInt8(ascii: "\n") { start = index + 1 }
        }
        return (line(of: old, from: start), line(of: new, from: start))
    }

    /// The line of a text that begins at a byte.
    private static func line(of text: String, from start: Int) -> String {
        let rest = text.utf8.dropFirst(start)
        return String(decoding: rest.prefix(maxBytes).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
