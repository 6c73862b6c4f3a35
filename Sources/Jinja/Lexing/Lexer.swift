/// Splits a template into tokens by jinja2's rules (`jinja2.lexer.Lexer`). It does not stop at a fault: a fault becomes a token,
/// so that the parser meets it exactly where jinja2's lazy lexer would have raised it.
package struct Lexer {
    /// The tokens for the parser, in source order.
    package private(set) var tokens: [Token] = []
    private(set) var faults: [SyntaxFault] = []
    /// The source text.
    package let source: SourceText
    let bytes: [UInt8]
    var position = 0
    var line = 1
    /// Brackets that are still open.
    var open: [UInt8] = []
    /// Whether the current tag is one of `{% %}`.
    var isInBlock = false
    /// Whether the current tag ended with a bracket left open.
    var hasLeft = false

    /// All tokens including those that the parser skips, if requested.
    package private(set) var all: [(kind: TokenKind, range: Range<Int>)] = []
    let keepsAll: Bool

    /// Splits all of `source`.
    package init(_ source: SourceText, keepingAll: Bool = false) {
        self.source = source
        keepsAll = keepingAll
        bytes = source.bytes
        tokens.reserveCapacity(bytes.count / 6 + 8)
        while position < bytes.count { root() }
    }

    /// The tokens and the faults; the lexer ends.
    consuming func results() -> ([Token], [SyntaxFault]) { (tokens, faults) }

    // MARK: Text between tags

    /// Text up to the next tag, and that tag.
    mutating func root() {
        let start = position
        var tag = start
        while tag < bytes.count, !isTag(at: tag) { tag += 1 }
        guard tag < bytes.count else {
            add(.data, start..<bytes.count)
            return
        }
        let sign = tag + 2 < bytes.count ? bytes[tag + 2] : 0
        let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
        let textEnd = sign == UInt8(ascii: "-") ? strippedEnd(start..<tag) : tag
        if textEnd > start { add(.data, start..<textEnd) }
        if tag > textEnd { add(.blank, textEnd..<tag) }
        if bytes[tag + 1] == UInt8(ascii: "%"), let end = rawBegin(at: tag) {
            add(.rawMark, tag..<end)
            raw(from: tag)
            return
        }
        let opening = tag..<(isSigned ? tag + 3 : tag + 2)
        switch bytes[tag + 1] {
        case UInt8(ascii: "{"):
            add(.variableBegin, opening)
            inside(isBlock: false)
        case UInt8(ascii: "%"):
            add(.blockBegin, opening)
            inside(isBlock: true)
        default:
            add(.comment, opening)
            comment(from: tag)
        }
    }

    func isTag(at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "{"), index + 1 < bytes.count else { return false }
        let next = bytes[index + 1]
        return next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#")
    }

    func isAt(_ index: Int, _ text: StaticString) -> Bool {
        guard index >= 0, index + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] { return false }
        return true
    }

    /// The end of `range` without trailing whitespace.
    func strippedEnd(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound {
            var start = end - 1
            while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            guard source.scalar(at: start).scalar.isPythonSpace else { break }
            end = start
        }
        return end
    }

    /// The end of the whitespace that begins at `index`.
    func blanksEnd(_ index: Int) -> Int {
        var index = index
        while index < bytes.count {
            if bytes[index] < 0x80 {
                guard Unicode.Scalar(bytes[index]).isPythonSpace else { break }
                index += 1
            } else {
                let (scalar, count) = source.scalar(at: index)
                guard scalar.isPythonSpace else { break }
                index += count
            }
        }
        return index
    }

    // MARK: Raw blocks and comments

    /// The end of `{% raw %}` if it begins at `tag`.
    func rawBegin(at tag: Int) -> Int? {
        var index = tag + 2
        if isAt(index, "-") || isAt(index, "+") { index += 1 }
        index = blanksEnd(index)
        guard isAt(index, "raw") else { return nil }
        index = blanksEnd(index + 3)
        if isAt(index, "-%}") { return blanksEnd(index + 3) }
        return isAt(index, "%}") ? index + 2 : nil
    }

    mutating func raw(from tag: Int) {
        let start = position
        guard start < bytes.count else { return }
        var index = start
        while index < bytes.count {
            if isAt(index, "{%"), let end = rawEnd(at: index) {
                let textEnd = isAt(index + 2, "-") ? strippedEnd(start..<index) : index
                if textEnd > start { add(.data, start..<textEnd) }
                if index > textEnd { add(.blank, textEnd..<index) }
                add(.rawMark, index..<end)
                return
            }
            index += 1
        }
        fail(
            "Missing end of raw directive", start..<bytes.count, shownAt: tag..<start, fix: .insertAtEnd("{% endraw %}")
        )
    }

    func rawEnd(at tag: Int) -> Int? {
        var index = tag + 2
        if isAt(index, "-") || isAt(index, "+") { index += 1 }
        index = blanksEnd(index)
        guard isAt(index, "endraw") else { return nil }
        index = blanksEnd(index + 6)
        if isAt(index, "-%}") { return blanksEnd(index + 3) }
        if isAt(index, "+%}") { return index + 3 }
        return isAt(index, "%}") ? index + 2 : nil
    }

    mutating func comment(from tag: Int) {
        let start = position
        guard start < bytes.count else { return }
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "#"), bytes[index + 1] == UInt8(ascii: "}") {
                let isStripping = index > start && bytes[index - 1] == UInt8(ascii: "-")
                add(.comment, start..<(isStripping ? blanksEnd(index + 2) : index + 2))
                return
            }
            index += 1
        }
        fail("Missing end of comment tag", start..<bytes.count, shownAt: tag..<start, fix: .insertAtEnd(" #}"))
    }

    // MARK: Collecting

    mutating func add(_ kind: TokenKind, _ range: Range<Int>, text: String = "", word: Token.Word = .other) {
        if !kind.isHidden { tokens.append(Token(kind: kind, range: range, line: line, text: text, word: word)) }
        if keepsAll { all.append((kind, range)) }
        advance(to: range.upperBound)
    }

    mutating func advance(to end: Int) {
        for index in position..<max(end, position) where bytes[index] == 0x0A { line += 1 }
        position = max(end, position)
    }

    mutating func fail(
        _ message: String, _ range: Range<Int>, shownAt shown: Range<Int>? = nil, fix: SyntaxFix? = nil,
        isCollapse: Bool = false
    ) {
        faults.append(SyntaxFault(message, at: shown ?? range, line: line, fix: fix, isCollapse: isCollapse))
        tokens.append(Token(kind: .fault, range: range, line: line, value: faults.count - 1))
        if keepsAll { all.append((.fault, range)) }
        advance(to: range.upperBound)
    }
}
