import Planning
import TextEditing

/// The words that differ between a removed line and the line that replaces it.
struct WordChanges {
    /// For each changed character of a line whether it is in such a word, by the index of the line's item.
    private var ofItem: [Int: [Bool]] = [:]

    /// Lines of more words are not compared: it would take long.
    private static let maxWords = 2000

    init(_ items: [FieldDiff.Item]) {
        var removed: [(index: Int, line: LineDiff.Line)] = []
        var added: [(index: Int, line: LineDiff.Line)] = []
        for (index, item) in items.enumerated() {
            guard case .line(let line) = item, line.kind != .kept else {
                compare(removed, added)
                (removed, added) = ([], [])
                continue
            }
            if line.kind == .removed, !added.isEmpty {
                compare(removed, added)
                (removed, added) = ([], [])
            }
            if line.kind == .removed { removed.append((index, line)) } else { added.append((index, line)) }
        }
        compare(removed, added)
    }

    /// Empty if nothing is set off.
    subscript(index: Int) -> [Bool] { ofItem[index] ?? [] }

    private mutating func compare(
        _ removed: [(index: Int, line: LineDiff.Line)], _ added: [(index: Int, line: LineDiff.Line)]
    ) {
        for (old, new) in zip(removed, added) {
            let (before, after) = (WordChanges.words(old.line.content), WordChanges.words(new.line.content))
            guard before.count <= WordChanges.maxWords, after.count <= WordChanges.maxWords else { continue }
            var (gone, come): (Set<Int>, Set<Int>) = ([], [])
            for change in after.difference(from: before) {
                switch change {
                case .remove(let offset, _, _): gone.insert(offset)
                case .insert(let offset, _, _): come.insert(offset)
                }
            }
            // Lines that have little in common were not changed but replaced.
            guard (before.count - gone.count) * 3 >= max(before.count, after.count) else { continue }
            ofItem[old.index] = WordChanges.characters(before, gone)
            ofItem[new.index] = WordChanges.characters(after, come)
        }
    }

    /// Runs of letters and digits, runs of blanks, and other characters one by one.
    private static func words(_ text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        while start < text.endIndex {
            let first = text[start]
            let next = text.index(after: start)
            var end = next
            if first.isPartOfWord {
                end = text[next...].firstIndex { !$0.isPartOfWord } ?? text.endIndex
            } else if first.isWhitespace {
                end = text[next...].firstIndex { !$0.isWhitespace } ?? text.endIndex
            }
            words.append(text[start..<end])
            start = end
        }
        return words
    }

    private static func characters(_ words: [Substring], _ changed: Set<Int>) -> [Bool] {
        words.enumerated().flatMap { index, word in
            Array(repeating: changed.contains(index) && !word.allSatisfy(\.isWhitespace), count: word.count)
        }
    }
}

extension Character {
    fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
}
