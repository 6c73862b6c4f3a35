import Jinja

/// Matching parts of a template, which may be incomplete: a bracket and its partner, the two delimiters of a tag, the keywords of
/// a statement from `if` to `endif`.
package struct TemplatePairs: Hashable, Sendable {
    /// A part of the text and its group.
    private struct Member: Hashable {
        let range: Range<Int>
        let group: Int
    }

    private var members: [Member] = []
    private var groups: [[Range<Int>]] = []

    /// Scans `text` once; lookups are searches afterwards.
    package init(_ text: String) {
        let source = SourceText(text)
        var finder = PairFinder(source)
        finder.find()
        groups = finder.groups.filter { $0.count > 1 }
            .map { $0.map { source.original($0.lowerBound)..<source.original($0.upperBound) } }
        for (index, group) in groups.enumerated() {
            for range in group { members.append(Member(range: range, group: index)) }
        }
        members.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The group of the part at `offset` or directly before it, including that part, in order; empty if there is none.
    /// - Parameter offset: UTF-8 bytes from the start of the text as edited.
    package func partners(atByte offset: Int) -> [Range<Int>] {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if members[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        // The last part that begins at or before the cursor; parts don't overlap.
        guard low > 0, members[low - 1].range.upperBound >= offset else { return [] }
        return groups[members[low - 1].group]
    }
}

/// Scans the tokens of a template once; offsets are those of the `SourceText`.
private struct PairFinder {
    private let source: SourceText
    private let all: [(kind: TokenKind, range: Range<Int>)]
    private(set) var groups: [[Range<Int>]] = []
    /// Open brackets of the current tag.
    private var brackets: [(kind: TokenKind, range: Range<Int>)] = []
    /// The opening delimiter of the current tag.
    private var mark: Range<Int>?
    private var statements = OpenStatements()

    init(_ source: SourceText) {
        self.source = source
        all = Lexer(source, keepingAll: true).all
    }

    mutating func find() {
        var index = 0
        while index < all.count {
            let (kind, range) = all[index]
            switch kind {
            case .variableBegin, .blockBegin:
                mark = range
                brackets.removeAll(keepingCapacity: true)
                if kind == .blockBegin { word(after: index) }
            case .variableEnd, .blockEnd:
                if let mark { groups.append([mark, ending(range)]) }
                mark = nil
            case .lparen, .lbracket, .lbrace: brackets.append((kind, range))
            case .rparen, .rbracket, .rbrace:
                if let partner = brackets.popLast() { groups.append([partner.range, range]) }
            case .comment: comment(at: &index)
            case .rawMark: raw(range)
            default: break
            }
            index += 1
        }
        statements.closeAll { groups.append($0) }
    }

    /// The closing delimiter of a tag without the whitespace that it strips, and with a preceding brace that the lexer treated as
    /// a fault.
    private func ending(_ range: Range<Int>) -> Range<Int> {
        let end = source.bytes[range].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? range.upperBound
        let isDouble = end < range.upperBound && source.bytes[end] == UInt8(ascii: "}")
        let upper = isDouble ? end + 1 : end
        let isCut = upper - range.lowerBound < 2 && range.lowerBound > 0
        return (isCut ? upper - 2 : range.lowerBound)..<upper
    }

    private mutating func comment(at index: inout Int) {
        guard index + 1 < all.count, all[index + 1].kind == .comment else { return }
        let (opening, rest) = (all[index].range, all[index + 1].range)
        index += 1
        var end = rest.upperBound
        while end - 2 > rest.lowerBound, source.bytes[end - 1] != UInt8(ascii: "}") { end -= 1 }
        let start = end - 2 > rest.lowerBound && source.bytes[end - 3] == UInt8(ascii: "-") ? end - 3 : end - 2
        groups.append([opening, max(start, rest.lowerBound)..<end])
    }

    /// `{% raw %}` or `{% endraw %}`, which is one token.
    private mutating func raw(_ range: Range<Int>) {
        let bytes = source.bytes
        func letters(_ index: Int) -> Bool {
            bytes[index] | 0x20 >= UInt8(ascii: "a") && bytes[index] | 0x20 <= UInt8(ascii: "z")
        }
        guard let start = range.first(where: letters),
            let end = (start..<range.upperBound).first(where: { !letters($0) }),
            let close = (end..<range.upperBound).first(where: { bytes[$0] == UInt8(ascii: "%") })
        else { return }
        let isSigned =
            bytes[range.lowerBound + 2] == UInt8(ascii: "-") || bytes[range.lowerBound + 2] == UInt8(ascii: "+")
        let closing = (bytes[close - 1] == UInt8(ascii: "-") ? close - 1 : close)..<(close + 2)
        groups.append([range.lowerBound..<(range.lowerBound + (isSigned ? 3 : 2)), closing])
        statements.word(source.text(start..<end), start..<end, isBlock: true) { groups.append($0) }
    }

    /// The first word of a statement's tag.
    private mutating func word(after opening: Int) {
        var index = opening + 1
        while index < all.count, all[index].kind == .blank { index += 1 }
        guard index < all.count, all[index].kind == .name else { return }
        let range = all[index].range
        statements.word(
            source.text(range), range, isBlock: OpenStatements.isBlock(all[index...].lazy.map(\.kind))
        ) { groups.append($0) }
    }
}
