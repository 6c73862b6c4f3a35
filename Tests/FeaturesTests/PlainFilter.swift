import Features
import OnCall

/// The filter as it is defined: words on the texts of an integration, without an index. The fast one must give the same.
struct PlainFilter {
    /// What a value has to match.
    private struct Value: Hashable {
        let text: String
        /// Whether all of it must match, and not only a part.
        let isExact: Bool

        func isPart(of whole: String) -> Bool {
            isExact ? whole.lowercased() == text : whole.lowercased().contains(text)
        }

        func isStart(of whole: String) -> Bool {
            isExact ? whole.lowercased() == text : whole.lowercased().hasPrefix(text)
        }
    }

    private enum Term: Hashable {
        case word(String)
        case state(String)
        case type(Value)
        case team(Value)
        case label(key: String, value: Value?)
        case id(Value)
    }

    private let terms: [Term]

    init(_ text: String) { terms = PlainFilter.words(in: text.lowercased()).map(PlainFilter.term) }

    /// The words of a filter; blanks in quotes belong to a word. A quote that is not closed yet ends with the text.
    private static func words(in text: String) -> [String] {
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

    /// - Parameter console: has the team's name, drafts and the server's time.
    func matches(_ integration: Integration, in console: Console) -> Bool {
        let teamName = console.directory.teamName(integration.teamID.value)
        return terms.allSatisfy { term in
            switch term {
            case .word(let word): return searchText(integration, teamName).contains(word)
            case .type(let type): return integration.type.value.map(type.isPart) ?? false
            case .team(let team): return teamName.map(team.isPart) ?? false
            case .id(let id): return id.isStart(of: integration.id.rawValue)
            case .label(let key, let value):
                return (integration.labels.value ?? []).contains { label in
                    // A key alone may be unfinished; a key with a value must match whole.
                    guard let value else { return label.key.lowercased().hasPrefix(key) }
                    return label.key.lowercased() == key && value.isStart(of: label.value)
                }
            case .state(let state):
                // An unfinished word already filters, so that the list follows the typing.
                let meant = IntegrationFilter.states.filter { $0.hasPrefix(state) }
                return meant.contains { name in
                    switch name {
                    case "maintenance": integration.maintenance != nil
                    case "overdue": integration.maintenance?.isOverdue(at: console.serverTime) ?? false
                    case "draft": console.hasDraft(integration.id)
                    case "unreadable": !integration.unreadableMembers.isEmpty
                    default: integration.templates.customCount > 0
                    }
                }
            }
        }
    }

    private func searchText(_ integration: Integration, _ teamName: String?) -> String {
        let labels = (integration.labels.value ?? []).map { "\($0.key)=\($0.value)" }
        let parts = [integration.name.value, integration.type.value, teamName, integration.id.rawValue]
        return (parts.compactMap(\.self) + labels).joined(separator: "\n").lowercased()
    }
}
