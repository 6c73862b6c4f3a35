import OnCall
import Planning
import TerminalCore
import TextEditing

/// A conflict side by side: the value before both changes, the server's, and the one that was typed. Lines that belong together stand in
/// one row.
struct ConflictColumns {
    /// From this width on three columns fit.
    static let minWidth = 100

    /// Unchanged lines before and after a changed one.
    private static let context = 3
    /// More lines than any text has.
    private static let everything = 1 << 20

    /// What a side has at a line of the base.
    private typealias Block = [DiffRow]

    private let column: Int
    private let base: [Block]
    private let theirs: Side
    private let mine: Side

    /// - Parameter width: of all columns, with the lines between them.
    init(_ change: PlannedChange, width: Int) {
        column = (width - 2 * ConflictColumns.gap) / 3
        let room = max(4, column - ConflictColumns.gutter)
        let (theirs, mine) = change.whole(context: ConflictColumns.everything)
        base = ConflictColumns.base(theirs, width: room)
        self.theirs = Side(theirs, count: base.count, width: room)
        self.mine = Side(mine, count: base.count, width: room)
    }

    /// The mark and a blank.
    private static let gutter = 2
    /// A line, and a blank.
    private static let gap = 2

    /// The rows, with headings.
    var rows: [PlanRow] {
        var rows = [
            row(.text("Before:", .plain), .text("What they changed:", .plain), .text("What you changed:", .plain))
        ]
        var skipped = 0
        func say() {
            guard skipped > 0 else { return }
            rows.append(
                .text("  ⋯ \(skipped) unchanged line\(skipped == 1 ? "" : "s")", .muted))
            skipped = 0
        }
        for line in base.indices {
            guard isShown(line) else {
                skipped += 1
                continue
            }
            say()
            let (theirs, mine) = (theirs.blocks[line], mine.blocks[line])
            for number in 0..<max(base[line].count, theirs.count, mine.count) {
                rows.append(row(cell(base[line], number), cell(theirs, number), cell(mine, number)))
            }
        }
        say()
        return rows
    }

    private func row(_ first: PlanRow, _ second: PlanRow, _ third: PlanRow) -> PlanRow {
        let next = column + ConflictColumns.gap
        return .pair(first, .pair(second, third, at: next), at: next)
    }

    private func cell(_ block: Block, _ number: Int) -> PlanRow {
        block.indices.contains(number) ? .diff(block[number], gutter: ConflictColumns.gutter) : .blank
    }

    /// Whether a line is changed, or near one that is.
    private func isShown(_ line: Int) -> Bool {
        let near = (line - ConflictColumns.context)...(line + ConflictColumns.context)
        return near.contains { theirs.changed.contains($0) || mine.changed.contains($0) }
    }

    /// The lines of the base, and one after the last for what is added there.
    private static func base(_ diff: FieldDiff, width: Int) -> [Block] {
        var blocks: [Block] = []
        for item in diff.items {
            switch item {
            case .line(let line) where line.kind != .added:
                blocks.append(FieldDiff.rows(of: line, [], width: width).map(\.kept))
            case .named(.removed, let name): blocks.append([FieldDiff.row(.kept, Array(name), isMark: true)])
            default: break
            }
        }
        return blocks + [[]]
    }

    /// One of both changes, at the lines of the base.
    private struct Side {
        var blocks: [Block]
        /// The lines of the base that it changes.
        var changed: Set<Int> = []

        init(_ diff: FieldDiff, count: Int, width: Int) {
            blocks = Array(repeating: [], count: count)
            let words = WordChanges(diff.items)
            var line = 0
            // Where the run of removed lines began, whose place the added ones take.
            var start: Int?
            func place(_ index: Int) -> Int { min(index, count - 1) }
            for (index, item) in diff.items.enumerated() {
                switch item {
                case .line(let part) where part.kind == .kept:
                    blocks[place(line)] += FieldDiff.rows(of: part, [], width: width)
                    line += 1
                    start = nil
                case .line(let part) where part.kind == .removed:
                    start = start ?? line
                    changed.insert(place(line))
                    line += 1
                case .line(let part):
                    let here = place(start ?? line)
                    changed.insert(here)
                    blocks[here] += FieldDiff.rows(of: part, words[index], width: width)
                case .named(.removed, _):
                    start = start ?? line
                    changed.insert(place(line))
                    line += 1
                case .named(let kind, let name):
                    changed.insert(place(start ?? line))
                    blocks[place(start ?? line)].append(FieldDiff.row(kind, Array(name), isMark: true))
                case .noLineEnd, .skipped: break
                }
            }
        }
    }
}
