import OnCall

/// The filter of the list: words separated by blanks, all of which must match.
///
/// `is:maintenance`, `is:overdue`, `is:draft`, `is:custom`, `type:webhook`, `team:payments`, `label:team` or `label:team=SRE`, `id:CX3…`;
/// any other word is searched in name, type, team, labels and id. Case does not matter.
package struct IntegrationFilter: Hashable, Sendable {
    private enum Term: Hashable {
        case word(String)
        case state(String)
        case type(String)
        case team(String)
        case label(key: String, value: String?)
        case id(String)
    }

    /// The states of `is:`.
    package static let states = ["maintenance", "overdue", "draft", "custom"]

    private let terms: [Term]

    package init(_ text: String) {
        terms = text.lowercased().split(whereSeparator: \.isWhitespace).map { IntegrationFilter.term(String($0)) }
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

    private static func term(_ text: String) -> Term {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return .word(text) }
        switch parts[0] {
        case "is": return .state(parts[1])
        case "type": return .type(parts[1])
        case "team": return .team(parts[1])
        case "id": return .id(parts[1])
        case "label":
            let pair = parts[1].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return .label(key: pair[0], value: pair.count == 2 ? pair[1] : nil)
        default: return .word(text)
        }
    }

    /// What a filter needs besides the integration itself.
    struct Facts {
        let isOverdue: Bool
        let hasDraft: Bool
        let teamName: String?
    }

    func matches(_ entry: Entry, facts: () -> Facts) -> Bool {
        terms.allSatisfy { term in
            let integration = entry.integration
            switch term {
            case .word(let word): return entry.searchText.contains(word)
            case .type(let type): return integration.type.value?.lowercased().contains(type) ?? false
            case .team(let team): return facts().teamName?.lowercased().contains(team) ?? false
            case .id(let id): return integration.id.rawValue.lowercased().hasPrefix(id)
            case .label(let key, let value):
                return (integration.labels.value ?? []).contains { label in
                    // A key alone may be unfinished; a key with a value must match whole.
                    guard let value else { return label.key.lowercased().hasPrefix(key) }
                    return label.key.lowercased() == key && label.value.lowercased().hasPrefix(value)
                }
            case .state(let state):
                // An unfinished word already filters, so that the list follows the typing.
                let meant = IntegrationFilter.states.filter { $0.hasPrefix(state) }
                return meant.contains { name in
                    switch name {
                    case "maintenance": integration.maintenance != nil
                    case "overdue": facts().isOverdue
                    case "draft": facts().hasDraft
                    default: integration.templates.customCount > 0
                    }
                }
            }
        }
    }

    /// The parts of `text` that match the filter, in order and without overlaps, to be highlighted.
    package func highlights(in text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        for term in terms {
            let needle: String
            switch term {
            case .word(let word), .type(let word), .team(let word), .id(let word): needle = word
            case .label(let key, let value): needle = value ?? key
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
