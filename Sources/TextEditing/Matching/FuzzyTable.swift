/// The scores of a word at each place of a text. Used again for the next text, so that memory need not be.
struct FuzzyTable {
    /// The text, folded, up to `FuzzyPattern.maxTextLetters`.
    private var letters: [UInt32] = []
    /// What a match is worth at each place of the text.
    private var bonuses: [Int] = []
    /// The first place at which each letter of the word can stand.
    private var firsts: [Int] = []
    /// By letter of the word, then by place: the best score of the word up to this letter in the text up to this place.
    private var scores: [Int] = []
    /// How many letters that end at a place match one after the other.
    private var runs: [Int] = []

    init() {}

    /// Scores a word.
    /// - Returns: the best score and the place where its last letter stands; nil if the word is not in the text.
    mutating func best(_ word: FuzzyPattern.Word, in text: UnsafeBufferPointer<UInt8>) -> (score: Int, end: Int)? {
        read(text, for: word)
        guard find(word) else { return nil }
        let width = letters.count
        if scores.count < word.letters.count * width {
            let more = word.letters.count * width - scores.count
            scores.append(contentsOf: repeatElement(0, count: more))
            runs.append(contentsOf: repeatElement(0, count: more))
        }
        for row in word.letters.indices { score(row, of: word, width) }
        let last = (word.letters.count - 1) * width
        var end = firsts[word.letters.count - 1]
        for place in end..<width where scores[last + place] > scores[last + end] {
            // As fzf does, a single letter is content with the first start of a word.
            if word.letters.count == 1, bonuses[end] >= FuzzyLetter.boundary { break }
            end = place
        }
        return (scores[last + end], end)
    }

    /// Decodes and folds a text, and finds what a match is worth at its places.
    private mutating func read(_ text: UnsafeBufferPointer<UInt8>, for word: FuzzyPattern.Word) {
        letters.removeAll(keepingCapacity: true)
        bonuses.removeAll(keepingCapacity: true)
        var previous = FuzzyLetter.blank
        func add(_ letter: UInt32) {
            let kind = FuzzyLetter(letter)
            bonuses.append(kind.bonus(after: previous))
            letters.append(word.folded(letter))
            previous = kind
        }
        var decoder = UTF8()
        var bytes = text.makeIterator()
        while letters.count < FuzzyPattern.maxTextLetters {
            guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { break }
            add(scalar.value)
        }
    }

    /// Finds the first place of each letter, one after the other.
    /// - Returns: whether all are there.
    private mutating func find(_ word: FuzzyPattern.Word) -> Bool {
        firsts.removeAll(keepingCapacity: true)
        for (place, letter) in letters.enumerated() where letter == word.letters[firsts.count] {
            firsts.append(place)
            if firsts.count == word.letters.count { return true }
        }
        return false
    }

    /// Scores the word up to a letter, from the scores up to the letter before.
    private mutating func score(_ row: Int, of word: FuzzyPattern.Word, _ width: Int) {
        let letter = word.letters[row]
        let here = row * width
        let above = here - width
        let first = firsts[row]
        for place in 0..<first { (scores[here + place], runs[here + place]) = (0, 0) }
        var left = 0
        var isInGap = false
        for place in first..<width {
            let skipped = left + (isInGap ? FuzzyLetter.gapExtension : FuzzyLetter.gapStart)
            var matched = 0
            var run = 0
            if letters[place] == letter {
                if row == 0 {
                    matched = FuzzyLetter.match + bonuses[place] * FuzzyLetter.firstFactor
                    run = 1
                } else {
                    (matched, run) = matching(
                        at: place, after: scores[above + place - 1], run: runs[above + place - 1] + 1,
                        orSkipping: skipped)
                }
            }
            // A first letter is taken wherever it stands.
            isInGap = row == 0 ? run == 0 : matched < skipped
            left = row == 0 && run == 1 ? matched : max(matched, skipped, 0)
            (scores[here + place], runs[here + place]) = (left, run)
        }
    }

    /// The score and the run of a letter that matches.
    /// - Parameters:
    ///   - score: of the letter before it.
    ///   - run: how many letters match one after the other, with it.
    ///   - skipped: the score without it.
    private func matching(at place: Int, after score: Int, run: Int, orSkipping skipped: Int) -> (score: Int, run: Int)
    {
        var run = run
        var bonus = bonuses[place]
        if run > 1 {
            // All letters of a run are worth as much as its first, unless a word starts here that is worth more.
            let start = bonuses[place - run + 1]
            if bonus >= FuzzyLetter.boundary, bonus > start {
                run = 1
            } else {
                bonus = max(bonus, start, FuzzyLetter.consecutive)
            }
        }
        let matched = score + FuzzyLetter.match
        return matched + bonus < skipped ? (matched + bonuses[place], 0) : (matched + bonus, run)
    }

    /// The places of the letters of the word that was scored last.
    mutating func positions(of word: FuzzyPattern.Word, endingAt end: Int) -> [Int] {
        let width = letters.count
        var positions: [Int] = []
        var row = word.letters.count - 1
        var place = end
        var prefersMatch = true
        while row >= 0, place >= 0 {
            let here = row * width
            let score = scores[here + place]
            let diagonal = row > 0 && place > 0 && place >= firsts[row] ? scores[here - width + place - 1] : 0
            let left = place > firsts[row] ? scores[here + place - 1] : 0
            let isMatch = letters[place] == word.letters[row]
            let isRun =
                runs[here + place] > 1
                || row + 1 < word.letters.count && place + 1 < width
                    && runs[here + width + place + 1] > 0
            if isMatch, score > diagonal, score > left || score == left && prefersMatch {
                positions.append(place)
                row -= 1
            }
            prefersMatch = isRun
            place -= 1
        }
        return positions.reversed()
    }
}
