/// Texts, and which of them match what is typed, the best first. A longer pattern is searched only where the shorter one was found.
package struct FuzzyRanking: Sendable {
    /// All texts in UTF-8, one after the other.
    private var bytes: [UInt8] = []
    /// Where each text ends.
    private var ends: [Int] = []
    /// The letters of each text without blanks at its ends: of two with the same score the shorter comes first.
    private var lengths: [Int] = []
    private var typed = ""
    /// Those that match `typed`, in their order; nil for all.
    private var matching: [Int]?

    package init(_ texts: some Sequence<String>) {
        for text in texts {
            bytes.append(contentsOf: text.utf8)
            ends.append(bytes.count)
            let isPlain = bytes[(ends.dropLast().last ?? 0)...].allSatisfy { $0 > 0x20 && $0 < 0x80 }
            lengths.append(isPlain ? text.utf8.count : FuzzyRanking.length(text))
        }
    }

    package var count: Int { ends.count }

    private static func length(_ text: String) -> Int {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return 0 }
        return scalars[first...last].count
    }

    /// The numbers of the texts that match: by score, then the shorter first, then in their order.
    package mutating func ranked(_ text: String) -> [Int] {
        let pattern = FuzzyPattern(text)
        guard !pattern.isEmpty else {
            (typed, matching) = ("", nil)
            return Array(0..<count)
        }
        var found: [(number: Int, rank: UInt64)] = []
        var table = FuzzyTable()
        bytes.withUnsafeBufferPointer { bytes in
            func test(_ number: Int) {
                let start = number == 0 ? 0 : ends[number - 1]
                let part = UnsafeBufferPointer(rebasing: bytes[start..<ends[number]])
                guard let score = pattern.score(part, &table) else { return }
                // The best is the smallest number.
                let rank =
                    UInt64(0xFFFF - min(0xFFFF, max(0, score))) << 48 | UInt64(min(0xFFFF, lengths[number])) << 32
                    | UInt64(number)
                found.append((number, rank))
            }
            if let matching, text.hasPrefix(typed) {
                for number in matching { test(number) }
            } else {
                for number in 0..<count { test(number) }
            }
        }
        (typed, matching) = (text, found.map(\.number))
        return found.map(\.rank).sorted().map { Int($0 & 0xFFFF_FFFF) }
    }
}

/// It follows from the texts, and takes no part in comparisons.
extension FuzzyRanking: Hashable {
    package static func == (_: FuzzyRanking, _: FuzzyRanking) -> Bool { true }
    package func hash(into _: inout Hasher) {}
}
