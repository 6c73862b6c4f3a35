/// The lines kept, removed and added between two texts, exact to the byte.
package struct LineDiff: Hashable, Sendable {
    /// What happens to a line.
    package enum Kind: Hashable, Sendable {
        case kept, removed, added
    }

    /// A line of the old text, of the new one, or of both.
    package struct Line: Hashable, Sendable {
        package let kind: Kind
        /// The line without its terminator.
        package let content: String
        /// `\n`, `\r\n`, `\r`, or empty if the text ends without one.
        package let terminator: String
        /// Line number in the old text, from 1; nil if the line is added.
        package let old: Int?
        /// Line number in the new text, from 1; nil if the line is removed.
        package let new: Int?
    }

    /// Nearby changes with the lines around them.
    package struct Hunk: Hashable, Sendable {
        package let lines: [Line]
        /// The number of kept lines left out before it.
        package let skipped: Int
    }

    /// All lines of both texts. Removed lines come before the lines that replace them.
    package let lines: [Line]

    package init(from old: String, to new: String) {
        let before = LineDiff.split(old)
        let after = LineDiff.split(new)
        let (removed, added) = LineDiff.changes(from: before, to: after)
        var lines: [Line] = []
        var (i, j) = (0, 0)
        while i < before.count || j < after.count {
            if i < before.count, removed.contains(i) {
                lines.append(Line(.removed, before[i], old: i + 1, new: nil))
                i += 1
            } else if j < after.count, added.contains(j) {
                lines.append(Line(.added, after[j], old: nil, new: j + 1))
                j += 1
            } else {
                lines.append(Line(.kept, after[j], old: i + 1, new: j + 1))
                i += 1
                j += 1
            }
        }
        self.lines = lines
    }

    /// Whether the texts are the same.
    package var isEmpty: Bool { lines.allSatisfy { $0.kind == .kept } }

    /// The changes with some kept lines around them; changes close to each other share a hunk.
    package func hunks(context: Int) -> [Hunk] {
        var hunks: [Hunk] = []
        var end = 0
        var index = 0
        while let change = lines[index...].firstIndex(where: { $0.kind != .kept }) {
            let start = max(end, change - context)
            // Extends the hunk as long as the context of the next change meets it.
            var last = change
            while let next = lines[(last + 1)...].firstIndex(where: { $0.kind != .kept }),
                next - last <= 2 * context + 1
            {
                last = next
            }
            let stop = min(lines.count, last + 1 + context)
            hunks.append(Hunk(lines: Array(lines[start..<stop]), skipped: start - end))
            end = stop
            index = stop
        }
        return hunks
    }
}

extension LineDiff.Line {
    fileprivate init(_ kind: LineDiff.Kind, _ line: TextLine, old: Int?, new: Int?) {
        self.init(kind: kind, content: line.content, terminator: line.terminator, old: old, new: new)
    }
}

extension LineDiff {
    /// The lines of a text. A line end does not begin another line: nothing follows the last one.
    static func split(_ text: String) -> [TextLine] {
        var lines = TextLine.split(Array(text.utf8)[...])
        if let last = lines.last, last.length == 0 { lines.removeLast() }
        return lines
    }

    /// Limits the cost: if the texts differ in more pairs of lines, all of these are removed and added.
    private static let maxPairs = 1_000_000

    /// The indices of the removed and of the added lines.
    private static func changes(from old: [TextLine], to new: [TextLine]) -> (removed: Set<Int>, added: Set<Int>) {
        // Numbers instead of lines: equal bytes have equal numbers.
        var numbers: [[UInt8]: Int] = [:]
        func number(_ line: TextLine) -> Int {
            let bytes = Array(line.content.utf8) + Array(line.terminator.utf8)
            if let known = numbers[bytes] { return known }
            numbers[bytes] = numbers.count
            return numbers.count - 1
        }
        let before = old.map(number)
        let after = new.map(number)
        let head = zip(before, after).prefix { $0 == $1 }.count
        let room = min(before.count, after.count) - head
        let tail = zip(before.reversed(), after.reversed()).prefix(room).prefix { $0 == $1 }.count
        let oldRange = head..<(before.count - tail)
        let newRange = head..<(after.count - tail)
        guard oldRange.count * newRange.count <= maxPairs else { return (Set(oldRange), Set(newRange)) }
        var (removed, added): (Set<Int>, Set<Int>) = ([], [])
        for change in after[newRange].difference(from: before[oldRange]) {
            switch change {
            case .remove(let offset, _, _): removed.insert(head + offset)
            case .insert(let offset, _, _): added.insert(head + offset)
            }
        }
        return (removed, added)
    }
}
