import OnCall
import TerminalCore

/// A word of a filter that means nothing.
package enum FilterProblem: Hashable, Sendable {
    /// There is no such state.
    case state(String)
    /// There is nothing of this name that an integration can have.
    case part(String)
    /// It is compared with no length of time.
    case length(String)
    /// A prefix that does not exist, and the one that may be meant.
    case prefix(String, near: String)

    /// What is wrong, and what there is instead; for screen and command line.
    package var message: String {
        switch self {
        case .state(let state): "there is no is:\(state); there are \(IntegrationFilter.states.joined(separator: ", "))"
        case .part(let part): "there is no has:\(part); there are \(IntegrationFilter.parts.joined(separator: ", "))"
        case .length(let text): "ends<\(text): write a length, such as ends<45m or ends>1h30m"
        case .prefix(let word, let near):
            "there is no '\(word):'; did you mean '\(near):'? In quotes it is searched for"
        }
    }
}

extension IntegrationFilter {
    /// The words that mean nothing, in their sequence. An unfinished word is none.
    package var problems: [FilterProblem] {
        zip(IntegrationFilter.words(in: text), clauses).flatMap { word, clause in
            clause.alternatives.compactMap { IntegrationFilter.problem($0, in: word) }
        }
    }

    private static func problem(_ term: Term, in word: String) -> FilterProblem? {
        switch term {
        case .state(let state): return states.contains { $0.hasPrefix(state) } ? nil : .state(state)
        case .part(let part): return parts.contains { $0.hasPrefix(part) } ? nil : .part(part)
        case .ends(_, nil, let text): return text.isEmpty ? nil : .length(text)
        case .word:
            // Names may have a colon: only what is nearly a prefix is one that is mistyped.
            guard !word.contains("\""), let colon = word.firstIndex(of: ":") else { return nil }
            let typed = word[..<colon].drop { "!-".contains($0) }
            guard typed.count > 1, Prefix(rawValue: String(typed)) == nil,
                let near = NearestName.of(String(typed), among: Prefix.allCases.filter { $0 != .ends }.map(\.rawValue))
            else { return nil }
            return .prefix(String(typed), near: near)
        default: return nil
        }
    }
}
