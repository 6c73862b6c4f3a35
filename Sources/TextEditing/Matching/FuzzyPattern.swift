/// Letters to be found in a text in their sequence, with others between them; ranked as fzf ranks them.
///
/// A text scores for each letter found, more at the start of a word, less for gaps. The scores, and the case that letters in upper case
/// make count, are those of fzf's second algorithm (`FuzzyMatchV2` in `src/algo/algo.go`, fzf 0.38), a variant of the one of Smith and
/// Waterman in which no letter may be left out. Words separated by blanks must all match; their scores are added.
package struct FuzzyPattern: Hashable, Sendable {
    /// A word of the pattern.
    struct Word: Hashable, Sendable {
        /// Folded as `folds` and `isCaseSensitive` say.
        let letters: [UInt32]
        /// Whether it has a letter in upper case: then case counts.
        let isCaseSensitive: Bool
        /// Whether it has no letter with an accent: then a text may have them.
        let folds: Bool
        /// Whether all letters are ASCII.
        let isASCII: Bool

        init(_ text: Substring) {
            let typed = text.unicodeScalars.prefix(FuzzyPattern.maxLetters).map(\.value)
            let lower = typed.map(FuzzyLetter.lowercased)
            isCaseSensitive = lower != typed
            folds = lower.allSatisfy { FuzzyLetter.unaccented($0) == $0 }
            letters = typed
            isASCII = typed.allSatisfy { $0 < 0x80 }
        }

        /// How a letter of a text is compared.
        func folded(_ letter: UInt32) -> UInt32 {
            let letter = isCaseSensitive ? letter : FuzzyLetter.lowercased(letter)
            return folds ? FuzzyLetter.unaccented(letter) : letter
        }
    }

    /// Further letters of a word are ignored.
    static let maxLetters = 64
    /// Further letters of a text are not searched.
    package static let maxTextLetters = 512

    let words: [Word]

    package init(_ text: String) {
        words = text.split { $0 == " " }.map(Word.init)
    }

    /// Whether every text matches.
    package var isEmpty: Bool { words.isEmpty }

    /// The score of a text; nil if it does not match.
    package func score(_ text: String) -> Int? {
        var text = text
        var table = FuzzyTable()
        return text.withUTF8 { score($0, &table) }
    }

    /// The score of a text in UTF-8; nil if it does not match.
    /// - Parameter table: used again for the next text, so that memory need not be.
    func score(_ text: UnsafeBufferPointer<UInt8>, _ table: inout FuzzyTable) -> Int? {
        var sum = 0
        for word in words {
            guard FuzzyPattern.mayMatch(word, text), let best = table.best(word, in: text) else { return nil }
            sum += best.score
        }
        return sum
    }

    /// The parts of a text that match, in order and without overlaps; nil if it does not match.
    package func ranges(in text: String) -> [Range<String.Index>]? {
        var copy = text
        var table = FuzzyTable()
        var found: Set<Int> = []
        for word in words {
            let positions = copy.withUTF8 { utf8 -> [Int]? in
                guard let best = table.best(word, in: utf8) else { return nil }
                return table.positions(of: word, endingAt: best.end)
            }
            guard let positions else { return nil }
            found.formUnion(positions)
        }
        guard !found.isEmpty else { return [] }
        return FuzzyPattern.characters(at: found, in: text)
    }

    /// The characters that have one of the scalars at these offsets, neighbours as one range.
    private static func characters(at offsets: Set<Int>, in text: String) -> [Range<String.Index>] {
        var ranges: [Range<String.Index>] = []
        var offset = 0
        for index in text.indices {
            let count = text[index].unicodeScalars.count
            let next = text.index(after: index)
            if (offset..<offset + count).contains(where: offsets.contains) {
                if let last = ranges.last, last.upperBound == index {
                    ranges[ranges.count - 1] = last.lowerBound..<next
                } else {
                    ranges.append(index..<next)
                }
            }
            offset += count
        }
        return ranges
    }

    /// Rules out most texts without a table: those of ASCII that lack a letter of the word.
    private static func mayMatch(_ word: Word, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var next = 0
        return word.letters.withUnsafeBufferPointer { letters in
            for byte in text {
                guard byte < 0x80 else { return true }
                let isUpper = !word.isCaseSensitive && UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                guard UInt32(isUpper ? byte | 0x20 : byte) == letters[next] else { continue }
                next += 1
                if next == letters.count { return true }
            }
            return false
        }
    }
}
