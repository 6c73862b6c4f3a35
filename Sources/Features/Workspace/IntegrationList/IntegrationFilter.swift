import OnCall

/// The filter of the list: words separated by blanks, all of which must match. `FilterGrammar` lists what a word can be.
///
/// A word without a prefix is searched in name, type, team, labels and id. Quotes keep blanks together. A value in quotes must match
/// whole, as must one after `=`: `type=webhook`, `team:"Site Reliability"`. Case does not matter.
package struct IntegrationFilter: Hashable, Sendable {
    /// What a value has to match.
    struct Value: Hashable, Sendable {
        let text: String
        /// Whether all of it must match, and not only a part.
        let isExact: Bool

        /// - Parameter whole: in lower case.
        func isPart(of whole: String) -> Bool { isExact ? whole == text : whole.contains(text) }

        /// - Parameter whole: in lower case.
        func isStart(of whole: String) -> Bool { isExact ? whole == text : whole.hasPrefix(text) }
    }

    enum Term: Hashable, Sendable {
        case word(String)
        /// Letters that the name has in this sequence, with others between them.
        case letters(String)
        case state(String)
        case part(String)
        case type(Value)
        case team(Value)
        case chain(Value)
        case mode(Value)
        case label(key: String, value: Value?)
        case id(Value)
        /// A maintenance window that ends within so many seconds, or only later; nil while no length can be read.
        case ends(isWithin: Bool, seconds: Int?, text: String)
    }

    /// A word of the filter: alternatives, of which one must match, or none if it is negated.
    struct Clause: Hashable, Sendable {
        let isNegated: Bool
        /// At least one.
        let alternatives: [Term]

        /// Its only alternative, if it is not negated.
        var plainTerm: Term? { isNegated || alternatives.count > 1 ? nil : alternatives.first }
    }

    /// The states of `is:`.
    package static let states = ["maintenance", "overdue", "draft", "custom", "unreadable"]
    /// What `has:` asks for.
    package static let parts = ["label", "team", "chain", "description"]

    let clauses: [Clause]
    /// The filter as typed, in lower case.
    let text: String

    package init(_ text: String) {
        self.text = text.lowercased()
        clauses = IntegrationFilter.words(in: self.text).map(IntegrationFilter.clause)
    }

    package var isEmpty: Bool { clauses.isEmpty }

    /// All that is asked for, without the words that exclude something.
    var wanted: [Term] { clauses.lazy.filter { !$0.isNegated }.flatMap(\.alternatives) }

    private var terms: [Term] { clauses.flatMap(\.alternatives) }

    /// Whether the names of escalation chains are needed.
    package var needsChains: Bool {
        terms.contains { if case .chain = $0 { true } else { false } }
    }

    /// The lengths that ends of maintenance windows are compared with, in seconds.
    var comparedSeconds: [Int] {
        terms.compactMap { if case .ends(_, let seconds, _) = $0 { seconds } else { nil } }
    }

    /// The parts of `text` that match the filter, in order and without overlaps, to be highlighted.
    package func highlights(in text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        for term in wanted {
            let ranges: [Range<String.Index>]
            switch term {
            case .word(let word): ranges = [text.firstRange(ofIgnoringCase: word)].compactMap(\.self)
            case .letters(let letters): ranges = text.ranges(ofLettersIgnoringCase: letters)
            case .type(let value), .team(let value), .id(let value):
                ranges = [text.firstRange(ofIgnoringCase: value.text)].compactMap(\.self)
            case .label(let key, let value):
                ranges = [text.firstRange(ofIgnoringCase: value?.text ?? key)].compactMap(\.self)
            case .state, .part, .chain, .mode, .ends: continue
            }
            for range in ranges where !range.isEmpty && !found.contains(where: { $0.overlaps(range) }) {
                found.append(range)
            }
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }
    }
}

extension String {
    /// The first match of `needle`, which is in lower case.
    func firstRange(ofIgnoringCase needle: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            var here = start
            var rest = needle[...]
            while here < endIndex, !rest.isEmpty {
                let lower = self[here].lowercased()
                guard rest.hasPrefix(lower) else { break }
                rest = rest.dropFirst(lower.count)
                here = index(after: here)
            }
            if rest.isEmpty { return start..<here }
            start = index(after: start)
        }
        return nil
    }

    /// Where the letters of `needle`, which is in lower case, stand one after the other: together if they do anywhere, else the first of
    /// each; none if one is missing.
    func ranges(ofLettersIgnoringCase needle: String) -> [Range<Index>] {
        if let whole = firstRange(ofIgnoringCase: needle) { return [whole] }
        var ranges: [Range<Index>] = []
        var start = startIndex
        for letter in needle {
            guard let range = self[start...].indices.first(where: { String(self[$0]).lowercased() == String(letter) })
            else { return [] }
            ranges.append(range..<index(after: range))
            start = index(after: range)
        }
        return ranges
    }
}
