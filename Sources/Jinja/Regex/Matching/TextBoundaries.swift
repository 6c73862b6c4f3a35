/// Borders of words and of characters as people see them (UAX #29), as the module finds them.
struct TextBoundaries<Unit: FixedWidthInteger & UnsignedInteger & Sendable> {
    private let text: [Unit]

    init(_ text: [Unit]) { self.text = text }

    private func word(_ position: Int) -> Int {
        UnicodeTables.shared.value(CharacterProperties.wordBreak, of: UInt32(text[position]))
    }

    private func isLetter(_ kind: Int) -> Bool { kind == WordBreak.letter || kind == WordBreak.hebrew }
    private func isQuote(_ kind: Int) -> Bool { kind == WordBreak.midNumberLetter || kind == WordBreak.singleQuote }
    private func isIgnored(_ kind: Int) -> Bool {
        kind == WordBreak.extend || kind == WordBreak.format || kind == WordBreak.joiner
    }
    private func isLineEnd(_ kind: Int) -> Bool { kind >= WordBreak.lineFeed && kind <= WordBreak.carriageReturn }

    private func isPictographic(_ position: Int) -> Bool {
        UnicodeTables.shared.value(CharacterProperties.pictographic, of: UInt32(text[position])) != 0
    }

    func isWordBoundary(_ position: Int) -> Bool {
        guard position > 0, position < text.count else { return !text.isEmpty }
        var before = position - 1
        var left = word(before)
        let right = word(position)
        if left == WordBreak.carriageReturn, right == WordBreak.lineFeed { return false }
        if isLineEnd(left) || isLineEnd(right) { return true }
        if left == WordBreak.joiner, isPictographic(position) { return false }
        if left == WordBreak.space, right == WordBreak.space { return false }
        if isIgnored(right) { return false }
        while isIgnored(left) {
            if before == 0 { return false }
            before -= 1
            left = word(before)
        }
        if isLetter(left), isLetter(right) { return false }
        if isApostrophe(before), isVowel(position) { return false }
        let after = position + 1 < text.count ? word(position + 1) : nil
        let earlier = before > 0 ? word(before - 1) : nil
        if joins(earlier, left, right, after) { return false }
        var first = before
        while first >= 0, word(first) == WordBreak.regional { first -= 1 }
        return (before - first) % 2 != 1
    }

    /// Rules about letters, digits and what stands between them.
    private func joins(_ earlier: Int?, _ left: Int, _ right: Int, _ after: Int?) -> Bool {
        func isMidLetter(_ kind: Int) -> Bool { kind == WordBreak.midLetter || isQuote(kind) }
        func isMidNumber(_ kind: Int) -> Bool { kind == WordBreak.midNumber || isQuote(kind) }
        if let after, isLetter(left), isMidLetter(right), isLetter(after) { return true }
        if let earlier, isLetter(earlier), isMidLetter(left), isLetter(right) { return true }
        if left == WordBreak.hebrew, right == WordBreak.singleQuote { return true }
        if left == WordBreak.hebrew, right == WordBreak.doubleQuote, after == WordBreak.hebrew { return true }
        if earlier == WordBreak.hebrew, left == WordBreak.doubleQuote, right == WordBreak.hebrew { return true }
        if left == WordBreak.numeric, right == WordBreak.numeric || isLetter(right) { return true }
        if isLetter(left), right == WordBreak.numeric { return true }
        if earlier == WordBreak.numeric, isMidNumber(left), right == WordBreak.numeric { return true }
        if left == WordBreak.numeric, isMidNumber(right), after == WordBreak.numeric { return true }
        if left == WordBreak.katakana, right == WordBreak.katakana { return true }
        func isConnectable(_ kind: Int) -> Bool {
            isLetter(kind) || kind == WordBreak.numeric || kind == WordBreak.katakana
        }
        if right == WordBreak.connector, isConnectable(left) || left == WordBreak.connector { return true }
        return left == WordBreak.connector && isConnectable(right)
    }

