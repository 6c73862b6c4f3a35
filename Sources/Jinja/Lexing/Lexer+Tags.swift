/// The contents of a tag: names, strings, operators and brackets (`Lexer.wrap`, `operators`).
extension Lexer {
    mutating func inside(isBlock: Bool) {
        open.removeAll(keepingCapacity: true)
        isInBlock = isBlock
        hasLeft = false
        while position < bytes.count, !hasLeft {
            let byte = bytes[position]
            // `-`, `+`, `%` or `}`
            let mayEnd = byte == 0x2D || byte == 0x2B || byte == 0x25 || byte == 0x7D
            if mayEnd, open.isEmpty, let end = tagEnd(isBlock: isBlock) {
                add(isBlock ? .blockEnd : .variableEnd, position..<end)
                return
            }
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

    func tagEnd(isBlock: Bool) -> Int? {
        if isBlock {
            if isAt(position, "-%}") { return blanksEnd(position + 3) }
            if isAt(position, "+%}") { return position + 3 }
            return isAt(position, "%}") ? position + 2 : nil
        }
        if isAt(position, "-}}") { return blanksEnd(position + 3) }
        return isAt(position, "}}") ? position + 2 : nil
    }

    mutating func name() {
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
        let text = bytes.withUnsafeBufferPointer { String(decoding: $0[start..<end], as: UTF8.self) }
        if isASCII || text.isPythonIdentifier {
            add(.name, start..<end, text: text, word: word(start..<end))
        } else {
            fail("Invalid character in identifier", start..<end)
        }
    }

    private func word(_ range: Range<Int>) -> Token.Word {
        func at(_ index: Int) -> UInt8 { bytes[range.lowerBound + index] }
        switch (range.count, at(0)) {
        case (2, UInt8(ascii: "i")):
            return switch at(1) {
            case UInt8(ascii: "f"): .if
            case UInt8(ascii: "n"): .in
            case UInt8(ascii: "s"): .is
            default: .other
            }
        case (2, UInt8(ascii: "o")): return at(1) == UInt8(ascii: "r") ? .or : .other
        case (3, UInt8(ascii: "a")): return at(1) == UInt8(ascii: "n") && at(2) == UInt8(ascii: "d") ? .and : .other
        case (3, UInt8(ascii: "n")): return at(1) == UInt8(ascii: "o") && at(2) == UInt8(ascii: "t") ? .not : .other
        case (4, UInt8(ascii: "e")): return isAt(range.lowerBound, "else") ? .else : .other
        default: return .other
        }
    }

    mutating func string(quote: UInt8) {
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

    mutating func symbol() {
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

    mutating func one(_ kind: TokenKind) { add(kind, position..<(position + 1)) }
    mutating func two(_ kind: TokenKind) { add(kind, position..<(position + 2)) }

    mutating func opening(_ kind: TokenKind, closedBy partner: UInt8) {
        open.append(partner)
        one(kind)
    }

    mutating func closing(_ kind: TokenKind) {
        let found = bytes[position]
        let text = String(UnicodeScalar(found))
        guard let expected = open.popLast() else {
            guard found == UInt8(ascii: "}"), let meant = brokenTagEnd() else {
                fail("unexpected '\(text)'", position..<(position + 1), fix: .remove)
                return
            }
            let brace = position..<(position + 1)
            fail(
                "unexpected '\(text)'", brace.lowerBound..<max(brace.upperBound, meant.range.upperBound),
                shownAt: brace,
                fix: .rewrite(meant.range, meant.end))
            leave()
            return
        }
        if expected == found {
            one(kind)
        } else {
            let wanted = String(UnicodeScalar(expected))
            let isTagEnd = isInBlock ? isAt(position - 1, "%}") : isAt(position, "}}")
            fail(
                "unexpected '\(text)', expected '\(wanted)'", position..<(position + 1),
                fix: isTagEnd ? .insert(wanted) : .replace(wanted))
            if isTagEnd {
                // The tag most likely ends here with a bracket left open: continue as if it had been closed.
                leave(consuming: isInBlock ? 0 : 1)
            }
        }
    }

    /// Continues after the tag, as if it ended here.
    private mutating func leave(consuming count: Int = 0) {
        open.removeAll()
        hasLeft = true
        add(isInBlock ? .blockEnd : .variableEnd, position..<(position + count))
    }

    /// The end of the tag that a lone `}` was meant to be: its range with all that belongs to it, and the right spelling. nil if
    /// the tag has its proper end further on, so that the brace is one too many.
    private func brokenTagEnd() -> (range: Range<Int>, end: String)? {
        let end = isInBlock ? "%}" : "}}"
        var start = position
        var stop = position + 1
        // `} }`, `}}` at the end of a block.
        let next = blanksEnd(stop)
        if next < bytes.count, bytes[next] == UInt8(ascii: "}"), !bytes[stop..<next].contains(0x0A) { stop = next + 1 }
        // `}-}`: the sign belongs before the braces.
        var sign = ""
        if !isInBlock, isAt(position, "}-}") {
            (stop, sign) = (position + 3, "-")
        }
        // `% }`, `%-}`, `%}` at the end of a variable.
        var before = start
        while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
        if before > 0, bytes[before - 1] == UInt8(ascii: "-") {
            sign = "-"
            before -= 1
        }
        if before > 0, bytes[before - 1] == UInt8(ascii: "%") {
            start = before - 1
            // `-%}` at the end of a variable.
            if start > 0, bytes[start - 1] == UInt8(ascii: "-") {
                sign = "-"
                start -= 1
            }
        } else if sign == "-", before < position, bytes[before] == UInt8(ascii: "-") {
            start = before
        }
        if start == position, stop == position + 1, endsFurtherOn() { return nil }
        return (start..<stop, sign + end)
    }

    /// Whether the tag ends properly later in its line, before another one begins.
    private func endsFurtherOn() -> Bool {
        var index = position + 1
        while index + 1 < bytes.count, bytes[index] != 0x0A, !isTag(at: index) {
            if isAt(index, isInBlock ? "%}" : "}}") { return true }
            index += 1
        }
        return false
    }

    /// Quotes that are not those of the language, with the entities that web pages and editors make of them.
    private static let quotes: [(open: String, close: String, meant: String)] = [
        ("\u{201C}", "\u{201D}", "\""), ("\u{201D}", "\u{201D}", "\""), ("\u{201E}", "\u{201C}", "\""),
        ("\u{00AB}", "\u{00BB}", "\""), ("\u{2018}", "\u{2019}", "'"), ("\u{2019}", "\u{2019}", "'"),
        ("\u{201A}", "\u{2018}", "'"), ("&quot;", "&quot;", "\""), ("&#34;", "&#34;", "\""), ("&#x22;", "&#x22;", "\""),
        ("&apos;", "&apos;", "'"), ("&#39;", "&#39;", "'"), ("&#x27;", "&#x27;", "'"),
    ]

    private static let entities: [(entity: String, meant: String)] = [
        ("&amp;&amp;", "and"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&#x3D;", "="), ("&#61;", "="),
        ("&amp;", "and"),
    ]

    private func isAt(_ index: Int, text: String) -> Bool {
        let wanted = text.utf8
        return index + wanted.count <= bytes.count && bytes[index..<(index + wanted.count)].elementsEqual(wanted)
    }

    /// A text between two quotes of another kind: the whole range, and the text as a string of the language.
    private func foreignString() -> (range: Range<Int>, text: String)? {
        for quote in Lexer.quotes where isAt(position, text: quote.open) {
            var index = position + quote.open.utf8.count
            let start = index
            while index < bytes.count, bytes[index] != 0x0A, !isTag(at: index) {
                if isAt(index, text: quote.close) {
                    let content = source.text(start..<index)
                    guard !content.contains(quote.meant), !content.contains("\\") else { return nil }
                    return (position..<(index + quote.close.utf8.count), quote.meant + content + quote.meant)
                }
                index += 1
            }
        }
        return nil
    }

    /// An entity of HTML, and what it stands for.
    private func entity() -> (range: Range<Int>, text: String)? {
        let all = Lexer.entities + Lexer.quotes.filter { $0.open.hasPrefix("&") }.map { ($0.open, $0.meant) }
        return all.first { isAt(position, text: $0.entity) }
            .map { (position..<(position + $0.entity.utf8.count), $0.meant) }
    }

    mutating func unexpected() {
        let (scalar, count) = source.scalar(at: position)
        if let found = foreignString() ?? entity() {
            let shown = PythonText.repr(String(scalar))
            fail(
                "unexpected char \(shown) at \(source.codePoints(before: position))", found.range,
                shownAt: position..<(position + count), fix: .rewrite(found.range, found.text))
            return
        }
        let fix: SyntaxFix? =
            switch scalar {
            case "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}": .replace("\"")
            case "\u{2018}", "\u{2019}", "\u{201A}": .replace("'")
            case "\u{2013}", "\u{2014}", "\u{2212}": .replace("-")
            case "!": .replace("not ")
            case "&": .replace("and")
            case "\u{200B}", "\u{FEFF}": .remove
            default: nil
            }
        let shown = PythonText.repr(String(scalar))
        let wide = scalar == "&" && isAt(position, "&&") ? 2 : count
        fail(
            "unexpected char \(shown) at \(source.codePoints(before: position))", position..<(position + wide), fix: fix
        )
    }
}
