/// Assertions about a position.
extension PatternMatcher {
    @inline(__always)
    private func code(_ position: Int) -> UInt32 { UInt32(text[position]) }

    private func isWord(_ position: Int) -> Bool {
        guard position >= 0, position < text.count else { return false }
        return program.rules.has(CharacterProperties.word.id, CharacterProperties.word.value, code(position))
    }

    private func isSeparator(_ code: UInt32) -> Bool {
        if code >= 0x0A && code <= 0x0D { return true }
        return !program.rules.isASCII && (code == 0x85 || code == 0x2028 || code == 0x2029)
    }

    func holds(_ assertion: PatternNode.Assertion, _ position: Int) -> Bool {
        switch assertion {
        case .textStart: position == 0
        case .textEnd: position == text.count
        case .textEndOrNewline: position == text.count || position == text.count - 1 && text[position] == 10
        case .textEndOrSeparator: position == text.count || isFinalSeparator(position)
        case .searchAnchor: position == anchor
        case .lineStart: position == 0 || text[position - 1] == 10
        case .lineEnd: position == text.count || text[position] == 10
        case .separatedStart: isSeparatedStart(position)
        case .separatedEnd: isSeparatedEnd(position)
        case .wordBoundary: isWord(position - 1) != isWord(position)
        case .noWordBoundary: isWord(position - 1) == isWord(position)
        case .wordStart: !isWord(position - 1) && isWord(position)
        case .wordEnd: isWord(position - 1) && !isWord(position)
        case .defaultBoundary: isDefaultBoundary(position)
        case .noDefaultBoundary: !isDefaultBoundary(position)
        case .defaultStart: isDefaultBoundary(position) && !isWord(position - 1) && isWord(position)
        case .defaultEnd: isDefaultBoundary(position) && isWord(position - 1) && !isWord(position)
        }
    }

    /// ASCII patterns have no borders of words beyond those of characters.
    private func isDefaultBoundary(_ position: Int) -> Bool {
        if program.rules.isASCII { return isWord(position - 1) != isWord(position) }
        return TextBoundaries(text).isWordBoundary(position)
    }

    private func isFinalSeparator(_ position: Int) -> Bool {
        isSeparatedEnd(position)
            && (position == text.count - 1
                || position == text.count - 2 && text[position] == 13 && text[position + 1] == 10)
    }

    private func isSeparatedStart(_ position: Int) -> Bool {
        guard position > 0 else { return true }
        let before = code(position - 1)
        if before == 13 { return position == text.count || text[position] != 10 }
        return isSeparator(before)
    }

    private func isSeparatedEnd(_ position: Int) -> Bool {
        guard position < text.count else { return true }
        let after = code(position)
        if after == 10 { return position == 0 || text[position - 1] != 13 }
        return isSeparator(after)
    }

    func isGraphemeBoundary(_ position: Int) -> Bool {
        program.rules.isASCII || TextBoundaries(text).isGraphemeBoundary(position)
    }
}