    private func isApostrophe(_ position: Int) -> Bool { text[position] == 0x27 || UInt32(text[position]) == 0x2019 }

    private func isVowel(_ position: Int) -> Bool {
        guard let scalar = Unicode.Scalar(UInt32(text[position])) else { return false }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        switch lower {
        case "a", "à", "á", "â", "e", "è", "é", "ê", "i", "ì", "í", "î", "o", "ò", "ó", "ô", "u", "ù", "ú", "û":
            return true
        default: return false
        }
    }

    // MARK: Graphemes

    private func grapheme(_ position: Int) -> Int {
        UnicodeTables.shared.value(CharacterProperties.graphemeBreak, of: UInt32(text[position]))
    }

    func isGraphemeBoundary(_ position: Int) -> Bool {
        guard position > 0, position < text.count else { return !text.isEmpty }
        let left = grapheme(position - 1)
        let right = grapheme(position)
        func isControl(_ kind: Int) -> Bool { kind >= GraphemeBreak.control && kind <= GraphemeBreak.carriageReturn }
        if left == GraphemeBreak.carriageReturn, right == GraphemeBreak.lineFeed { return false }
        if isControl(left) || isControl(right) { return true }
        if left == GraphemeBreak.l,
            [GraphemeBreak.l, GraphemeBreak.v, GraphemeBreak.lv, GraphemeBreak.lvt].contains(right)
        {
            return false
        }
        if left == GraphemeBreak.lv || left == GraphemeBreak.v, right == GraphemeBreak.v || right == GraphemeBreak.t {
            return false
        }
        if left == GraphemeBreak.lvt || left == GraphemeBreak.t, right == GraphemeBreak.t { return false }
        if [GraphemeBreak.extend, GraphemeBreak.joiner, GraphemeBreak.spacingMark].contains(right) { return false }
        if left == GraphemeBreak.prepend { return false }
        if joinsConsonants(position) { return false }
        if left == GraphemeBreak.joiner, isPictographic(position) {
            var before = position - 2
            while before >= 0, grapheme(before) == GraphemeBreak.extend { before -= 1 }
            if before >= 0, isPictographic(before) { return false }
        }
        if right == GraphemeBreak.regional {
            var before = position - 1
            while before >= 0, grapheme(before) == GraphemeBreak.regional { before -= 1 }
            if (position - 1 - before) % 2 == 1 { return false }
        }
        return true
    }

    /// Whether the consonants around `position` are one conjunct.
    private func joinsConsonants(_ position: Int) -> Bool {
        func kind(_ position: Int) -> Int {
            UnicodeTables.shared.value(CharacterProperties.indicConjunctBreak, of: UInt32(text[position]))
        }
        let extend = 1
        let consonant = 2
        let linker = 3
        guard kind(position) == consonant else { return false }
        var hasLinker = false
        var before = position - 1
        while before >= 0 {
            switch kind(before) {
            case linker: hasLinker = true
            case extend: break
            case consonant: return hasLinker
            default: return false
            }
            before -= 1
        }
        return false
    }
}

/// Values of Word_Break.
private enum WordBreak {
    static let lineFeed = 1, newline = 2, carriageReturn = 3, space = 4, doubleQuote = 5, singleQuote = 6
    static let midNumber = 7, midNumberLetter = 8, numeric = 9, midLetter = 10, letter = 11, connector = 12
    static let format = 13, extend = 14, hebrew = 15, joiner = 16, katakana = 17, regional = 18
}

/// Values of Grapheme_Cluster_Break.
private enum GraphemeBreak {
    static let control = 1, lineFeed = 2, carriageReturn = 3, extend = 4, prepend = 5, spacingMark = 6
    static let l = 7, v = 8, t = 9, joiner = 10, lv = 11, lvt = 12, regional = 13
}
