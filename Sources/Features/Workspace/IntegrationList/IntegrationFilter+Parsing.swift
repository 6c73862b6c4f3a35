import OnCall

/// Reads the words of a filter.
extension IntegrationFilter {
    /// What can stand before the sign of a word.
    enum Prefix: String, CaseIterable {
        case state = "is"
        case part = "has"
        case type, team, label, id, mode, chain, ends

        /// The signs that can follow it.
        var signs: String {
            switch self {
            case .state, .part, .label: ":"
            case .type, .team, .id, .mode, .chain: ":="
            case .ends: "<>"
            }
        }
    }

    /// The words of a filter; blanks in quotes belong to a word. A quote that is not closed yet ends with the text.
    static func words(in text: String) -> [String] { split(text, at: \.isWhitespace).filter { !$0.isEmpty } }

    /// Splits a text where no quotes are open.
    private static func split(_ text: String, at isSeparator: (Character) -> Bool) -> [String] {
        var parts = [""]
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if isSeparator(character), !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    /// A word. `!` negates all of its alternatives; so does `-`, but only before a prefix, because names contain it. As long as nothing
    /// follows, nothing is excluded.
    static func clause(_ word: String) -> Clause {
        let rest = String(word.dropFirst())
        let isNegated = word.hasPrefix("!") || word.hasPrefix("-") && prefix(of: rest) != nil
        var prefixes = ""
        let alternatives = split(isNegated ? rest : word) { $0 == "|" }.filter { !$0.isEmpty }.map { text -> Term in
            // `team:payments|checkout`: an alternative without a prefix has that of the one before.
            if let (_, sign, _) = prefix(of: text) {
                prefixes = String(text[...sign])
                return term(text)
            }
            return term(prefixes + text)
        }
        if alternatives.isEmpty || isNegated && alternatives.contains(where: isUnfinished) {
            return Clause(isNegated: false, alternatives: [.word("")])
        }
        return Clause(isNegated: isNegated, alternatives: alternatives)
    }

    /// The prefix of a word, the index of the sign that follows, and the rest.
    static func prefix(of text: String) -> (prefix: Prefix, sign: String.Index, rest: Substring)? {
        guard let sign = text.firstIndex(where: { ":=<>".contains($0) }),
            let prefix = Prefix(rawValue: String(text[..<sign])), prefix.signs.contains(text[sign])
        else { return nil }
        return (prefix, sign, text[text.index(after: sign)...])
    }

    private static func term(_ text: String) -> Term {
        guard let (prefix, sign, rest) = prefix(of: text) else {
            return text.hasPrefix("~") ? .letters(unquoted(text.dropFirst())) : .word(unquoted(text[...]))
        }
        let value = value(text[sign] == "=" ? text[sign...] : rest)
        switch prefix {
        case .state: return .state(value.text)
        case .part: return .part(value.text)
        case .type: return .type(value)
        case .team: return .team(value)
        case .id: return .id(value)
        case .mode: return .mode(value)
        case .chain: return .chain(value)
        case .label:
            let pair = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return .label(key: unquoted(pair[0]), value: pair.count == 2 ? self.value(pair[1]) : nil)
        case .ends:
            // `<=` is as good as `<`.
            return .ends(
                isWithin: text[sign] == "<", seconds: WindowGrammar.seconds(ofLength: value.text), text: value.text)
        }
    }

    /// Whether nothing follows a prefix or sign yet.
    private static func isUnfinished(_ term: Term) -> Bool {
        switch term {
        case .word(let text), .letters(let text), .state(let text), .part(let text), .ends(_, _, let text):
            text.isEmpty
        case .type(let value), .team(let value), .id(let value), .mode(let value), .chain(let value):
            value.text.isEmpty
        case .label(let key, let value): key.isEmpty && value == nil
        }
    }

    private static func unquoted(_ text: Substring) -> String { text.filter { $0 != "\"" } }

    /// A value; one in closed quotes or after `=` is exact. While nothing follows the sign, everything matches.
    private static func value(_ text: Substring) -> Value {
        let hasSign = text.hasPrefix("=")
        let rest = hasSign ? text.dropFirst() : text
        let isQuoted = rest.count > 2 && rest.hasPrefix("\"") && rest.hasSuffix("\"")
        let isOpen = rest.hasPrefix("\"") && !isQuoted
        let plain = unquoted(rest)
        return Value(text: plain, isExact: (hasSign && !isOpen || isQuoted) && !plain.isEmpty)
    }

    /// A prefix of the last word after which nothing follows yet, for a message.
    package enum OpenPrefix: Hashable, Sendable { case state, part, type, team, label, id, mode, chain, ends }

    /// The prefix that still lacks its value; nil if the last word is complete.
    package var openPrefix: OpenPrefix? {
        guard var word = IntegrationFilter.words(in: text).last else { return nil }
        if word.hasPrefix("!") || word.hasPrefix("-") { word.removeFirst() }
        guard let (prefix, _, rest) = IntegrationFilter.prefix(of: word), rest.isEmpty || rest == "=" else {
            return nil
        }
        return switch prefix {
        case .state: .state
        case .part: .part
        case .type: .type
        case .team: .team
        case .label: rest.isEmpty ? .label : nil
        case .id: .id
        case .mode: .mode
        case .chain: .chain
        case .ends: .ends
        }
    }
}
