import Planning
import TerminalCore
import TextEditing

/// A difference in the unified format of `diff -u`.
enum UnifiedDiff {
    /// - Parameters:
    ///   - path: of the field.
    ///   - old: where the old text is; `new` where the new one is.
    static func lines(
        _ diff: FieldDiff, path: String, old: String = "server", new: String = "planned"
    ) -> StyledLines {
        var lines = StyledLines()
        guard !diff.isEmpty else { return lines }
        lines.add("--- \(old)/\(path)", .heading)
        lines.add("+++ \(new)/\(path)", .heading)
        var hunk = Hunk(old: 1, new: 1)
        for item in diff.items {
            switch item {
            case .line(let line): hunk.add(line.kind, line.content)
            case .named(let kind, let name): hunk.add(kind, name)
            case .noLineEnd: hunk.lines.add("\\ no line break at the end")
            case .skipped(let count):
                lines += hunk.text
                hunk = Hunk(old: hunk.old + hunk.removed + count, new: hunk.new + hunk.added + count)
            }
        }
        return lines + hunk.text
    }

    /// Neighbouring lines.
    private struct Hunk {
        /// The number of its first line in the old text, from 1; `new` in the new one.
        let old: Int
        let new: Int
        /// How many lines of the old text it has; `added` of the new one.
        var removed = 0
        var added = 0
        var lines = StyledLines()

        init(old: Int, new: Int) {
            self.old = old
            self.new = new
        }

        mutating func add(_ kind: LineDiff.Kind, _ text: String) {
            let text = SafeText(text).plain
            if kind != .added { removed += 1 }
            if kind != .removed { added += 1 }
            switch kind {
            case .kept: lines.add(" " + text)
            case .removed: lines.add("-" + text, .removed)
            case .added: lines.add("+" + text, .added)
            }
        }

        /// With its positions; nothing if it has no lines.
        var text: StyledLines {
            guard !lines.isEmpty else { return lines }
            let head = "@@ -\(Hunk.range(old, removed)) +\(Hunk.range(new, added)) @@"
            return StyledLines(head, .position) + lines
        }

        /// A count of 1 is left out; without lines it is the line before.
        private static func range(_ start: Int, _ count: Int) -> String {
            switch count {
            case 0: "\(start - 1),0"
            case 1: "\(start)"
            default: "\(start),\(count)"
            }
        }
    }
}
