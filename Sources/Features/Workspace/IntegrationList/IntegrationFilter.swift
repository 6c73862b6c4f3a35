import OnCall

/// The filter of the list: words separated by blanks, all of which must match.
///
/// `is:maintenance`, `is:overdue`, `is:draft`, `is:custom`, `is:unreadable`, `type:webhook`, `team:payments`, `label:team` or `label:team=SRE`, `id:CX3…`;
/// any other word is searched in name, type, team, labels and id. Quotes keep blanks together. A value in quotes must match whole, as
/// must one after `:=`: `type:=webhook`, `team:"Site Reliability"`. Case does not matter.
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
        case state(String)
        case type(Value)
        case team(Value)
        case label(key: String, value: Value?)
        case id(Value)
    }

    /// The states of `is:`.
    package static let states = ["maintenance", "overdue", "draft", "custom", "unreadable"]

    let terms: [Term]
    /// The filter as typed, in lower case.
    let text: String

    package init(_ text: String) {
        self.text = text.lowercased()
        terms = IntegrationFilter.words(in: self.text).map(IntegrationFilter.term)
    }

    package var isEmpty: Bool { terms.isEmpty }

    /// Words after `is:` that match no state, for a message.
    package var unknownStates: [String] {
        terms.compactMap {
            if case .state(let state) = $0, !IntegrationFilter.states.contains(where: { $0.hasPrefix(state) }) {
                state
            } else {
                nil
            }
        }
    }

    /// A prefix of the last word after which nothing follows yet, for a message: `is`, `type`, `team`, `label`, `id`.
    package enum OpenPrefix: Hashable, Sendable { case state, type, team, label, id }

    /// The prefix that still lacks its value; nil if the last word is complete.
    package var openPrefix: OpenPrefix? {
        switch terms.last {
        case .state("")?: .state
        case .type(let value)? where value.text.isEmpty: .type
        case .team(let value)? where value.text.isEmpty: .team
        case .id(let value)? where value.text.isEmpty: .id
        case .label("", value: nil)?: .label
        default: nil
        }
    }

    /// The words of a filter; blanks in quotes belong to a word. A quote that is not closed yet ends with the text.
    static func words(in text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character.isWhitespace, !isQuoted {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    private static func term(_ text: String) -> Term {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return .word(unquoted(text)) }
        switch parts[0] {
        case "is": return .state(value(parts[1]).text)
        case "type": return .type(value(parts[1]))
        case "team": return .team(value(parts[1]))
        case "id": return .id(value(parts[1]))
        case "label":
            let pair = parts[1].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return .label(key: unquoted(pair[0]), value: pair.count == 2 ? value(pair[1]) : nil)
        default: return .word(unquoted(text))
        }
    }

    private static func unquoted(_ text: String) -> String { text.filter { $0 != "\"" } }

    /// A value; one in closed quotes or after `=` is exact. While nothing follows the sign, everything matches.
    private static func value(_ text: String) -> Value {
        let hasSign = text.hasPrefix("=")
        let rest = hasSign ? String(text.dropFirst()) : text
        let isQuoted = rest.count > 2 && rest.hasPrefix("\"") && rest.hasSuffix("\"")
        let isOpen = rest.hasPrefix("\"") && !isQuoted
        let plain = unquoted(rest)
        return Value(text: plain, isExact: (hasSign && !isOpen || isQuoted) && !plain.isEmpty)
    }

    /// The parts of `text` that match the filter, in order and without overlaps, to be highlighted.
    package func highlights(in text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        for term in terms {
            let needle: String
            switch term {
            case .word(let word): needle = word
            case .type(let value), .team(let value), .id(let value): needle = value.text
            case .label(let key, let value): needle = value?.text ?? key
            case .state: continue
            }
            if !needle.isEmpty, let range = text.firstRange(ofIgnoringCase: needle),
                !found.contains(where: { $0.overlaps(range) })
            {
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
}
