/// Cuts a template into tokens by jinja2's rules (`jinja2.lexer.Lexer`). It doesn't stop at a fault: a fault becomes a token, so
/// that the parser meets it exactly where jinja2's lazy lexer would have raised it.
struct Lexer {
    private(set) var tokens: [Token] = []
    private(set) var faults: [SyntaxFault] = []
    private let source: SourceText
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    /// Brackets that wait for their partner.
    private var open: [UInt8] = []

    /// Every token with those that the parser passes over, where they are asked for.
    private(set) var all: [(kind: TokenKind, range: Range<Int>)] = []
    private let keepsAll: Bool

    init(_ source: SourceText, keepingAll: Bool = false) {
        self.source = source
        keepsAll = keepingAll
        bytes = source.bytes
        tokens.reserveCapacity(bytes.count / 6 + 8)
        while position < bytes.count { root() }
    }

    // MARK: Text between tags

    /// Text up to the next tag, and the tag after it.
    private mutating func root() {
        let start = position
        var tag = start
        while tag < bytes.count, !isTag(at: tag) { tag += 1 }
        guard tag < bytes.count else {
            add(.data, start..<bytes.count, text: source.text(start..<bytes.count))
            return
        }
        let sign = tag + 2 < bytes.count ? bytes[tag + 2] : 0
        let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
        let textEnd = sign == UInt8(ascii: "-") ? strippedEnd(start..<tag) : tag
        if textEnd > start { add(.data, start..<textEnd, text: source.text(start..<textEnd)) }
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

    private func isTag(at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "{"), index + 1 < bytes.count else { return false }
        let next = bytes[index + 1]
        return next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#")
    }

