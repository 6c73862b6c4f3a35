package import Planning
import TerminalCore
package import TextEditing

/// A row of a diff: a line or a part of it, with invisible characters made visible.
package struct DiffRow: Hashable, Sendable {
    package let kind: LineDiff.Kind
    /// The line's numbers in the old and in the new text, in its first row.
    package let old: Int?
    package let new: Int?
    package let characters: [Character]
    /// Which characters are marks for invisible ones.
    package let marks: [Bool]
    /// Which characters are in words that the other side of a changed line doesn't have; empty for none.
    package let changed: [Bool]
    /// Whether it continues the line of the row above.
    package let isContinuation: Bool

    /// The same without a sign.
    var kept: DiffRow {
        DiffRow(
            kind: .kept, old: old, new: new, characters: characters, marks: marks, changed: [],
            isContinuation: isContinuation)
    }
}

extension FieldDiff {
    /// Columns of one of the two line numbers.
    package var numberWidth: Int {
        let most = items.reduce(0) { most, item in
            if case .line(let line) = item { max(most, line.old ?? 0, line.new ?? 0) } else { most }
        }
        return most == 0 ? 0 : String(most).count
    }

    /// Columns before the text: two numbers, the mark, and the gaps between them.
    package var gutter: Int { numberWidth == 0 ? 2 : 2 * numberWidth + 4 }

    /// The diff wrapped into rows.
    /// - Parameter width: columns, including the numbers.
    package func rows(width: Int) -> [PlanRow] {
        let room = max(4, width - gutter)
        var rows: [PlanRow] = []
        let changes = WordChanges(items)
        for (index, item) in items.enumerated() {
            switch item {
            case .line(let line):
                rows += FieldDiff.rows(of: line, changes[index], width: room).map { .diff($0, gutter: gutter) }
            case .named(let kind, let name):
                rows.append(.diff(FieldDiff.row(kind, Array(name), isMark: true), gutter: gutter))
            case .noLineEnd(let kind):
                rows.append(.diff(FieldDiff.row(kind, Array("(no line end)"), isMark: true), gutter: gutter))
            case .skipped(let count):
                let message = count == 1 ? "⋯ 1 unchanged line" : "⋯ \(count) unchanged lines"
                rows.append(.text(String(repeating: " ", count: gutter) + message, .muted))
            }
        }
        return rows
    }

    static func row(_ kind: LineDiff.Kind, _ characters: [Character], isMark: Bool) -> DiffRow {
        DiffRow(
            kind: kind, old: nil, new: nil, characters: characters,
            marks: Array(repeating: isMark, count: characters.count), changed: [], isContinuation: false)
    }

    static func rows(of line: LineDiff.Line, _ changes: [Bool], width: Int) -> [DiffRow] {
        let (characters, marks) = visible(line)
        // Marks at the end of the line are no part of a word.
        let changed = changes + Array(repeating: false, count: max(0, characters.count - changes.count))
        var rows: [DiffRow] = []
        var start = 0
        repeat {
            var end = start
            var columns = 0
            while end < characters.count {
                let wide = TerminalCore.width(of: characters[end])
                if end > start, columns + wide > width { break }
                columns += wide
                end += 1
            }
            // After a blank, if there is one: words stay whole.
            if end < characters.count, let blank = characters[start..<end].lastIndex(of: " ") { end = blank + 1 }
            let isFirst = start == 0
            rows.append(
                DiffRow(
                    kind: line.kind, old: isFirst ? line.old : nil, new: isFirst ? line.new : nil,
                    characters: Array(characters[start..<end]), marks: Array(marks[start..<end]),
                    changed: changes.isEmpty ? [] : Array(changed[start..<end]),
                    isContinuation: !isFirst))
            start = end
        } while start < characters.count
        return rows
    }

    /// The line with marks for invisible blanks. Control characters, including tabs, have their own marks on every canvas.
    private static func visible(_ line: LineDiff.Line) -> ([Character], [Bool]) {
        var characters = Array(line.content)
        var marks = characters.map { $0 == "\t" }
        var isTrailing = line.kind != .kept
        for index in characters.indices.reversed() {
            let character = characters[index]
            if character == " ", isTrailing {
                characters[index] = "·"
                marks[index] = true
            } else if character != " ", character != "\t", character.isWhitespace, !character.isNewline {
                characters[index] = "␣"
                marks[index] = true
            } else if character != "\t" {
                isTrailing = false
            }
        }
        if line.kind != .kept, line.terminator.utf8.first == 13 {
            characters.append("\r")
            marks.append(true)
        }
        return (characters, marks)
    }
}
