import FoundationEssentials
import OnCall
import TerminalCore

/// Which of the rows that match come first.
extension IntegrationFilter {
    /// The words that are searched in every text of a row.
    private var plainWords: [String] {
        clauses.compactMap { clause in
            switch clause.plainTerm {
            case .word(let word)?, .letters(let word)?: word
            default: nil
            }
        }
    }

    /// Whether some rows may match better than others.
    var ranksNames: Bool { !plainWords.isEmpty }

    /// The rows whose name has all words, then the others, each in their order.
    /// - Returns: the rows, and how many have a name with all words.
    func namesFirst(_ rows: [Int], in index: ListIndex) -> (rows: [Int], hits: Int) {
        let searches = plainWords.map { index.symbols.bytes(of: $0).map { ByteSearch($0, in: index) } }
        var hits: [Int] = []
        var others: [Int] = []
        index.bytes.withUnsafeBytes { bytes in
            for row in rows {
                let text = UnsafeRawBufferPointer(rebasing: bytes[index.nameOfRow(row)])
                if searches.allSatisfy({ $0?.isFound(in: text) ?? false }) {
                    hits.append(row)
                } else {
                    others.append(row)
                }
            }
        }
        return (hits + others, hits.count)
    }
}

/// Why a row matches.
extension IntegrationFilter {
    /// A text that has a word of the filter which no text that is shown has; nil if all words can be seen.
    package func hiddenHit(shown: [String], hidden: [String]) -> String? {
        for term in clauses.compactMap(\.plainTerm) {
            guard let needle = IntegrationFilter.needle(of: term), !needle.isEmpty,
                !shown.contains(where: { $0.firstRange(ofIgnoringCase: needle) != nil }),
                let hit = hidden.first(where: { $0.firstRange(ofIgnoringCase: needle) != nil })
            else { continue }
            return hit
        }
        return nil
    }

    /// What a word looks for in a text; nil for a state.
    static func needle(of term: Term) -> String? {
        switch term {
        case .word(let word): word
        case .type(let value), .team(let value), .id(let value): value.text
        case .label(let key, let value): value.map { "\(key)=\($0.text)" } ?? key
        case .state, .part, .letters, .chain, .mode, .ends: nil
        }
    }
}

/// What may have been meant by a filter that matches nothing.
extension IntegrationFilter {
    /// The filter with its first word that matches nothing replaced by the nearest that does; nil if none is near.
    func suggestion(for directory: Directory, hasDraft: (IntegrationID) -> Bool) -> String? {
        let words = IntegrationFilter.words(in: text)
        for (position, word) in words.enumerated() {
            let alone = IntegrationFilter(word)
            guard let term = alone.clauses.first?.plainTerm, !alone.isVolatile || !alone.problems.isEmpty,
                alone.rows(
                    of: directory, among: 0..<directory.order.count, at: .distantPast, hasDraft: hasDraft
                ).isEmpty,
                let near = IntegrationFilter.near(term, in: directory.index)
            else { continue }
            return (words[..<position] + [near] + words[(position + 1)...]).joined(separator: " ")
        }
        return nil
    }

    private static func near(_ term: Term, in index: ListIndex) -> String? {
        func quoted(_ text: String) -> String { text.contains(where: \.isWhitespace) ? "\"\(text)\"" : text }
        func nearest(_ text: String, _ names: [String]) -> String? {
            NearestName.of(text, among: names).map(quoted)
        }
        let labels = index.labels.values
        if case .word(let word) = term, case .prefix(let typed, let near)? = IntegrationFilter(word).problems.first {
            return near + word.dropFirst(typed.count)
        }
        switch term {
        case .state(let state): return nearest(state, states).map { "is:" + $0 }
        case .type(let type): return nearest(type.text, index.types.values).map { "type:" + $0 }
        case .team(let team): return nearest(team.text, index.teams.values).map { "team:" + $0 }
        case .label(let key, nil): return nearest(key, labels.map(\.key)).map { "label:" + $0 }
        case .label(let key, let value?):
            if labels.contains(where: { $0.key == key }) {
                return nearest(value.text, labels.filter { $0.key == key }.map(\.value)).map { "label:\(key)=" + $0 }
            }
            return nearest(key, labels.map(\.key)).map { "label:\($0)=\(quoted(value.text))" }
        case .word(let word):
            return nearest(word, index.types.values + index.teams.values + labels.map(\.value) + labels.map(\.key))
        case .part(let part): return nearest(part, parts).map { "has:" + $0 }
        case .chain(let chain): return nearest(chain.text, index.chains.values).map { "chain:" + $0 }
        case .mode(let mode): return nearest(mode.text, index.modes.values).map { "mode:" + $0 }
        case .id, .letters, .ends: return nil
        }
    }
}