    private func isAt(_ index: Int, _ text: StaticString) -> Bool {
        guard index >= 0, index + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] { return false }
        return true
    }

    /// Where `range` ends without the blanks at its end.
    private func strippedEnd(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound {
            var start = end - 1
            while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            guard source.scalar(at: start).scalar.isPythonSpace else { break }
            end = start
        }
        return end
    }

    /// Where the blanks that begin at `index` end.
    private func blanksEnd(_ index: Int) -> Int {
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

    /// Where `{% raw %}` ends, when it stands at `tag`.
    private func rawBegin(at tag: Int) -> Int? {
        var index = tag + 2
        if isAt(index, "-") || isAt(index, "+") { index += 1 }
        index = blanksEnd(index)
        guard isAt(index, "raw") else { return nil }
        index = blanksEnd(index + 3)
        if isAt(index, "-%}") { return blanksEnd(index + 3) }
        return isAt(index, "%}") ? index + 2 : nil
    }

    private mutating func raw(from tag: Int) {
        let start = position
        guard start < bytes.count else { return }
        var index = start
        while index < bytes.count {
            if isAt(index, "{%"), let end = rawEnd(at: index) {
                let textEnd = isAt(index + 2, "-") ? strippedEnd(start..<index) : index
                if textEnd > start { add(.data, start..<textEnd, text: source.text(start..<textEnd)) }
                if index > textEnd { add(.blank, textEnd..<index) }
                add(.rawMark, index..<end)
                return
            }
            index += 1
        }
        fail("Missing end of raw directive", start..<bytes.count, shownAt: tag..<start, fix: .insert("{% endraw %}"))
    }

    private func rawEnd(at tag: Int) -> Int? {
        var index = tag + 2
        if isAt(index, "-") || isAt(index, "+") { index += 1 }
        index = blanksEnd(index)
        guard isAt(index, "endraw") else { return nil }
        index = blanksEnd(index + 6)
        if isAt(index, "-%}") { return blanksEnd(index + 3) }
        if isAt(index, "+%}") { return index + 3 }
        return isAt(index, "%}") ? index + 2 : nil
    }

    private mutating func comment(from tag: Int) {
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
        fail("Missing end of comment tag", start..<bytes.count, shownAt: tag..<start, fix: .insert(" #}"))
    }

    // MARK: Inside a tag

    private mutating func inside(isBlock: Bool) {
        open.removeAll(keepingCapacity: true)
        while position < bytes.count {
            if open.isEmpty, let end = tagEnd(isBlock: isBlock) {
                add(isBlock ? .blockEnd : .variableEnd, position..<end)
                return
            }
            let byte = bytes[position]
            switch byte {
            case 9...13, 28...32:
                add(.blank, position..<blanksEnd(position))
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
                name()
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                number()
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                string(quote: byte)
            case 0x80...:
                let (scalar, _) = source.scalar(at: position)
                if scalar.isPythonSpace {
                    add(.blank, position..<blanksEnd(position))
                } else if scalar.isPythonDecimal, floatEnd(position) != nil {
                    number()
                } else if scalar.isJinjaName {
                    name()
                } else {
                    unexpected()
                }
            default:
                symbol()
            }
        }
    }

    private func tagEnd(isBlock: Bool) -> Int? {
        if isBlock {
            if isAt(position, "-%}") { return blanksEnd(position + 3) }
            if isAt(position, "+%}") { return position + 3 }
            return isAt(position, "%}") ? position + 2 : nil
        }
        if isAt(position, "-}}") { return blanksEnd(position + 3) }
        return isAt(position, "}}") ? position + 2 : nil
    }

    private mutating func name() {
        let start = position
        var end = start
        var isASCII = true
        while end < bytes.count {
            if bytes[end] < 0x80 {
                guard Unicode.Scalar(bytes[end]).isPythonWord else { break }
                end += 1
            } else {
                let (scalar, count) = source.scalar(at: end)
                guard scalar.isJinjaName else { break }
                isASCII = false
                end += count
            }
        }
        let text = source.text(start..<end)
        if isASCII || text.isPythonIdentifier {
            add(.name, start..<end, text: text)
        } else {
            fail("Invalid character in identifier", start..<end)
        }
    }

    private mutating func number() {
        let start = position
        if let end = floatEnd(start) {
            let digits = source.text(start..<end).filter { $0 != "_" }
            if digits.utf8.allSatisfy({ $0 < 0x80 }) {
                add(.float, start..<end, text: digits)
            } else {
                fail("invalid decimal literal", start..<end)
            }
            return
        }
        let end = integerEnd(start)
        let digits = source.text(start..<end).filter { $0 != "_" }
        if digits.utf8.count > BigInteger.largestText {
            fail("Exceeds the limit (4300 digits) for integer string conversion", start..<end)
        } else {
            add(.integer, start..<end, text: digits)
        }
    }

    /// One digit of any script at `index`.
    private func digitEnd(_ index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        if bytes[index] < 0x80 { return bytes[index] >= 0x30 && bytes[index] <= 0x39 ? index + 1 : nil }
        let (scalar, count) = source.scalar(at: index)
        return scalar.isPythonDecimal ? index + count : nil
    }

    /// `(\d+_)*\d+`
    private func digitsEnd(_ index: Int) -> Int? {
        guard var end = digitEnd(index) else { return nil }
        while true {
            if let next = digitEnd(end) {
                end = next
            } else if end < bytes.count, bytes[end] == UInt8(ascii: "_"), let next = digitEnd(end + 1) {
                end = next
            } else {
                return end
            }
        }
    }

    private func floatEnd(_ start: Int) -> Int? {
        if start > 0, bytes[start - 1] == UInt8(ascii: ".") { return nil }
        guard let whole = digitsEnd(start) else { return nil }
        var end = whole
        if whole < bytes.count, bytes[whole] == UInt8(ascii: "."), let fraction = digitsEnd(whole + 1) {
            end = fraction
        }
        if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
            var index = end + 1
            if isAt(index, "+") || isAt(index, "-") { index += 1 }
            if let exponent = digitsEnd(index) { return exponent }
        }
        return end > whole ? end : nil
    }

    private func integerEnd(_ start: Int) -> Int {
        if bytes[start] == UInt8(ascii: "0") {
            if start + 1 < bytes.count {
                let isDigit: ((Int) -> Int?)? =
                    switch bytes[start + 1] | 0x20 {
                    case UInt8(ascii: "b"): { bytes[$0] == 0x30 || bytes[$0] == 0x31 ? $0 + 1 : nil }
                    case UInt8(ascii: "o"): { bytes[$0] >= 0x30 && bytes[$0] <= 0x37 ? $0 + 1 : nil }
                    case UInt8(ascii: "x"):
                        { index in
                            let letter = bytes[index] | 0x20
                            return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f")
                                ? index + 1 : digitEnd(index)
                        }
                    default: nil
                    }
                if let isDigit, let end = separated(start + 2, isDigit) { return end }
            }
            return separated(start, { bytes[$0] == 0x30 ? $0 + 1 : nil }) ?? start + 1
        }
        return separated(start, digitEnd) ?? start + 1
    }

    /// `(_?digit)+`
    private func separated(_ start: Int, _ digit: (Int) -> Int?) -> Int? {
        var end: Int?
        var index = start
        while index < bytes.count {
            var place = index
            if bytes[place] == UInt8(ascii: "_") { place += 1 }
            guard place < bytes.count, let next = digit(place) else { break }
            index = next
            end = next
        }
        return end
    }

    private mutating func string(quote: UInt8) {
        let start = position
        var index = start + 1
        var isEscaped = false
        while index < bytes.count, bytes[index] != quote {
            if bytes[index] == UInt8(ascii: "\\") {
                isEscaped = true
                index += 1
            }
            index += 1
        }
        guard index < bytes.count else {
            unexpected()
            return
        }
        let content = (start + 1)..<index
        let range = start..<(index + 1)
        guard isEscaped else {
            add(.string, range, text: source.text(content))
            return
        }
        switch StringEscapes.decode(source.text(content)) {
        case .success(let text): add(.string, range, text: text)
        case .failure(let fault): fail(fault.message, range)
        }
    }

    private mutating func symbol() {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        let isDoubled = next == bytes[position]
        let isEqual = next == UInt8(ascii: "=")
        switch bytes[position] {
        case UInt8(ascii: "+"): one(.add)
        case UInt8(ascii: "-"): one(.sub)
        case UInt8(ascii: "/"): isDoubled ? two(.floordiv) : one(.div)
        case UInt8(ascii: "*"): isDoubled ? two(.pow) : one(.mul)
        case UInt8(ascii: "%"): one(.mod)
        case UInt8(ascii: "~"): one(.tilde)
        case UInt8(ascii: "="): isDoubled ? two(.eq) : one(.assign)
        case UInt8(ascii: "!") where isEqual: two(.ne)
        case UInt8(ascii: ">"): isEqual ? two(.gteq) : one(.gt)
        case UInt8(ascii: "<"): isEqual ? two(.lteq) : one(.lt)
        case UInt8(ascii: "."): one(.dot)
        case UInt8(ascii: ":"): one(.colon)
        case UInt8(ascii: "|"): one(.pipe)
        case UInt8(ascii: ","): one(.comma)
        case UInt8(ascii: ";"): one(.semicolon)
        case UInt8(ascii: "["): opening(.lbracket, closedBy: UInt8(ascii: "]"))
        case UInt8(ascii: "("): opening(.lparen, closedBy: UInt8(ascii: ")"))
        case UInt8(ascii: "{"): opening(.lbrace, closedBy: UInt8(ascii: "}"))
        case UInt8(ascii: "]"): closing(.rbracket)
        case UInt8(ascii: ")"): closing(.rparen)
        case UInt8(ascii: "}"): closing(.rbrace)
        default: unexpected()
        }
    }

    private mutating func one(_ kind: TokenKind) { add(kind, position..<(position + 1)) }
    private mutating func two(_ kind: TokenKind) { add(kind, position..<(position + 2)) }

    private mutating func opening(_ kind: TokenKind, closedBy partner: UInt8) {
        open.append(partner)
        one(kind)
    }

    private mutating func closing(_ kind: TokenKind) {
        let found = bytes[position]
        let text = String(UnicodeScalar(found))
        guard let expected = open.popLast() else {
            fail("unexpected '\(text)'", position..<(position + 1), fix: .remove)
            return
        }
        if expected == found {
            one(kind)
        } else {
            let wanted = String(UnicodeScalar(expected))
            let isTagEnd = isAt(position, "}}") || (found == UInt8(ascii: "}") && isAt(position - 1, "%}"))
            fail(
                "unexpected '\(text)', expected '\(wanted)'", position..<(position + 1),
                fix: isTagEnd ? .insert(wanted) : .replace(wanted))
            if isTagEnd {
                // The tag most likely ends here with a bracket left open: go on as if it had been closed.
                open.removeAll()
                if found == UInt8(ascii: "}"), isAt(position, "}") { add(.variableEnd, position..<(position + 1)) }
            }
        }
    }

    private mutating func unexpected() {
        let (scalar, count) = source.scalar(at: position)
        let fix: SyntaxFix? =
            switch scalar {
            case "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}": .replace("\"")
            case "\u{2018}", "\u{2019}", "\u{201A}": .replace("'")
            case "\u{2013}", "\u{2014}", "\u{2212}": .replace("-")
            case "!": .replace("not ")
            case "&": .replace(isAt(position, "&&") ? "and" : "and")
            case "\u{200B}", "\u{FEFF}": .remove
            default: nil
            }
        let shown = PythonText.repr(String(scalar))
        let wide = scalar == "&" && isAt(position, "&&") ? 2 : count
        fail(
            "unexpected char \(shown) at \(source.codePoints(before: position))", position..<(position + wide), fix: fix
        )
    }

    // MARK: Collecting

    private mutating func add(_ kind: TokenKind, _ range: Range<Int>, text: String = "") {
        if !kind.isHidden { tokens.append(Token(kind: kind, range: range, line: line, text: text)) }
        if keepsAll { all.append((kind, range)) }
        advance(to: range.upperBound)
    }

    private mutating func advance(to end: Int) {
        for index in position..<max(end, position) where bytes[index] == 0x0A { line += 1 }
        position = max(end, position)
    }

    private mutating func fail(
        _ message: String, _ range: Range<Int>, shownAt shown: Range<Int>? = nil, fix: SyntaxFix? = nil
    ) {
        faults.append(SyntaxFault(message, at: shown ?? range, line: line, fix: fix))
        tokens.append(Token(kind: .fault, range: range, line: line, value: faults.count - 1))
        if keepsAll { all.append((.fault, range)) }
        advance(to: range.upperBound)
    }
}
