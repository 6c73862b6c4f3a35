/// Two changes of one text, line by line.
package enum LineMerge {
    /// Lines of the old text that were replaced.
    private struct Edit: Equatable {
        /// Indices of lines; empty for an insertion before a line.
        var range: Range<Int>
        var text: String
    }

    /// `theirs` with the changes from `base` to `mine` applied as well; nil if both changed the same lines, or lines next to each other,
    /// in different ways.
    package static func merged(_ mine: String, _ theirs: String, from base: String) -> String? {
        let (ours, others) = (edits(from: base, to: mine)[...], edits(from: base, to: theirs)[...])
        guard let all = combined(ours, others) else { return nil }
        let lines = LineDiff.split(base).map { $0.content + $0.terminator }
        var (text, next) = ("", 0)
        for edit in all {
            text += lines[next..<edit.range.lowerBound].joined() + edit.text
            next = edit.range.upperBound
        }
        return text + lines[next...].joined()
    }

    /// Both in the order of the lines; nil if two of them touch and are not the same.
    private static func combined(_ mine: ArraySlice<Edit>, _ theirs: ArraySlice<Edit>) -> [Edit]? {
        var (mine, theirs, all) = (mine, theirs, [Edit]())
        while let first = mine.first, let other = theirs.first {
            if first == other {
                all.append(first)
                mine.removeFirst()
                theirs.removeFirst()
            } else if first.range.upperBound < other.range.lowerBound {
                all.append(mine.removeFirst())
            } else if other.range.upperBound < first.range.lowerBound {
                all.append(theirs.removeFirst())
            } else {
                return nil
            }
        }
        return all + mine + theirs
    }

    private static func edits(from base: String, to text: String) -> [Edit] {
        var edits: [Edit] = []
        var open: Edit?
        var line = 0
        for change in LineDiff(from: base, to: text).lines {
            guard change.kind != .kept else {
                edits += open.map { [$0] } ?? []
                open = nil
                line += 1
                continue
            }
            var edit = open ?? Edit(range: line..<line, text: "")
            if change.kind == .removed {
                line += 1
                edit.range = edit.range.lowerBound..<line
            } else {
                edit.text += change.content + change.terminator
            }
            open = edit
        }
        return edits + (open.map { [$0] } ?? [])
    }
}
