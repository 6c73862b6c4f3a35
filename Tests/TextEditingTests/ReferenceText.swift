@testable import TextEditing

/// A reference implementation of text editing: a string, and two byte offsets. Each edit splits the whole string into characters
/// again.
struct ReferenceText {
    private(set) var text: String
    let isSingleLine: Bool
    var anchor = 0
    var head = 0
    private var goal: Int?

    init(_ text: String, isSingleLine: Bool) {
        self.text = text
        self.isSingleLine = isSingleLine
    }

    // MARK: Positions

    private var characters: [Character] { Array(text) }

    /// The valid cursor positions.
    var boundaries: [Int] { characters.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) } }

    private var lower: Int { min(anchor, head) }
    private var upper: Int { max(anchor, head) }

    private func isLineEnd(_ character: Character) -> Bool {
        !isSingleLine && ["\n", "\r", "\r\n"].contains(character)
    }

    /// The characters between two offsets.
    private func characters(_ from: Int, _ to: Int) -> [Character] {
        zip(boundaries, characters).filter { $0.0 >= from && $0.0 < to }.map(\.1)
    }

    /// The offset of a column in the line that begins at `start`; its end if the line is shorter.
    private func index(column: Int, inLineAt start: Int) -> Int {
        start + characters(start, lineEnd(start)).prefix(column).reduce(0) { $0 + $1.utf8.count }
    }

    /// The ranges of the characters that end lines.
    private var lineEnds: [Range<Int>] {
        zip(boundaries, characters).filter { isLineEnd($0.1) }.map { $0.0..<$0.0 + $0.1.utf8.count }
    }

    private func lineStart(_ index: Int) -> Int { lineEnds.last { $0.lowerBound < index }?.upperBound ?? 0 }
    private func lineEnd(_ index: Int) -> Int {
        lineEnds.first { $0.lowerBound >= index }?.lowerBound ?? text.utf8.count
    }

    private func before(_ index: Int) -> Int { boundaries.last { $0 < index } ?? 0 }
    private func after(_ index: Int) -> Int { boundaries.first { $0 > index } ?? text.utf8.count }
    /// The nearest boundary at or after an offset.
    private func nearest(_ offset: Int) -> Int { boundaries.first { $0 >= offset } ?? text.utf8.count }

    // MARK: Editing

    private mutating func replace(_ from: Int, _ to: Int, with new: String) {
        let bytes = text.bytes
        text = String(decoding: bytes[..<from] + new.bytes + bytes[to...], as: UTF8.self)
        head = nearest(from + new.utf8.count)
        anchor = head
        goal = nil
    }

    /// Takes over a text that was changed elsewhere.
    mutating func adopt(_ text: String, anchor: Int, head: Int) {
        self.text = text
        self.anchor = anchor
        self.head = head
        goal = nil
    }

    private func inOneLine(_ new: String) -> String {
        let isEnd: (Character) -> Bool = { ["\n", "\r", "\r\n"].contains($0) }
        var characters = Array(new)
        if let last = characters.last, isEnd(last) { characters.removeLast() }
        return String(characters.map { isEnd($0) ? " " : $0 })
    }

    private var kindOfLineEnd: Character { characters.first(where: isLineEnd) ?? "\n" }

    mutating func insert(_ new: String) { replace(lower, upper, with: isSingleLine ? inOneLine(new) : new) }

    mutating func paste(_ new: String) {
        let kind = kindOfLineEnd
        replace(
            lower, upper,
            with: isSingleLine ? inOneLine(new) : new.map { isLineEnd($0) ? String(kind) : String($0) }.joined())
    }

    mutating func insertNewline(keepIndent: Bool) {
        guard !isSingleLine else { return }
        let indent = characters(lineStart(lower), lower).prefix { $0 == " " || $0 == "\t" }
        replace(lower, upper, with: String(kindOfLineEnd) + (keepIndent ? String(indent) : ""))
    }

    mutating func delete(_ motion: Motion) { delete(to: target(of: motion)) }

    mutating func deleteToLineEnd() { delete(head == lineEnd(head) ? .right : .lineEnd) }

    mutating func deleteToLineStart() { delete(to: lineStart(head)) }

    private mutating func delete(to target: Int) {
        if anchor == head { anchor = target }
        if lower < upper { replace(lower, upper, with: "") }
    }

    mutating func cut() { if anchor != head { replace(lower, upper, with: "") } }

    // MARK: Moving

    mutating func selectAll() {
        anchor = 0
        head = text.utf8.count
        goal = nil
    }

    mutating func move(_ motion: Motion, extending: Bool) {
        let isVertical = motion == .up || motion == .down
        if !extending, anchor != head, motion == .left || motion == .right {
            head = motion == .left ? lower : upper
        } else {
            let wanted = goal ?? characters(lineStart(head), head).count
            var target = target(of: motion)
            if isVertical, lineStart(target) != lineStart(head) {
                target = index(column: wanted, inLineAt: lineStart(target))
            }
            head = target
            goal = isVertical ? wanted : nil
        }
        if !isVertical { goal = nil }
        if !extending { anchor = head }
    }

    private func target(of motion: Motion) -> Int {
        let (start, end) = (lineStart(head), lineEnd(head))
        switch motion {
        case .left: return before(head)
        case .right: return after(head)
        case .wordLeft:
            if head == start { return before(head) }
            var word = characters(start, head)
            while word.last?.isWhitespace ?? false { word.removeLast() }
            if let last = word.last { while let next = word.last, kind(next) == kind(last) { word.removeLast() } }
            return start + String(word).utf8.count
        case .wordRight:
            if head == end { return after(head) }
            var rest = characters(head, end)[...]
            let first = rest.first.map(kind)
            if first != 0 { rest = rest.drop { kind($0) == first } }
            return end - rest.drop { $0.isWhitespace }.reduce(0) { $0 + $1.utf8.count }
        case .lineStart:
            let blanks = characters(start, end).prefix { $0 == " " || $0 == "\t" }.count
            return head == start + blanks || start + blanks == end ? start : start + blanks
        case .lineEnd: return end
        case .up: return start == 0 ? 0 : lineStart(before(start))
        case .down: return end == text.utf8.count ? end : after(end)
        case .documentStart: return 0
        case .documentEnd: return text.utf8.count
        case .position(let position):
            let starts = ([0] + lineEnds.map(\.upperBound)).prefix(max(0, position.line) + 1)
            return index(column: max(0, position.column), inLineAt: starts[starts.count - 1])
        }
    }

    private func kind(_ character: Character) -> Int {
        if character.isWhitespace { return 0 }
        return character.isLetter || character.isNumber || character == "_" ? 1 : 2
    }

    // MARK: Lines

    /// The starts of the selected lines.
    private var selectedLines: [Int] {
        var starts = [lineStart(lower)]
        while lineEnd(starts[starts.count - 1]) < text.utf8.count {
            let next = after(lineEnd(starts[starts.count - 1]))
            if next >= upper { break }
            starts.append(next)
        }
        return starts
    }

    mutating func indent() {
        if isSingleLine || anchor == head { return insert("  ") }
        for start in selectedLines.reversed() where lineEnd(start) > start { replace(start, start, with: "  ") }
    }

    mutating func outdent() {
        for start in selectedLines.reversed() {
            let line = characters(start, lineEnd(start))
            let blanks = line.prefix(2).prefix { $0 == " " }.count
            replace(start, start + (blanks == 0 && line.first == "\t" ? 1 : blanks), with: "")
        }
    }

    // MARK: Searching

    /// The matches in bytes: every run of characters is compared.
    func matches(of search: TextSearch) -> [Range<Int>] {
        func folded(_ text: some Sequence<Character>) -> [UInt8] {
            text.map { ["\r", "\r\n"].contains($0) ? "\n" : search.matchesCase ? String($0) : $0.lowercased() }
                .joined().bytes
        }
        let needle = folded(search.needle)
        guard !needle.isEmpty else { return [] }
        let (characters, boundaries) = (characters, boundaries)
        var matches: [Range<Int>] = []
        var first = 0
        while first < characters.count {
            let last = (first..<characters.count).first { folded(characters[first...$0]).count >= needle.count }
            if let last, folded(characters[first...last]) == needle {
                matches.append(boundaries[first]..<boundaries[last + 1])
                first = last + 1
            } else {
                first += 1
            }
        }
        return matches
    }

    mutating func replaceMatches(of search: TextSearch, with new: String) {
        let kind = kindOfLineEnd
        let new = isSingleLine ? inOneLine(new) : new.map { isLineEnd($0) ? String(kind) : String($0) }.joined()
        for match in matches(of: search).reversed() { replace(match.lowerBound, match.upperBound, with: new) }
    }
}
